// The colours by themselves: a change that makes words hard to read fails here.
import { expect, test } from 'vitest'
import { contrast, distance, EYES, seenBy } from './colour.ts'
import { COLOURS, type Colours, IDENTITIES, identity, identityBlock, MORE_CONTRAST, need, type Slot, THEMES } from './tokens.ts'

const SURFACES = ['--canvas', '--surface', '--surface-raised', '--surface-sunken', '--surface-hover', '--surface-selected']
const TINTED = ['success', 'warning', 'danger', 'added', 'removed', 'changed', 'accent']

type Pair = readonly [what: string, on: string, least: number]
const PAIRS: readonly Pair[] = [
  ...SURFACES.flatMap((on) =>
    ['--text', '--text-2', '--text-3', '--accent', '--danger', '--warning', '--success'].map((what): Pair => [what, on, 4.5]),
  ),
  ...SURFACES.flatMap((on) => ['--border-control', '--focus', '--warning-mark', '--danger-solid'].map((what): Pair => [what, on, 3])),
  ...TINTED.flatMap((name) => [`--${name}`, '--text-2', '--text-3'].map((what): Pair => [what, `--${name}-tint`, 4.5])),
  ...['--accent', '--accent-hover', '--accent-press'].map((on): Pair => ['--on-accent', on, 4.5]),
  ['--on-danger', '--danger-solid', 4.5],
  ['--text-on-inverse', '--surface-inverse', 4.5],
]

const tooFaint = (colours: Colours, pairs: readonly Pair[]) =>
  pairs.flatMap(([what, on, least]) =>
    THEMES.filter((theme) => contrast(need(colours, what)[theme], need(colours, on)[theme]) < least).map(
      (theme) => `${what} on ${on}, ${theme}: ${contrast(need(colours, what)[theme], need(colours, on)[theme]).toFixed(2)} < ${least}`,
    ),
  )

test('[C16] words stand out by 4.5 and shapes by 3 from every surface, in both themes, and with more contrast when asked for', () => {
  expect(tooFaint(COLOURS, PAIRS)).toEqual([])
  expect(tooFaint(MORE_CONTRAST, PAIRS)).toEqual([])
  expect(tooFaint(MORE_CONTRAST, [['--text-3', '--surface', 7] as const])).toEqual([])
})

test('[C16] a delegation’s shape, letters and tint stand out wherever they lie', () => {
  const found = IDENTITIES.flatMap((slot) => {
    const colours: Colours = new Map([...COLOURS, ...identity(slot)])
    const pairs: readonly Pair[] = [
      ...SURFACES.flatMap((on): Pair[] => [
        ['--d', on, 3],
        ['--d-ink', on, 4.5],
      ]),
      ['--d', '--d-tint', 3],
      ['--d-ink', '--d-tint', 4.5],
      ['--d-on', '--d-solid', 4.5],
      ['--text', '--d-tint', 7],
    ]
    return tooFaint(colours, pairs).map((trouble) => `${slot}: ${trouble}`)
  })
  expect(found).toEqual([])
})

test.each(EYES)('[C17] the three delegations are told apart by eyes of %s', (eye) => {
  for (const theme of THEMES) {
    const fill = (slot: Slot) => seenBy(eye, need(identity(slot), '--d-solid')[theme])
    for (const [one, other] of [[1, 2] as const, [1, 3] as const, [2, 3] as const])
      expect([theme, one, other, distance(fill(one), fill(other)) >= 9]).toEqual([theme, one, other, true])
  }
})

test.each(['most', 'greyscale'] as const)('[C28] SEC is told apart from the three delegations by eyes of %s', (eye) => {
  for (const theme of THEMES)
    for (const slot of [1, 2, 3] as const) {
      const [delegation, secretariat] = [slot, 'sec' as const].map((one) => seenBy(eye, need(identity(one), '--d-solid')[theme]))
      expect([theme, slot, delegation && secretariat && distance(delegation, secretariat) >= 6]).toEqual([theme, slot, true])
    }
})

test('[C17] each delegation has a pattern that no other has, and the three of a group also a line of their own', () => {
  const drawn = (property: string) => (slot: Slot) =>
    new RegExp(`${property}:([^;]+);`).exec(identityBlock(slot))?.[1]?.replace(/\s+/g, ' ')
  expect(new Set(IDENTITIES.map(drawn('--d-pattern'))).size).toBe(IDENTITIES.length)
  expect(new Set(([1, 2, 3] as const).map(drawn('--d-line'))).size).toBe(3)
})

test('every colour can be shown by an ordinary screen', () => {
  const all: Colours = new Map([
    ...MORE_CONTRAST,
    ...IDENTITIES.flatMap((slot) => [...identity(slot)].map(([name, both]) => [`${name} ${slot}`, both] as const)),
  ])
  const outside = [...all].filter(([, both]) => THEMES.some((theme) => both[theme].some((part) => part < -0.004 || part > 1.004)))
  expect(outside.map(([name]) => name)).toEqual([])
})
