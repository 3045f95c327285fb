// [P2] Anchors: made without writing, found again after edits, total.
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createResolver, resembles, resolveAnchor } from '../../../shared/comments/anchor.ts'
import { parseAnchor, type StoredAnchor } from '../../../shared/comments/storedAnchor.ts'
import { linesOf, wordsInLine } from '../../../shared/comments/textLines.ts'
import { newTable } from '../../../shared/editor/tables.ts'
import { restorePageFrom } from '../../../shared/history/restore.ts'
import { PAGE_ROOTS } from '../../../shared/page/layout.ts'
import { createDice } from '../../harness/random.ts'
import { anchorOn, commentOn, expectAtWordsOrGone, lettersOf, paragraph, textWith } from './anchored.ts'

const lineOf = (fragment: Y.XmlFragment, id: string) => {
  const found = linesOf(fragment).find((line) => line.id === id)
  if (!found) throw new Error(`no line ${id}`)
  return found.element
}
const on = (fragment: Y.XmlFragment, id: string, words: string): StoredAnchor => {
  const line = lineOf(fragment, id)
  const from = wordsInLine(line).indexOf(words)
  return anchorOn({ line, from, to: from + words.length })
}
/** The words that it stands at, `line`, or `orphan`. */
const at = (fragment: Y.XmlFragment, anchor: StoredAnchor): string => {
  const found = resolveAnchor(fragment, anchor)
  return found.type === 'words' ? wordsInLine(found.line).slice(found.from, found.to) : found.type
}
const FIRST = 'La autoridad requerida responde en un plazo de quince días hábiles e indica qué falta.'
const SECOND = 'La consulta se hace por escrito y describe brevemente la medida.'

