import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Bilingual, Language } from '../../../shared/bilingual.ts'
import { topBlocks } from '../../../shared/editor/blocks.ts'
import { parseAccountId } from '../../../shared/ids.ts'
import { changedWords } from '../../../shared/pairs/changedWords.ts'
import { confirmPairs, withdrawConfirmation } from '../../../shared/pairs/confirm.ts'
import { type Confirmation, readConfirmations } from '../../../shared/pairs/confirmations.ts'
import { MAX_SAID, meaningOf, saidOf, sameSaid } from '../../../shared/pairs/meaning.ts'
import { itemPair, pairName, parsePair, rowPair, TEXT_TITLE } from '../../../shared/pairs/pairNames.ts'
import { pairRows, type RowBlock } from '../../../shared/pairs/pairRows.ts'
import { countPairs, outdatedSide, type PairState, pairState, unconfirmedIn } from '../../../shared/pairs/pairState.ts'
import { createTextRows, textRows } from '../../../shared/pairs/textRows.ts'
import { withContext, wordDiff } from '../../../shared/pairs/wordDiff.ts'
import { must } from '../../../shared/result.ts'

const account = (name: string) => must(parseAccountId(name), 'account')
const [ana, john] = [account('ana'), account('john')]
const confirmation = (who: string, language: Language, sides: Bilingual, turn: number): Confirmation => ({
  account: account(who),
  language,
  es: saidOf(sides.es),
  en: saidOf(sides.en),
  turn,
})
const ONE = { es: 'Antes de remitir la solicitud', en: 'Before sending the request' }
const LONGER_ES = { ...ONE, es: `${ONE.es} y la fecha` }

describe('[B1] the state of a pair', () => {
  const both = [confirmation('john', 'en', ONE, 2), confirmation('ana', 'es', ONE, 1)]
  const table: readonly (readonly [string, Bilingual, readonly Confirmation[], Partial<PairState>, Language | null])[] = [
    ['nothing is written', { es: '', en: ' ' }, [], { type: 'empty' }, null],
    ['one side is missing', { es: ONE.es, en: '' }, [], { type: 'missing', side: 'en' }, 'en'],
    ['one side was emptied after all', { es: '', en: ONE.en }, both, { type: 'missing', side: 'es' }, 'es'],
    ['nobody has confirmed it', ONE, [], { type: 'unconfirmed', by: [] }, null],
    ['one language has confirmed it', ONE, both.slice(1), { type: 'unconfirmed' }, null],
    [
      'two people of one language are not two languages',
      ONE,
      [both[0], confirmation('li', 'en', ONE, 3)].flatMap((one) => one ?? []),
      { type: 'unconfirmed' },
      null,
    ],
    ['both languages have confirmed it', ONE, both, { type: 'aligned' }, null],
    ['one side has changed since', LONGER_ES, both, { type: 'stale', changed: ['es'] }, 'en'],
    ['both have changed since', { es: LONGER_ES.es, en: `${ONE.en} and the date` }, both, { type: 'stale', changed: ['es', 'en'] }, null],
    ['it says again what was confirmed', ONE, [confirmation('li', 'en', LONGER_ES, 3), ...both], { type: 'aligned' }, null],
  ]
  test.each(table)('%s', (_name, pair, confirmations, state, ahead) => {
    expect(pairState(pair, confirmations)).toMatchObject(state)
    expect(outdatedSide(pairState(pair, confirmations))).toBe(ahead)
  })

  test('says which languages wait for somebody', () => {
    expect(unconfirmedIn(pairState(ONE, both.slice(1)))).toEqual(['en'])
    expect(unconfirmedIn(pairState(LONGER_ES, both))).toEqual(['es', 'en'])
    expect(unconfirmedIn(pairState(ONE, both))).toEqual([])
  })

  test('is counted, what is empty apart', () => {
    const states = [pairState(ONE, both), pairState(LONGER_ES, both), pairState({ es: 'a', en: '' }), pairState({ es: '', en: '' })]
    expect(countPairs(states)).toEqual({ aligned: 1, unconfirmed: 0, stale: 1, missing: 1 })
  })
})

