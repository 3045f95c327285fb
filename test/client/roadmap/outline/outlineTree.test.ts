// The outline: what stands under what, and where an item goes.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createUndo } from '../../../../client/live/undo.ts'
import { dropInto, lastUnder, levelOfGap, stepRow } from '../../../../client/roadmap/outline/outlineMove.ts'
import { outlineRows, reuseOutlineRows, rowThatBegins } from '../../../../client/roadmap/outline/outlineRows.ts'
import { type OutlineNode, outlineTree, pruned } from '../../../../client/roadmap/outline/outlineTree.ts'
import { itemKey } from '../../../../client/roadmap/tableLayout.ts'
import type { ItemId } from '../../../../shared/ids.ts'
import { LOCAL } from '../../../../shared/origins.ts'
import { must } from '../../../../shared/result.ts'
import type { Item } from '../../../../shared/roadmap/model.ts'
import { readRoadMap } from '../../../../shared/roadmap/read.ts'
import { addItem, archiveItem, moveItem, setField } from '../../../../shared/roadmap/write.ts'
import { createDice, type Dice } from '../../../harness/random.ts'
import { anItem, itemId } from '../builders.ts'

/** `a b:a c:b` → three items, c in b in a. */
const plan = (text: string): readonly Item[] =>
  text.split(' ').map((part, place) => {
    const [id = '', parent] = part.split(':')
    return anItem(id, {
      code: id.toUpperCase(),
      number: place + 1,
      parent: parent ? itemId(parent) : null,
      order: String(place),
      title: { es: `título ${id}`, en: '' },
    })
  })
const drawn = (nodes: readonly { readonly item: Item; readonly level: number }[]) =>
  nodes.map(({ item, level }) => `${'.'.repeat(level - 1)}${item.id}`).join(' ')
const rowsOf = (nodes: readonly OutlineNode[], folded: readonly string[] = [], shown: readonly OutlineNode[] = nodes) =>
  outlineRows({ shown, whole: nodes, wanted: new Set(shown.map(({ item }) => item.id)), folded: new Set(folded.map(itemId)) })
const outlineOf = (text: string, folded: readonly string[] = [], arranged = true) => {
  const nodes = outlineTree(plan(text))
  return { nodes, rows: rowsOf(nodes, folded), arranged }
}

/** Each item once, and each right below what it is part of. */
const expectTree = (nodes: readonly OutlineNode[], items: readonly Item[]) => {
  expect(nodes.map(({ item }) => item.id).sort()).toEqual(items.map(({ id }) => id).sort())
  const path: ItemId[] = []
  for (const { item, level, parent, loose } of nodes) {
    expect(level).toBeLessThanOrEqual(path.length + 1)
    path.length = level - 1
    expect(parent).toBe(path.at(-1) ?? null)
    if (!loose) expect(parent).toBe(item.parent)
    path.push(item.id)
  }
}

