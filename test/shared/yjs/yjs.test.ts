// What shared/yjs says of documents and updates, held against the real Yjs: a new version of Yjs must keep all of it.
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { changedItems, clockBefore, clocksAfter, isDeletedBy } from '../../../shared/yjs/changedItems.ts'
import { decodeUpdate, encodeSections, isDeletedIn, rangesIn, shortened } from '../../../shared/yjs/decodedUpdate.ts'
import {
  containerItem,
  covers,
  decodedParentOf,
  dependenciesOf,
  entriesIn,
  entryIn,
  firstIn,
  isItem,
  isSameId,
  isType,
  keyInParent,
  lastIdOf,
  lengthIn,
  nextItem,
  originOf,
  parentOf,
  previousOf,
  rightOriginOf,
  type YjsItem,
  type YjsType,
} from '../../../shared/yjs/item.ts'
import {
  bytesIn,
  embedIn,
  formatIn,
  isErased,
  isSameKind,
  itemContent,
  jsonIn,
  lettersIn,
  subdocumentIn,
  typeIn,
  valuesIn,
} from '../../../shared/yjs/itemContent.ts'
import {
  isEmptyDocument,
  isIncomplete,
  itemAt,
  NO_IDS,
  nextClock,
  stateOfIds,
  structAt,
  structsBetween,
} from '../../../shared/yjs/structStore.ts'

const docOf = (client: number, write: (doc: Y.Doc) => void = () => undefined): Y.Doc => {
  const doc = new Y.Doc()
  doc.clientID = client
  doc.transact(() => write(doc))
  return doc
}
const itemsIn = (type: YjsType): readonly YjsItem[] => {
  const items: YjsItem[] = []
  for (let item = firstIn(type); item; item = nextItem(item)) items.push(item)
  return items
}
const only = <T>([one, ...others]: readonly T[]): T => {
  if (one === undefined || others.length > 0) throw new Error(`expected exactly one, not ${others.length + 1}`)
  return one
}
const found = <T>(value: T | null | undefined): T => {
  if (value === null || value === undefined) throw new Error('nothing there')
  return value
}

describe('an item of a document', () => {
  test('has its id, its length and its neighbours, deleted ones included', () => {
    const doc = docOf(1, (doc) => doc.getText('t').insert(0, 'abcd'))
    doc.getText('t').delete(1, 2)
    const items = itemsIn(doc.getText('t'))
    expect(items.map(({ id, length, deleted }) => [id.client, id.clock, length, deleted])).toEqual([
      [1, 0, 1, false],
      [1, 1, 2, true],
      [1, 3, 1, false],
    ])
    const [first, gone, last] = items
    expect(previousOf(found(last))).toBe(gone)
    expect([previousOf(found(first)), nextItem(found(last))]).toEqual([null, null])
    expect(lengthIn(doc.getText('t'))).toBe(2)
    expect(lastIdOf(found(gone))).toMatchObject({ client: 1, clock: 2 })
    expect([0, 1, 2, 3].map((clock) => covers(found(gone), { client: 1, clock }))).toEqual([false, true, true, false])
    expect([covers(found(gone), { client: 2, clock: 1 }), covers(found(gone), null)]).toEqual([false, false])
  })

  test('knows between which ids its author put it', () => {
    const doc = docOf(1, (doc) => doc.getText('t').insert(0, 'ac'))
    const other = docOf(2)
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    other.getText('t').insert(1, 'b')
    const [, inserted] = itemsIn(other.getText('t'))
    expect(originOf(found(inserted))).toMatchObject({ client: 1, clock: 0 })
    expect(rightOriginOf(found(inserted))).toMatchObject({ client: 1, clock: 1 })
    expect(isSameId(originOf(found(inserted)), { client: 1, clock: 0 })).toBe(true)
    expect([isSameId(null, null), isSameId(null, { client: 1, clock: 0 })]).toEqual([true, false])
  })

  test('stands in its parent, under a key or in a sequence', () => {
    const doc = docOf(1, (doc) => doc.getMap('m').set('inner', new Y.Map([['key', 1]])))
    const entry = found(entryIn(doc.getMap('m'), 'inner'))
    const inner = found(typeIn(entry))
    const value = only([...entriesIn(inner).values()])
    expect([keyInParent(entry), keyInParent(value)]).toEqual(['inner', 'key'])
    expect([parentOf(entry), parentOf(value)]).toEqual([doc.getMap('m'), inner])
    expect([containerItem(doc.getMap('m')), containerItem(inner)]).toEqual([null, entry])
    expect([isType(inner), isType('m'), isItem(entry), isItem(inner)]).toEqual([true, false, true, false])
    const letter = only(itemsIn(docOf(1, (doc) => doc.getText('t').insert(0, 'a')).getText('t')))
    expect(keyInParent(letter)).toBeNull()
  })

  test('under a key, the newest value stands behind the older ones, which stay', () => {
    const doc = docOf(1, (doc) => doc.getMap('m').set('a', 1))
    const other = docOf(2)
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    other.getMap('m').set('a', 2)
    const newest = found(entryIn(other.getMap('m'), 'a'))
    expect([newest.id.client, newest.deleted]).toEqual([2, false])
    expect(found(previousOf(newest))).toMatchObject({ id: { client: 1, clock: 0 }, deleted: true })
    other.getMap('m').delete('a')
    expect(entryIn(other.getMap('m'), 'a')?.deleted).toBe(true)
    expect(entryIn(other.getMap('m'), 'b')).toBeNull()
  })
})