describe('[B2] meaning', () => {
  test('is the same whatever the formats, breaks and spaces', () => {
    const plain = new Y.XmlText('La autoridad responde en diez días')
    const formatted = new Y.XmlText('La autoridad responde en diez días')
    const doc = new Y.Doc()
    doc.getXmlFragment('a').push([withText('paragraph', plain)])
    doc.getXmlFragment('b').push([withText('heading', formatted)])
    formatted.format(3, 9, { bold: true, link: { href: 'https://example.org' } })
    const [a, b] = ['a', 'b'].map((name) => saidOf(topBlocks(doc.getXmlFragment(name))[0]?.text ?? ''))
    expect(a).toEqual(b)
    expect(meaningOf('  diez\n\tdías\u00a0há\u00adbiles ')).toBe('diez días hábiles')
    expect(meaningOf('e\u0301xito')).toBe(meaningOf('éxito'))
  })

  test('is another one with any other letter or sign, also of a text too long to be kept', () => {
    expect(sameSaid(saidOf('diez días'), saidOf('Diez días'))).toBe(false)
    expect(sameSaid(saidOf('diez días.'), saidOf('diez días'))).toBe(false)
    const long = 'palabra '.repeat(MAX_SAID)
    expect(sameSaid(saidOf(long), saidOf(`${long} `))).toBe(true)
    expect(sameSaid(saidOf(long), saidOf(`${long}.`))).toBe(false)
    expect(sameSaid(saidOf(long), saidOf(long.replace('palabra', 'palabro')))).toBe(false)
    expect(JSON.stringify(saidOf(long)).length).toBeLessThan(100)
  })
})
const withText = (name: string, text: Y.XmlText) => {
  const element = new Y.XmlElement(name)
  element.insert(0, [text])
  return element
}

describe('[B3] confirmations in a document', () => {
  const confirm = (doc: Y.Doc, who: typeof ana, language: Language, sides: Bilingual) =>
    confirmPairs(doc, [{ pair: TEXT_TITLE, sides, language, account: who }])
  const stateIn = (doc: Y.Doc, sides: Bilingual) => pairState(sides, readConfirmations(doc).get(TEXT_TITLE)).type

  test('two people who confirm at the same moment both succeed', () => {
    const [left, right] = [new Y.Doc(), new Y.Doc()]
    confirm(left, ana, 'es', ONE)
    confirm(right, john, 'en', ONE)
    Y.applyUpdate(left, Y.encodeStateAsUpdate(right))
    Y.applyUpdate(right, Y.encodeStateAsUpdate(left))
    expect([stateIn(left, ONE), stateIn(right, ONE)]).toEqual(['aligned', 'aligned'])
  })

  test('a confirmation vouches for what was read: an edit at the same moment is not confirmed by it', () => {
    const doc = new Y.Doc()
    confirm(doc, ana, 'es', ONE)
    confirm(doc, john, 'en', ONE)
    expect(stateIn(doc, LONGER_ES)).toBe('stale')
  })

  test('a person has one confirmation per pair, so nobody aligns a pair alone', () => {
    const doc = new Y.Doc()
    confirm(doc, ana, 'es', ONE)
    confirm(doc, ana, 'en', ONE)
    expect(stateIn(doc, ONE)).toBe('unconfirmed')
  })

  test('are taken back by one undo, which gives the one before again', () => {
    const doc = new Y.Doc()
    const undo = new Y.UndoManager(doc, { trackedOrigins: new Set(['local']), captureTimeout: 0 })
    confirm(doc, john, 'en', ONE)
    confirm(doc, ana, 'es', ONE)
    confirm(doc, ana, 'es', LONGER_ES)
    undo.undo()
    expect(stateIn(doc, ONE)).toBe('aligned')
    undo.undo()
    expect(stateIn(doc, ONE)).toBe('unconfirmed')
    withdrawConfirmation(doc, TEXT_TITLE, john)
    expect(readConfirmations(doc).size).toBe(0)
  })

  test('each turn is one more than what its author had seen', () => {
    const doc = new Y.Doc()
    confirm(doc, ana, 'es', ONE)
    confirm(doc, john, 'en', LONGER_ES)
    expect(readConfirmations(doc).get(TEXT_TITLE)).toMatchObject([
      { account: john, turn: 2 },
      { account: ana, turn: 1 },
    ])
  })

  test('[I10] are read as far as they are ours, and anything else is left out', () => {
    expect(readConfirmations(new Y.Doc()).size).toBe(0)
    fc.assert(
      fc.property(fc.dictionary(fc.oneof(fc.string(), fc.constant(`${TEXT_TITLE}@ana`)), fc.jsonValue()), (entries) => {
        const doc = new Y.Doc()
        for (const [key, value] of Object.entries(entries)) doc.getMap('confirmed').set(key, value)
        expect(() => textRows([], [], readConfirmations(doc))).not.toThrow()
      }),
    )
  })

  test('names of pairs are read as they were written', () => {
    for (const name of [
      itemPair('k3', 'title'),
      TEXT_TITLE,
      rowPair('a1', 'b2'),
      'meeting.minutes',
      'decision.d1.text',
      'item.k3.checklist.c1',
    ]) {
      expect(pairName(must(parsePair(name), name))).toBe(name)
    }
    for (const name of [
      '',
      'item.title',
      'item.k3.due',
      'text.body.a',
      'text.body.a.b.c',
      'item.__proto__.title',
      'constructor.x.title',
      'item.k3.toString',
    ])
      expect(parsePair(name)).toBeNull()
  })
})

