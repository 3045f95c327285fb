// Brackets of a draft: each is found once, in both languages alike.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bracketsIn } from '../../../shared/brackets/bracketsIn.ts'
import { bracketsOfRows, countBrackets } from '../../../shared/brackets/rowBrackets.ts'

const placeholdersIn = (words: string) => bracketsIn([words]).brackets.map(({ isPlaceholder }) => isPlaceholder)
const row = (es: string | null, en: string | null) => ({ es: es === null ? null : { text: es }, en: en === null ? null : { text: en } })

/** A draft as a tree: words, and brackets around parts. Written in two languages, with the same brackets. */
type Part = 'words' | 'placeholder' | readonly Part[]
const PARTS: fc.Arbitrary<readonly Part[]> = fc.letrec<{ parts: readonly Part[] }>((tie) => ({
  parts: fc.array(fc.oneof({ maxDepth: 4 }, fc.constantFrom<Part>('words', 'placeholder'), tie('parts')), { maxLength: 4 }),
})).parts
const written = (parts: readonly Part[], language: 'es' | 'en'): string =>
  parts
    .map((part) => {
      if (part === 'words') return language === 'es' ? 'las autoridades; ' : 'the authorities; '
      if (part === 'placeholder') return language === 'es' ? '[por definir] y más ' : '[TBD] and more '
      return `[${written([...part, 'words'], language)}] con ello. `
    })
    .join('')
const bracketsOf = (parts: readonly Part[]): number =>
  parts.reduce<number>((sum, part) => sum + (part === 'words' ? 0 : part === 'placeholder' ? 1 : 1 + bracketsOf(part)), 0)

describe('[D5] brackets', () => {
  test('are all found, once each, however they stand in each other, and are the same ones in both languages', () =>
    fc.assert(
      fc.property(fc.array(PARTS, { maxLength: 5 }), (drafts) => {
        const rows = bracketsOfRows(drafts.map((parts) => row(`Inicio ${written(parts, 'es')}`, `Start ${written(parts, 'en')}`)))
        expect(rows.map(({ count }) => count)).toEqual(drafts.map(bracketsOf))
        expect(rows.some(({ differs, isSingle }) => differs || isSingle)).toBe(false)
      }),
    ))
  test('leave no character out: it belongs to one bracket, or to none and is said', () =>
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom('[', ']', 'a', ' ', 'o', ',', ':', '.', '…') }), { maxLength: 6 }),
        (lines) => {
          const { brackets, single } = bracketsIn(lines)
          const found = [...brackets.flatMap(({ from, to }) => [from, to]), ...single]
          expect(new Set(found.map(({ line, unit }) => `${line} ${unit}`)).size).toBe(found.length)
          for (const { line, unit } of found) expect('[]').toContain(lines[line]?.[unit])
          const omissions = lines.join('\n').match(/\[(?:…|\.{3})\]/g)?.length ?? 0
          expect(found.length + 2 * omissions).toBe(lines.join('').replace(/[^[\]]/g, '').length)
        },
      ),
    ))
  test('may open in one paragraph and close in another; they count where they open', () => {
    expect(bracketsIn(['Uno [dos', 'tres', 'cuatro] cinco']).brackets).toEqual([
      { from: { line: 0, unit: 4 }, to: { line: 2, unit: 6 }, isPlaceholder: false, by: [] },
    ])
    const rows = bracketsOfRows([row('[Uno', '[One'), row('dos] y [tres]', 'two] and [three]')])
    expect(rows.map(({ count }) => count)).toEqual([1, 1])
    expect(countBrackets(rows)).toBe(2)
  })
  test('are placeholders where something is to be filled in', () => {
    expect(placeholdersIn('el [fecha], a las [__] horas, en [●], [por definir] y [ ]')).toEqual(Array(5).fill(true))
    expect(placeholdersIn('en [30] [sesenta] días')).toEqual([false, false])
  })
  test('do not include the editor’s *sic* and omissions', () => {
    expect(placeholdersIn('la autoridad [sic] que […] y [...] dentro de [diez] días')).toEqual([false])
  })
  test('say whose they are where they begin with codes', () => {
    const by = (words: string) => bracketsIn([words]).brackets.map((one) => one.by)
    expect(by('[CO, MX: en diez días] y [US: promptly] o [Artículo: 3]')).toEqual([['CO', 'MX'], ['US'], []])
    expect(by('[CO y MX: en diez días]')).toEqual([['CO', 'MX']])
  })
  test('of a row count once, on the Spanish side where it has words', () => {
    const rows = bracketsOfRows([row('[uno] y [dos]', '[one] and [two]'), row(null, '[three]'), row('', '[four]'), row('cinco', null)])
    expect(rows.map(({ count }) => count)).toEqual([2, 1, 1, 0])
    expect(rows.some(({ differs }) => differs)).toBe(false)
  })
  test('that differ between the languages, or have no counterpart, are said', () => {
    const rows = bracketsOfRows([row('[uno] y dos', 'one and two'), row('[fecha]', '[words]'), row('[tres', 'three'), row('[a]', '[b]')])
    expect(rows.map(({ differs }) => differs)).toEqual([true, true, false, false])
    expect(rows.map(({ isSingle }) => isSingle)).toEqual([false, false, true, false])
  })
})