describe('the content of an item', () => {
  const doc = docOf(1, (doc) => {
    const map = doc.getMap('m')
    map.set('values', { a: [1] })
    map.set('bytes', new Uint8Array([1, 2]))
    map.set('type', new Y.Text('x'))
    map.set('doc', new Y.Doc({ guid: 'inner' }))
    doc.getText('t').insert(0, 'ab', { bold: true })
    doc.getText('t').insertEmbed(2, { image: 'x' })
  })
  const under = (key: string) => found(entryIn(doc.getMap('m'), key))
  const [bold, letters, closing, embed] = itemsIn(doc.getText('t'))
  const answers = (item: YjsItem) => [
    lettersIn(item) !== null,
    valuesIn(item) !== null,
    jsonIn(item) !== null,
    typeIn(item) !== null,
    formatIn(item) !== null,
    bytesIn(item) !== null,
    embedIn(item) !== null,
    subdocumentIn(item) !== null,
    isErased(item),
  ]
  const alone = (at: number) => Array.from({ length: 9 }, (_, index) => index === at)

  test('answer by one function for each kind of content, and only that one', () => {
    expect(answers(found(letters))).toEqual(alone(0))
    expect(answers(under('values'))).toEqual(alone(1))
    expect(answers(under('type'))).toEqual(alone(3))
    expect(answers(found(bold))).toEqual(alone(4))
    expect(answers(under('bytes'))).toEqual(alone(5))
    expect(answers(found(itemsIn(doc.getText('t')).find((item) => embedIn(item))))).toEqual(alone(6))
    expect(answers(under('doc'))).toEqual(alone(7))
    const emptied = docOf(3, (doc) => doc.getText('t').insert(0, 'a'))
    emptied.getText('t').delete(0, 1)
    expect(answers(only(itemsIn(emptied.getText('t'))))).toEqual(alone(8))
    const old = docOf(4)
    const json = only([new Y.ContentJSON([{ a: 1 }])])
    old.transact((transaction) =>
      new Y.Item(Y.createID(4, 0), null, null, null, null, old.getMap('m'), 'k', json).integrate(transaction, 0),
    )
    expect(answers(found(entryIn(old.getMap('m'), 'k')))).toEqual(alone(2))
  })

  test('is what was written', () => {
    expect(lettersIn(found(letters))).toBe('ab')
    expect(valuesIn(under('values'))).toEqual([{ a: [1] }])
    expect(itemContent(found(letters))).toEqual(['a', 'b'])
    expect(formatIn(found(bold))).toMatchObject({ key: 'bold', value: true })
    expect(formatIn(found(closing))).toMatchObject({ key: 'bold', value: null })
    expect([found(bold).countable, found(letters).countable]).toEqual([false, true])
    expect(bytesIn(under('bytes'))).toEqual(new Uint8Array([1, 2]))
    expect(embedIn(found(embed))).toMatchObject({ embed: { image: 'x' } })
    expect(subdocumentIn(under('doc'))?.guid).toBe('inner')
    expect([isSameKind(found(bold), found(closing)), isSameKind(found(bold), found(letters))]).toEqual([true, false])
  })

  test('several values of one client under one key are one item where Yjs keeps and joins them', () => {
    const doc = docOf(1)
    const undo = new Y.UndoManager(doc.getMap('m'))
    for (const value of [1, 2, 3]) doc.getMap('m').set('a', value)
    const newest = found(entryIn(doc.getMap('m'), 'a'))
    expect(found(valuesIn(newest)).at(-1)).toBe(3)
    expect(found(valuesIn(newest)).length).toBe(newest.length)
    undo.destroy()
  })
})