describe('[B4] the rows of a text', () => {
  const block = (id: string | null, text: string, kind = 'paragraph'): RowBlock => ({ id, kind, text })
  const shown = (es: readonly RowBlock[], en: readonly RowBlock[], links: Parameters<typeof pairRows>[2] = []) =>
    pairRows(es, en, links).map(
      (row) => `${row.es === null ? '–' : es[row.es]?.text.slice(0, 1)}${row.en === null ? '–' : en[row.en]?.text.slice(0, 1)}`,
    )

  test('pair in their order where both sides have as many', () => {
    expect(shown([block('a', 'A'), block('b', 'B')], [block('c', '1'), block('d', '2')])).toEqual(['A1', 'B2'])
  })
  test('stay together after being confirmed, when paragraphs come in between', () => {
    const es = [block('n', 'N'), block('a', 'A'), block('m', 'M'), block('b', 'B')]
    const en = [block('c', '1'), block('d', '2')]
    expect(
      shown(es, en, [
        ['a', 'c'],
        ['b', 'd'],
      ]),
    ).toEqual(['N–', 'A1', 'M–', 'B2'])
  })
  test('stay together under one id when made as a pair', () => {
    const es = [block('x', 'X'), block('a', 'A')]
    expect(shown(es, [block('a', '1')])).toEqual(['X–', 'A1'])
  })
  test('nothing is paired between anchors without likeness, also where both sides have as many', () => {
    const [long, short] = ['B'.repeat(400), '2'.repeat(12)]
    const around = (es: RowBlock, en: RowBlock) => shown([block('a', 'A'), es, block('z', 'Z')], [block('a', '1'), en, block('z', '9')])
    expect(around(block('b', long), block('c', short))).toEqual(['A1', 'B–', '–2', 'Z9'])
    expect(around(block('b', long), block('c', '2'.repeat(40), 'heading'))).toEqual(['A1', 'B–', '–2', 'Z9'])
    expect(around(block('b', long), block('c', '2'.repeat(350)))).toEqual(['A1', 'B2', 'Z9'])
    // What is not written yet is where it will be written.
    expect(around(block('b', long), block('c', ''))).toHaveLength(3)
    // One that is unlike does not separate its neighbours.
    expect(
      shown(
        [block('a', 'A'), block('b', long), block('c', 'C'.repeat(90))],
        [block('d', '1'), block('e', '2'.repeat(9), 'heading'), block('f', '3'.repeat(85))],
      ),
    ).toEqual(['A1', 'B–', '–2', 'C3'])
  })
  test('without a word of anybody they are told apart by kind and length', () => {
    const es = [block('a', 'Alcance', 'heading'), block('b', 'B'.repeat(300)), block('c', 'C'.repeat(40)), block('d', 'D'.repeat(300))]
    const en = [block('e', '1cope', 'heading'), block('f', '2'.repeat(280)), block('g', '4'.repeat(290))]
    expect(shown(es, en)).toEqual(['A1', 'B2', 'C–', 'D4'])
  })
  test('the first paragraph of an empty text is beside the first of the other', () => {
    expect(shown([block('a', 'A'), block('b', 'B')], [block(null, '')]).length).toBe(2)
    expect(pairRows([block('a', 'A'), block('b', 'B')], [block(null, '')], [])[0]).toEqual({ es: 0, en: 0 })
  })
  test('where a paragraph was moved on one side only, the fewest are torn apart', () => {
    const es = [block('a', 'A'), block('b', 'B'), block('c', 'C')]
    const en = [block('z', '3'), block('x', '1'), block('y', '2')]
    expect(
      shown(es, en, [
        ['a', 'x'],
        ['b', 'y'],
        ['c', 'z'],
      ]),
    ).toEqual(['–3', 'A1', 'B2', 'C–'])
  })

  const blocks = fc.array(
    fc.record({
      id: fc.option(fc.constantFrom('a', 'b', 'c', 'd', 'e')),
      kind: fc.constantFrom('paragraph', 'heading'),
      text: fc.string(),
    }),
    { maxLength: 9 },
  )
  const links = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.constantFrom('a', 'b', 'c', 'd', 'e')), { maxLength: 6 })
  test('hold every paragraph of both sides exactly once, in its order', () =>
    fc.assert(
      fc.property(blocks, blocks, links, (es, en, linked) => {
        const rows = pairRows(es, en, linked)
        expect(rows.flatMap((row) => row.es ?? [])).toEqual(es.map((_, place) => place))
        expect(rows.flatMap((row) => row.en ?? [])).toEqual(en.map((_, place) => place))
        expect(rows.every((row) => row.es !== null || row.en !== null)).toBe(true)
      }),
    ))

  test('are weighed again while a text is written only where a block is another one, and are what they would be if all were new', () =>
    fc.assert(
      fc.property(blocks, blocks, fc.array(fc.tuple(fc.boolean(), fc.nat(), fc.string())), (es, en, letters) => {
        const confirmed = new Map([[rowPair('a', 'b'), [confirmation('ana', 'es', ONE, 1)]]])
        const beside = createTextRows(confirmed)
        let [left, right, before] = [es, en, beside(es, en)]
        for (const [isEs, place, text] of letters) {
          const typed = <Block extends RowBlock>(side: readonly Block[]) =>
            side.map((one, index) => (index === place % side.length ? { ...one, text } : one))
          if (isEs) left = typed(left)
          else right = typed(right)
          const rows = beside(left, right)
          expect(rows).toEqual(textRows(left, right, confirmed))
          for (const row of rows) {
            const known = before.find((one) => one.es === row.es && one.en === row.en)
            if (known) expect(row).toBe(known)
          }
          before = rows
        }
      }),
    ))
})