describe('[V15] the outline', () => {
  test.each([
    ['children below their parent, in the order of the plan', 'b c:a a d:a e:c', 'b a .c ..e .d'],
    ['an orphan at the top', 'a b:zz c:b', 'a b .c'],
    ['a circle cut where its least id stands', 'c:b b:a a:c d:c', 'a .b ..c ...d'],
    ['an item that is its own parent', 'a:a b:a', 'a .b'],
  ])('has %s', (_name, text, expected) => {
    expect(drawn(outlineTree(plan(text)))).toBe(expected)
  })
  test('says why an item stands at the top although it names a parent', () => {
    expect(outlineTree(plan('a:zz b:b c')).map(({ loose }) => loose)).toEqual(['orphan', 'circle', null])
  })
  test('is a tree of all items whatever parents they name, and sorting it otherwise changes no parent', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
    const parents = fc.array(fc.option(fc.constantFrom(...ids, 'gone')), { minLength: ids.length, maxLength: ids.length })
    fc.assert(
      fc.property(parents, fc.shuffledSubarray(ids, { minLength: ids.length }), (named, order) => {
        const items = ids.map((id, at) => anItem(id, { parent: named[at] ? itemId(named[at]) : null }))
        const nodes = outlineTree(items)
        expectTree(nodes, items)
        const sorted = outlineTree(
          order.map((id) =>
            must(
              items.find((item) => item.id === id),
              id,
            ),
          ),
        )
        const stands = (all: readonly OutlineNode[]) => all.map(({ item, parent, level }) => [item.id, parent, level].join()).sort()
        expect(stands(sorted)).toEqual(stands(nodes))
      }),
    )
  })
  test('[I10] holds a chain as long as the plan', () => {
    const items = Array.from({ length: 5000 }, (_, at) => anItem(`i${at}`, { parent: at === 0 ? null : itemId(`i${at - 1}`) }))
    const rows = rowsOf(outlineTree(items))
    expect([rows.length, rows.at(-1)?.level, rows[0]?.all]).toEqual([5000, 5000, 4999])
  })
  test('shows what leads to an item that the filter asks for, and says that it only leads', () => {
    const nodes = outlineTree(plan('a b:a c:b d e:d'))
    const wanted = new Set([itemId('c')])
    const shown = pruned(nodes, wanted)
    expect(drawn(shown)).toBe('a .b ..c')
    const rows = outlineRows({ shown, whole: nodes, wanted, folded: new Set() })
    expect(rows.map(({ leads }) => leads)).toEqual([true, true, false])
  })
  test('counts what is done at any depth, also what is folded or hidden, but nothing archived', () => {
    const items = plan('a b:a c:b d:a e:a').map((item) => ({
      ...item,
      status: ['c', 'd', 'e'].includes(item.id) ? ('done' as const) : item.status,
      archived: item.id === 'e',
    }))
    const nodes = outlineTree(items)
    const rows = rowsOf(nodes, ['a'], nodes.slice(0, 2))
    expect(rows.map(({ item, done, all, folded }) => [item.id, done, all, folded])).toEqual([['a', 2, 3, true]])
  })
  test('keeps the rows that say what they said', () => {
    const { nodes, rows } = outlineOf('a b:a c')
    const after = reuseOutlineRows(rows, rowsOf(nodes, ['a']))
    expect(after.map((row) => rows.includes(row))).toEqual([false, true])
  })
  test.each([
    ['a letter: the next one', 'c', 0, 'c'],
    ['the same letter again: from the next row on', 'a', 0, 'a'],
    ['more letters, without accents: also where they began', 'titulo b', 1, 'b'],
    ['its number', '3', 0, 'c'],
    ['nothing', 'x', 0, undefined],
  ])('is searched by %s', (_name, letters, from, expected) => {
    const { rows } = outlineOf('a b c')
    expect(rowThatBegins(rows, { from, letters, titleOf: (item) => item.title.es })?.item.id).toBe(expected)
  })
})