describe('[P2] an anchor', () => {
  const begin = () => textWith(paragraph('a', FIRST), paragraph('b', SECOND))

  test('is made without writing, of the words without the blanks around them', () => {
    const { doc, fragment } = begin()
    const before = Y.encodeStateAsUpdate(doc)
    const anchor = on(fragment, 'a', ' quince días ')
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
    expect(anchor).toMatchObject({ block: 'a', side: 'es', quote: 'quince días', before: 'ridad requerida responde en un plazo de ' })
    expect(parseAnchor(JSON.parse(JSON.stringify(anchor)))).toEqual(anchor)
  })

  test('stays at its words while others write before, behind and in them', () => {
    const { fragment } = begin()
    const anchor = on(fragment, 'a', 'quince días hábiles')
    const letters = lettersOf(lineOf(fragment, 'a'))
    letters.insert(0, 'Además, ')
    letters.insert(letters.toString().indexOf('quince') + 6, ' (15)')
    letters.insert(letters.toString().indexOf(' e indica'), ', siempre,')
    expect(at(fragment, anchor)).toBe('quince (15) días hábiles')
  })

  test('stands at the part of its words that is left', () => {
    const { fragment } = begin()
    const anchor = on(fragment, 'a', 'quince días hábiles')
    const letters = lettersOf(lineOf(fragment, 'a'))
    letters.delete(letters.toString().indexOf('quince'), 'quince '.length)
    expect(at(fragment, anchor)).toBe('días hábiles')
  })

  test('keeps its line when its words are gone, and without the line is an orphan', () => {
    const { fragment } = begin()
    const anchor = on(fragment, 'a', 'quince días hábiles')
    const letters = lettersOf(lineOf(fragment, 'a'))
    letters.delete(letters.toString().indexOf('quince'), 'quince días hábiles'.length)
    expect(at(fragment, anchor)).toBe('line')
    fragment.delete(0, 1)
    expect(at(fragment, anchor)).toBe('orphan')
  })

  test('finds its words again where they return: in another paragraph, with new ids', () => {
    const { fragment } = begin()
    const anchor = on(fragment, 'a', 'quince días hábiles')
    fragment.delete(0, 1)
    expect(at(fragment, anchor)).toBe('orphan')
    lettersOf(lineOf(fragment, 'b')).insert(0, 'En quince días hábiles, ')
    expect(at(fragment, anchor)).toBe('quince días hábiles')
  })

  test('is found by the words before it where its words stand twice, and takes neither of two that are alike', () => {
    const { fragment } = textWith(paragraph('a', 'uno dos tres; cuatro dos tres'), paragraph('b', 'nada'))
    const line = lineOf(fragment, 'a')
    const second = anchorOn({ line, from: wordsInLine(line).lastIndexOf('dos'), to: wordsInLine(line).lastIndexOf('dos') + 3 })
    fragment.delete(0, 1)
    fragment.insert(0, [paragraph('c', 'uno dos tres; cuatro dos tres')])
    const found = resolveAnchor(fragment, second)
    expect(found).toMatchObject({ type: 'words', from: 21, to: 24 })
    fragment.insert(0, [paragraph('d', 'uno dos tres; cuatro dos tres')])
    expect(at(fragment, second)).toBe('orphan')
  })

  test('is not moved to other words that were typed where its own had stood', () => {
    const { fragment } = begin()
    const anchor = on(fragment, 'a', 'quince')
    const letters = lettersOf(lineOf(fragment, 'a'))
    const place = letters.toString().indexOf('quince')
    letters.insert(place + 3, 'XYWKJ')
    letters.delete(place, 3)
    letters.delete(place + 5, 3)
    expect(at(fragment, anchor)).toBe('line')
  })

  test('on a whole line goes with it, wherever it is put', () => {
    const { fragment } = begin()
    const line = lineOf(fragment, 'b')
    const anchor = anchorOn({ line, from: 3, to: 3 })
    expect(anchor).toMatchObject({ block: 'b', start: '', end: '', quote: SECOND })
    lettersOf(line).insert(0, 'Ya no: ')
    expect(at(fragment, anchor)).toBe('line')
    fragment.delete(1, 1)
    expect(at(fragment, anchor)).toBe('orphan')
    fragment.insert(0, [paragraph('new', `${SECOND} Y más.`)])
    expect(at(fragment, anchor)).toBe('line')
  })

  test('stands in cells of tables, numbered paragraphs and across breaks of lines', () => {
    const table = newTable({ rows: 2, columns: 2 }, createDice(3).bytes)
    const { fragment } = textWith(table, paragraph('n', 'Primero: las partes convienen.', 'clause'))
    const [cell] = linesOf(fragment)
    if (!cell) throw new Error('no cell')
    const words = new Y.XmlText()
    words.insert(0, 'uno dos')
    cell.element.insert(0, [words, new Y.XmlElement('hardBreak')])
    const more = new Y.XmlText()
    more.insert(0, 'tres')
    cell.element.insert(2, [more])
    const inCell = anchorOn({ line: cell.element, from: 4, to: 9 })
    expect(inCell.quote).toBe('dos\nt')
    words.insert(0, 'cero ')
    expect(at(fragment, inCell)).toBe('dos\nt')
    const numbered = on(fragment, 'n', 'las partes')
    fragment.insert(0, [paragraph('x', 'Antes')])
    expect(at(fragment, numbered)).toBe('las partes')
  })

  test('is found in a text that was restored, and an orphan while the restored text lacks it', () => {
    const { doc, fragment } = begin()
    const old = new Y.Doc()
    Y.applyUpdate(old, Y.encodeStateAsUpdate(doc))
    const anchor = on(fragment, 'b', 'por escrito')
    fragment.delete(1, 1)
    const without = new Y.Doc()
    Y.applyUpdate(without, Y.encodeStateAsUpdate(doc))
    restorePageFrom(doc, old)
    expect(at(fragment, anchor)).toBe('por escrito')
    restorePageFrom(doc, without)
    expect(at(fragment, anchor)).toBe('orphan')
    restorePageFrom(doc, old)
    expect(at(fragment, anchor)).toBe('por escrito')
  })

  test('is none for a fault or another text, and never an error', () => {
    const { fragment } = begin()
    const good = on(fragment, 'a', 'quince')
    for (const start of ['AAAA', '%%%', btoa('\u00ff\u00ff\u00ff\u00ff'), good.start])
      for (const end of ['////', good.end]) expect(['quince', 'line']).toContain(at(fragment, { ...good, start, end }))
    expect(at(new Y.Doc().getXmlFragment('x'), good)).toBe('orphan')
    const other = begin()
    other.fragment.delete(0, 2)
    expect(at(other.fragment, good)).toBe('orphan')
    for (const wrong of [
      null,
      3,
      {},
      { ...good, side: 'fr' },
      { ...good, quote: 'x'.repeat(301) },
      { ...good, start: '' },
      { ...good, block: 'a b' },
    ])
      expect(parseAnchor(wrong)).toBeNull()
  })

  test('makes no root in the document by naming it', () => {
    const { doc, fragment } = begin()
    const root = Y.createRelativePositionFromJSON({ tname: 'theirs', assoc: 0 })
    const position = btoa(String.fromCharCode(...Y.encodeRelativePosition(root)))
    expect(parseAnchor({ ...on(fragment, 'a', 'quince'), start: position, end: position })).not.toBeNull()
    expect(at(fragment, { ...on(fragment, 'a', 'quince'), start: position, end: position })).toBe('quince')
    expect([...doc.share.keys()]).toEqual([PAGE_ROOTS.body.es])
  })

  test('says of words whether they are still like what was quoted', () => {
    for (const [now, was, answer] of [
      ['quince días', 'quince días', true],
      ['Quince  días', 'quince días', true],
      ['quince (15) días hábiles', 'quince días hábiles', true],
      ['días', 'quince días hábiles', true],
      ['veinte días hábiles', 'quince días hábiles', true],
      ['', 'quince', false],
      ['XYWKJ', 'quince', false],
    ] as const)
      expect([now, was, resembles(now, was)]).toEqual([now, was, answer])
  })
})