const longestCommon = (a: readonly string[], b: readonly string[]) => {
  let row = new Array<number>(b.length + 1).fill(0)
  for (const word of a) {
    const next = [0]
    for (const [j, other] of b.entries()) next.push(word === other ? (row[j] ?? 0) + 1 : Math.max(row[j + 1] ?? 0, next[j] ?? 0))
    row = next
  }
  return row.at(-1)
}

describe('[B5] changes on one side', () => {
  test('is shown word by word', () => {
    expect(wordDiff('si ya se pidió la preservación de los datos.', 'si ya se pidió la preservación de los datos y la fecha.')).toEqual([
      { type: 'kept', text: 'si ya se pidió la preservación de los datos' },
      { type: 'inserted', text: ' y la fecha' },
      { type: 'kept', text: '.' },
    ])
    expect(wordDiff('diez días hábiles', 'quince días naturales')).toEqual([
      { type: 'deleted', text: 'diez' },
      { type: 'inserted', text: 'quince' },
      { type: 'kept', text: ' días ' },
      { type: 'deleted', text: 'hábiles' },
      { type: 'inserted', text: 'naturales' },
    ])
  })
  test('adds up to both versions', () =>
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b', ' ', '.', 'ñ') }),
        fc.string({ unit: fc.constantFrom('a', 'b', ' ', '.', 'ñ') }),
        (before, after) => {
          const runs = wordDiff(before, after)
          expect(runs.map(({ type, text }) => (type === 'inserted' ? '' : text)).join('')).toBe(before)
          expect(runs.map(({ type, text }) => (type === 'deleted' ? '' : text)).join('')).toBe(after)
        },
      ),
    ))
  test('shows the fewest words that differ', () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 40 }),
        fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 40 }),
        (before, after) => {
          const { deleted, inserted } = changedWords(before, after)
          const kept = before.filter((_, index) => deleted[index] === 0)
          expect(after.filter((_, index) => inserted[index] === 0)).toEqual(kept)
          expect(kept.length).toBe(longestCommon(before, after))
        },
      ),
    ))
  test('is shown word by word in a long paragraph that changed at both ends, and in one that was rewritten', () => {
    const middle = Array.from({ length: 3_000 }, (_, index) => `p${index % 700}`).join(' ')
    expect(wordDiff(`Antes ${middle} fin`, `Después ${middle} final`)).toEqual([
      { type: 'deleted', text: 'Antes' },
      { type: 'inserted', text: 'Después' },
      { type: 'kept', text: ` ${middle} ` },
      { type: 'deleted', text: 'fin' },
      { type: 'inserted', text: 'final' },
    ])
    const [before, after] = [7, 11].map((step) => Array.from({ length: 5_000 }, (_, index) => `p${(index * index + step * index) % 211}`))
    const { deleted, inserted } = changedWords(before ?? [], after ?? [])
    const kept = (before ?? []).filter((_, index) => deleted[index] === 0)
    expect((after ?? []).filter((_, index) => inserted[index] === 0)).toEqual(kept)
    expect(kept.length).toBeGreaterThan(400)
  })
  test('is told with a few words around it', () => {
    const words = Array.from({ length: 40 }, (_, index) => `p${index}`).join(' ')
    const shown = withContext(wordDiff(`${words} fin ${words}`, `${words} final ${words}`))
      .map(({ text }) => text)
      .join('|')
    expect(shown).toBe('…p34 p35 p36 p37 p38 p39 |fin|final| p0 p1 p2 p3 p4 p5…')
  })
})
