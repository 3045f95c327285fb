// Any number of people who add, move, nest, send, archive and take back, heard in any order: every form shows all of them the same.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createUndo } from '../../../client/live/undo.ts'
import { boardColumns } from '../../../client/roadmap/board/boardColumns.ts'
import { outlineTree } from '../../../client/roadmap/outline/outlineTree.ts'
import { layOut } from '../../../client/roadmap/tableLayout.ts'
import { LOCAL } from '../../../shared/origins.ts'
import type { Item, Status } from '../../../shared/roadmap/model.ts'
import { readRoadMap } from '../../../shared/roadmap/read.ts'
import { addStream, archiveStream, moveStream } from '../../../shared/roadmap/streams.ts'
import { addItem, archiveItem, moveItem, restoreItem, setField } from '../../../shared/roadmap/write.ts'
import { createDice } from '../../harness/random.ts'
import { seedOf } from '../../harness/seeds.ts'

/** One thing that somebody does; the numbers choose among what there is at that moment. */
interface Act {
  readonly who: number
  readonly does: 'add' | 'move' | 'nest' | 'send' | 'stream' | 'reorder' | 'archive' | 'restore' | 'undo' | 'redo' | 'hear'
  readonly what: number
  readonly on: number
}
const WAYS: readonly Act['does'][] = ['add', 'move', 'nest', 'send', 'stream', 'reorder', 'archive', 'restore', 'undo', 'redo', 'hear']
const STATUS: readonly Status[] = ['proposed', 'agreed', 'inProgress', 'done']
const acts = fc.array(fc.record({ who: fc.nat(), does: fc.constantFrom(...WAYS), what: fc.nat({ max: 40 }), on: fc.nat({ max: 40 }) }), {
  minLength: 1,
  maxLength: 60,
})

const hear = (doc: Y.Doc, other: Y.Doc) => Y.applyUpdate(doc, Y.encodeStateAsUpdate(other, Y.encodeStateVector(doc)))
const at = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)]

/** What each form shows, from top to bottom. */
const shown = (doc: Y.Doc) => {
  const { items, streams } = readRoadMap(doc)
  const known = { streams, delegations: [], agencies: [], people: [], meetings: [] }
  const ids = (list: readonly Item[]) => list.map(({ id }) => id)
  return {
    table: layOut({
      items: items.filter(({ archived }) => !archived),
      drawn: (item) => item,
      known,
      grouping: 'stream',
      folded: new Set(),
      showEmpty: true,
    }).map(({ key }) => key),
    board: (['status', 'stream'] as const).map((by) =>
      boardColumns({ items, by, streams, delegations: [] }).map((column) => [column.key, ids(column.items)]),
    ),
    outline: outlineTree(items).map(({ item, level, parent }) => [item.id, level, parent]),
    codes: items.map(({ code }) => code),
  }
}

test('[V36] any moves, nestings and undo by any number of people leave a tree, and one order in every form', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 5 }), fc.nat(), acts, (count, seed, all) => {
      const dice = createDice(seed)
      const first = new Y.Doc()
      const [a, b] = [addStream(first, {}, dice.bytes), addStream(first, {}, dice.bytes)]
      for (let n = 0; n < 5; n += 1) addItem(first, { stream: n % 2 ? a : b }, dice.bytes)
      const people = Array.from({ length: count }, (_, n) => {
        const doc = new Y.Doc()
        doc.clientID = n + 1
        hear(doc, first)
        return { doc, undo: createUndo(doc) }
      })
      const carryOut = ({ who, does, what, on }: Act) => {
        const person = at(people, who)
        const other = at(people, on)
        if (!person || !other) return
        const { doc, undo } = person
        const { items, streams } = readRoadMap(doc)
        const [item, target, stream, next] = [at(items, what), at(items, on), at(streams, on), at(streams, what)]
        undo.stopCapturing()
        if (!item || !target || !stream || !next) return
        const place = (what + on) % 2 ? { before: target.id } : { after: target.id }
        switch (does) {
          case 'add':
            return void addItem(doc, { stream: stream.id }, dice.bytes)
          case 'move':
            return void moveItem(doc, item.id, place, dice.bytes)
          case 'nest':
            return void setField(doc, item.id, 'parent', what % 4 ? target.id : null)
          // As a card is dragged: its column and its place in one step.
          case 'send':
            return doc.transact(() => {
              if (setField(doc, item.id, 'status', STATUS[on % STATUS.length] ?? 'proposed').ok) moveItem(doc, item.id, place, dice.bytes)
            }, LOCAL)
          case 'stream':
            return void moveItem(doc, item.id, { ...place, stream: stream.id }, dice.bytes)
          case 'reorder':
            return void (on % 5 ? moveStream(doc, next.id, { after: stream.id }, dice.bytes) : archiveStream(doc, next.id))
          case 'archive':
            return void archiveItem(doc, item.id)
          case 'restore':
            return void restoreItem(doc, item.id)
          case 'undo':
            return void undo.undo()
          case 'redo':
            return void undo.redo()
          case 'hear':
            return hear(doc, other.doc)
        }
      }
      for (const act of all) carryOut(act)
      // Everybody hears everybody, twice: what comes in the first round is passed on in the second.
      for (const { doc } of [...people, ...people]) for (const other of people) hear(doc, other.doc)

      const [mine, ...theirs] = people.map(({ doc }) => shown(doc))
      for (const other of theirs) expect(other).toEqual(mine)
      const items = readRoadMap(people[0]?.doc ?? first).items
      expect(new Set(items.map(({ code }) => code)).size).toBe(items.length)
      expect(mine?.outline.map(([id]) => id).toSorted()).toEqual(items.map(({ id }) => id).toSorted())
      expect(mine?.table.length).toBeGreaterThanOrEqual(items.filter(({ archived }) => !archived).length)
      for (const board of mine?.board ?? []) expect(board.flatMap(([, ids]) => ids).length).toBe(items.length)
      const path: unknown[] = []
      for (const [id, level, parent] of mine?.outline ?? []) {
        path.length = Number(level) - 1
        expect(parent).toBe(path.at(-1) ?? null)
        path.push(id)
      }
    }),
    { seed: seedOf(20_261_125), numRuns: 150 },
  )
})