describe('[P2] 200 comments in a text that is typed', () => {
  test.each([1, 2, 3, 4])('stand at their words or are truly gone (seed %i)', (seed) => {
    const dice = createDice(seed)
    const vocabulary = Array.from({ length: 400 }, () =>
      Array.from({ length: 3 + dice.below(8) }, () => String.fromCharCode(97 + dice.below(26))).join(''),
    )
    const sentence = () => Array.from({ length: 6 + dice.below(30) }, () => dice.pick(vocabulary)).join(' ')
    const { fragment } = textWith(...Array.from({ length: 25 }, (_, at) => paragraph(`p${at}`, sentence())))
    const comments = Array.from({ length: 200 }, () => {
      const { element } = dice.pick(linesOf(fragment))
      const { length } = wordsInLine(element)
      const from = dice.below(length - 3)
      return commentOn({ line: element, from, to: Math.min(length, from + 3 + dice.below(40)) })
    }).filter(({ anchor }) => anchor.start !== '')
    for (let edit = 0; edit < 2_000; edit++) {
      const line = dice.pick(linesOf(fragment))
      const letters = lettersOf(line.element)
      const place = dice.below(letters.length + 1)
      if (dice.chance(0.003)) fragment.delete(line.row, 1)
      else if (dice.chance(0.02) && letters.length > 1) {
        // A paragraph that is split in two: what stands behind the caret is new to Yjs.
        const moved = letters.toString().slice(place)
        letters.delete(place, letters.length - place)
        fragment.insert(line.row + 1, [paragraph(`s${edit}`, moved)])
      } else if (dice.chance(0.4)) letters.delete(place, Math.min(letters.length - place, 1 + dice.below(6)))
      else letters.insert(place, dice.chance(0.5) ? dice.pick(vocabulary) : ' ')
      if (fragment.length === 0) fragment.insert(0, [paragraph(`q${edit}`, sentence())])
    }
    expectAtWordsOrGone(fragment, comments)
  })
})

test('[P2] two hundred comments in one very long paragraph, written in pieces, cost little more than a few', () => {
  const dice = createDice(7)
  const { fragment } = textWith(paragraph('p1', 'Inicio '))
  const line = fragment.get(0)
  if (!(line instanceof Y.XmlElement)) throw new Error('a paragraph')
  const letters = lettersOf(line)
  for (let edit = 0; edit < 6_000; edit++) letters.insert(dice.below(letters.length + 1), 'abcdefgh '[dice.below(9)] ?? ' ')
  const anchors = Array.from({ length: 200 }, () => {
    const from = dice.below(letters.length - 40)
    return anchorOn({ line, from, to: from + 3 + dice.below(30) })
  })
  // Half of their words changed: those are compared with what was quoted.
  for (let edit = 0; edit < 600; edit++) letters.delete(dice.below(letters.length - 3), 2)
  const timeOf = (some: readonly StoredAnchor[]): number =>
    Math.min(
      ...Array.from({ length: 7 }, () => {
        const begin = performance.now()
        const resolve = createResolver(fragment)
        for (const anchor of some) resolve(anchor)
        return performance.now() - begin
      }),
    )
  timeOf(anchors)
  // Each by itself, they took a hundred times as long as one.
  expect(timeOf(anchors)).toBeLessThan(25 * timeOf(anchors.slice(0, 4)))
})