describe('an update without a document', () => {
  test('names roots by their name, containers by their id, and neighbours by theirs', () => {
    const doc = docOf(1, (doc) => doc.getMap('m').set('text', new Y.Text('ab')))
    const { structs, deleted } = decodeUpdate(Y.encodeStateAsUpdate(doc))
    const [entry, letters] = structs.filter(isItem)
    expect(decodedParentOf(found(entry))).toBe('m')
    expect(decodedParentOf(found(letters))).toMatchObject({ client: 1, clock: 0 })
    expect(dependenciesOf(found(letters))).toMatchObject([null, null, { client: 1, clock: 0 }])
    expect(parentOf(found(letters))).toBeNull()
    expect(rangesIn(deleted).size).toBe(0)
    const before = Y.encodeStateVector(doc)
    const text = found(typeIn(found(entryIn(doc.getMap('m'), 'text'))))
    if (text instanceof Y.Text) text.insert(1, 'x')
    const inserted = only(decodeUpdate(Y.encodeStateAsUpdate(doc, before)).structs.filter(isItem))
    expect(decodedParentOf(inserted)).toBeNull()
    expect(dependenciesOf(inserted)).toMatchObject([{ client: 1, clock: 1 }, { client: 1, clock: 2 }, null])
  })

  test('says what it deletes', () => {
    const doc = docOf(1, (doc) => doc.getText('t').insert(0, 'abcd'))
    doc.getText('t').delete(1, 2)
    const { deleted } = decodeUpdate(Y.encodeStateAsUpdate(doc))
    expect([...rangesIn(deleted)]).toMatchObject([[1, [{ clock: 1, len: 2 }]]])
    expect([0, 1, 2, 3].map((clock) => isDeletedIn(deleted, { client: 1, clock }))).toEqual([false, true, true, false])
  })

  test('throws for what is none', () => expect(() => decodeUpdate(Uint8Array.of(1, 2, 3))).toThrow())

  test('is written again from its structs, from a clock on and up to one', () => {
    const doc = docOf(7, (doc) => doc.getText('t').insert(0, 'abcdef'))
    const { structs } = decodeUpdate(Y.encodeStateAsUpdate(doc))
    const written = (from: number, to: number) =>
      new Uint8Array([...encodeSections([{ client: 7, from, structs: structs.map((struct) => shortened(struct, to)) }]), 0])
    const other = new Y.Doc()
    Y.applyUpdate(other, written(0, 4))
    expect(other.getText('t').toString()).toBe('abcd')
    Y.applyUpdate(other, written(4, 6))
    expect(other.getText('t').toString()).toBe('abcdef')
    expect(doc.getText('t').toString()).toBe('abcdef')
    expect(encodeSections([])).toEqual(Uint8Array.of(0))
  })

  test('is shortened also where only the place of what was collected is left', () => {
    const doc = docOf(1, (doc) => doc.getMap('m').set('a', new Y.Map([['b', 1]])))
    doc.getMap('m').delete('a')
    const collected = found(decodeUpdate(Y.encodeStateAsUpdate(doc)).structs.find((struct) => !isItem(struct)))
    expect(shortened({ ...collected, length: 3 }, collected.id.clock + 2)).toMatchObject({ length: 2, deleted: true })
  })
})