describe('[V16] an item of the outline', () => {
  // a .b ..c .d e
  const outline = outlineOf('a b:a c:b d:a e')
  test.each([
    ['between siblings of the level that the pointer asks for', 'e', ['c', 'lower', 2], { parent: 'a', place: { after: 'b' } }],
    ['one deeper than what stands above, however far the pointer is', 'e', ['d', 'lower', 9], { parent: 'd', place: null }],
    ['no higher than what follows would allow', 'e', ['b', 'lower', 1], { parent: 'b', place: { before: 'c' } }],
    ['at the very top', 'c', ['a', 'upper', 1], { parent: null, place: { before: 'a' } }],
    ['on itself, to the side: another level, the same neighbours', 'e', ['e', 'upper', 2], { parent: 'a', place: { after: 'd' } }],
    ['among its own siblings: only the place', 'd', ['b', 'upper', 2], { place: { before: 'b' } }],
    ['below what stands under it: refused', 'a', ['c', 'lower', 3], 'circle'],
    ['on what is no row: nowhere', 'a', ['zz', 'lower', 3], null],
  ] as const)('falls %s', (_name, id, [on, half, level], expected) => {
    expect(dropInto(outline, itemId(id), { key: itemKey(itemId(on)), half, level })).toEqual(expected)
  })
  test('is drawn at the level at which it will stand', () => {
    const gap = (on: string, level: number) => ({ key: itemKey(itemId(on)), half: 'lower', level }) as const
    expect([2, 9, 0].map((level) => levelOfGap(outline.rows, itemId('e'), gap('c', level)))).toEqual([2, 4, 2])
    expect(levelOfGap(outline.rows, itemId('a'), gap('c', 2))).toBe(null)
  })
  test('goes behind what a folded branch holds', () => {
    const folded = outlineOf('a b:a c:b d:a e', ['a'])
    expect(dropInto(folded, itemId('e'), { key: itemKey(itemId('a')), half: 'lower', level: 2 })).toEqual({
      parent: itemId('a'),
      place: { after: 'd' },
    })
  })
  test.each([
    ['in', 'd', { parent: 'b', place: { after: 'c' } }],
    ['in', 'b', null],
    ['out', 'c', { parent: 'a', place: { after: 'b' } }],
    ['out', 'a', null],
    ['up', 'd', { place: { before: 'b' } }],
    ['down', 'a', { place: { after: 'e' } }],
    ['down', 'e', null],
  ] as const)('steps %s', (step, id, expected) => {
    expect(stepRow(outline, itemId(id), step)).toEqual(expected)
  })
  test('is nested in any order, but moved among its siblings only in the group’s own', () => {
    const sorted = { ...outline, arranged: false }
    expect(stepRow(sorted, itemId('d'), 'in')).toEqual({ parent: 'b', place: null })
    expect(stepRow(sorted, itemId('d'), 'up')).toBe(null)
    expect(lastUnder(sorted, itemId('e'), itemId('a'))).toEqual({ parent: 'a', place: null })
  })
  test('is set free of a parent under which it cannot stand', () => {
    expect(stepRow(outlineOf('a:zz'), itemId('a'), 'out')).toEqual({ parent: null, place: null })
  })

  test('[V15] any moves, nestings and undo by many people end in one tree, the same for all', () => {
    let circles = 0
    for (let seed = 1; seed <= 30; seed += 1) {
      const dice = createDice(seed)
      const first = new Y.Doc()
      for (let n = 0; n < 8; n += 1) addItem(first, {}, dice.bytes)
      const people = [1, 2, 3].map((client) => {
        const doc = new Y.Doc()
        doc.clientID = client
        Y.applyUpdate(doc, Y.encodeStateAsUpdate(first))
        return { doc, undo: createUndo(doc) }
      })
      for (let n = 0; n < 60; n += 1) {
        const { doc, undo } = dice.pick(people)
        undo.stopCapturing()
        if (dice.chance(0.15)) undo.undo()
        else if (dice.chance(0.1)) undo.redo()
        else if (dice.chance(0.2)) hear(doc, dice.pick(people).doc)
        else rearrange(doc, dice)
        expectTree(outlineTree(readRoadMap(doc).items), readRoadMap(doc).items)
      }
      for (const { doc } of people) for (const other of people) hear(doc, other.doc)
      for (const { doc } of people) for (const other of people) hear(doc, other.doc)
      const seen = people.map(({ doc }) => drawn(outlineTree(readRoadMap(doc).items)))
      expect([seed, new Set(seen).size]).toEqual([seed, 1])
      circles += standing(must(people[0], 'somebody').doc).nodes.filter(({ loose }) => loose === 'circle').length
    }
    // What nobody does alone, two do at once.
    expect(circles).toBeGreaterThan(0)
  })
  test('[V16] one step out of place and parent is one undo', () => {
    const doc = new Y.Doc()
    const dice = createDice(3)
    for (let n = 0; n < 5; n += 1) addItem(doc, {}, dice.bytes)
    const before = drawn(outlineTree(readRoadMap(doc).items))
    const undo = createUndo(doc)
    const id = must(readRoadMap(doc).items[3], 'an item').id
    carryOut(doc, id, must(stepRow(standing(doc), id, 'in'), 'a move'), dice)
    expect(drawn(outlineTree(readRoadMap(doc).items))).not.toBe(before)
    undo.undo()
    expect(drawn(outlineTree(readRoadMap(doc).items))).toBe(before)
  })
})

const hear = (doc: Y.Doc, from: Y.Doc) => Y.applyUpdate(doc, Y.encodeStateAsUpdate(from, Y.encodeStateVector(doc)), 'remote')
const standing = (doc: Y.Doc) => {
  const nodes = outlineTree(readRoadMap(doc).items)
  return { nodes, rows: rowsOf(nodes), arranged: true }
}
const rearrange = (doc: Y.Doc, dice: Dice) => {
  const outline = standing(doc)
  const [id, on] = [dice.pick(outline.nodes).item.id, dice.pick(outline.nodes).item.id]
  if (dice.chance(0.05)) return void archiveItem(doc, id)
  const ways = [
    () => stepRow(outline, id, dice.pick(['up', 'down', 'in', 'out'] as const)),
    () => dropInto(outline, id, { key: itemKey(on), half: dice.pick(['upper', 'lower'] as const), level: dice.below(5) }),
    () => lastUnder(outline, id, on),
  ]
  const move = dice.pick(ways)()
  if (move && move !== 'circle') carryOut(doc, id, move, dice)
}
const carryOut = (doc: Y.Doc, id: ItemId, { parent, place }: Exclude<ReturnType<typeof stepRow>, null>, dice: Dice) =>
  doc.transact(() => {
    const done = parent === undefined ? { ok: true } : setField(doc, id, 'parent', parent)
    if (done.ok && place) moveItem(doc, id, place, dice.bytes)
  }, LOCAL)