describe('the structs of a document by id', () => {
  const doc = docOf(1, (doc) => doc.getText('t').insert(0, 'abcdef'))
  doc.getText('t').delete(2, 2)

  test('are found by any of their clocks', () => {
    expect(structAt(doc, { client: 1, clock: 3 })).toMatchObject({ id: { clock: 2 }, length: 2, deleted: true })
    expect(itemAt(doc, { client: 1, clock: 0 })).toBe(firstIn(doc.getText('t')))
    expect([nextClock(doc, 1), nextClock(doc, 2)]).toEqual([6, 0])
  })

  test('in a range: those that hold any clock of it', () => {
    const starts = (from: number, to?: number) => structsBetween(doc, 1, from, to).map(({ id }) => id.clock)
    expect([starts(0), starts(1, 3), starts(3, 3), starts(4)]).toEqual([[0, 2, 4], [0, 2], [], [4]])
    expect(structsBetween(doc, 2, 0)).toEqual([])
  })

  test('an item that was collected is none any more', () => {
    const doc = docOf(1, (doc) => doc.getMap('m').set('a', new Y.Map([['b', 1]])))
    doc.getMap('m').delete('a')
    expect(itemAt(doc, { client: 1, clock: 1 })).toBeNull()
    expect(structAt(doc, { client: 1, clock: 1 }).deleted).toBe(true)
  })

  test('a document is empty, or waits for what an update depends on', () => {
    const [ahead, part] = [docOf(1), new Y.Doc()]
    expect([isEmptyDocument(ahead), isEmptyDocument(doc)]).toEqual([true, false])
    ahead.getText('t').insert(0, 'a')
    const before = Y.encodeStateVector(ahead)
    ahead.getText('t').insert(1, 'b')
    Y.applyUpdate(part, Y.encodeStateAsUpdate(ahead, before))
    expect([isIncomplete(part), isIncomplete(ahead)]).toEqual([true, false])
    Y.applyUpdate(part, Y.encodeStateAsUpdate(ahead))
    expect(isIncomplete(part)).toBe(false)
  })

  test('the ids of one moment stay as they were', () => {
    const doc = docOf(1, (doc) => doc.getText('t').insert(0, 'ab'))
    const then = stateOfIds(doc)
    doc.getText('t').delete(0, 2)
    doc.getText('t').insert(0, 'c')
    expect([...then.clocks]).toEqual([[1, 2]])
    expect(isDeletedIn(then.deleted, { client: 1, clock: 0 })).toBe(false)
    expect([NO_IDS.clocks.size, rangesIn(NO_IDS.deleted).size]).toEqual([0, 0])
  })
})

describe('a transaction', () => {
  const during = (doc: Y.Doc, change: () => void, read: (transaction: Y.Transaction) => void) => {
    doc.once('afterTransaction', read)
    doc.transact(change)
  }

  test('says what it brought and what it deleted', () => {
    const doc = docOf(1, (doc) => doc.getText('t').insert(0, 'abc'))
    expect.assertions(5)
    during(
      doc,
      () => {
        doc.getText('t').delete(1, 1)
        doc.getText('t').insert(0, 'x')
      },
      (transaction) => {
        const { fresh, gone, hidesSome } = changedItems(transaction)
        expect(fresh.map(lettersIn)).toEqual(['x'])
        expect(gone.map(lettersIn)).toEqual(['b'])
        expect(hidesSome).toBe(false)
        expect([clockBefore(transaction, 1), clockBefore(transaction, 2), clocksAfter(transaction).get(1)]).toEqual([3, 0, 4])
        expect([0, 1].map((clock) => isDeletedBy(transaction, { client: 1, clock }))).toEqual([false, true])
      },
    )
  })

  test('says that something came below what was collected already', () => {
    const doc = docOf(1, (doc) => doc.getMap('m').set('a', new Y.Map()))
    const late = docOf(2)
    Y.applyUpdate(late, Y.encodeStateAsUpdate(doc))
    const before = Y.encodeStateVector(late)
    const inner = found(typeIn(found(entryIn(late.getMap('m'), 'a'))))
    if (inner instanceof Y.Map) inner.set('b', new Y.Map([['c', 1]]))
    doc.getMap('m').delete('a')
    expect.assertions(1)
    during(
      doc,
      () => Y.applyUpdate(doc, Y.encodeStateAsUpdate(late, before)),
      (transaction) => expect(changedItems(transaction).hidesSome).toBe(true),
    )
  })
})
