// Everything that our own clients can do, must pass: a refusal is for good.
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { addItem, bodyOf, createValidator, docOf, itemOf, paragraph, updatesOf } from '../../harness/validator.ts'

const ITEM = 'item1'

/** Starts with one item; gives a second client that knows it. */
const begin = () => {
  const validator = createValidator()
  for (const update of updatesOf(docOf(1), (doc) => addItem(doc, ITEM))) validator.offer('ana', update)
  return { ...validator, doc: docOf(2, validator.state()) }
}

const title = (doc: Y.Doc) => {
  const text = itemOf(doc, ITEM).get('title.es')
  if (!(text instanceof Y.Text)) throw new Error('no title')
  return text
}
const labels = (doc: Y.Doc) => {
  const set = itemOf(doc, ITEM).get('labels')
  if (!(set instanceof Y.Map)) throw new Error('no labels')
  return set
}
const firstText = (doc: Y.Doc) => {
  const element = bodyOf(doc, ITEM).get(0)
  const text = element instanceof Y.XmlElement ? element.get(0) : null
  if (!(text instanceof Y.XmlText)) throw new Error('no text')
  return text
}

const EDITS: Readonly<Record<string, (doc: Y.Doc) => void>> = {
  'sets, replaces and deletes plain values': (doc) => {
    const item = itemOf(doc, ITEM)
    item.set('status', 'agreed')
    item.set('status', 'done')
    item.set('order', 2.5)
    item.delete('order')
  },
  'adds to a set and takes away': (doc) => {
    labels(doc).set('urgent', true)
    labels(doc).set('law', true)
    labels(doc).delete('urgent')
    labels(doc).set('urgent', true)
  },
  'types into a title, in the middle, with emoji, and deletes': (doc) => {
    title(doc).insert(3, '😀 ñandú')
    title(doc).delete(1, 4)
    title(doc).insert(title(doc).length, '.')
  },
  'adds items, and several at once': (doc) => {
    addItem(doc, 'item2')
    doc.transact(() => {
      addItem(doc, 'item3')
      addItem(doc, 'item4')
    })
  },
  'adds an item and edits it in the same breath': (doc) => {
    doc.transact(() => {
      addItem(doc, 'item2')
      itemOf(doc, 'item2').set('status', 'agreed')
      bodyOf(doc, 'item2').push([paragraph('p2', 'Más')])
      bodyOf(doc, 'item2').delete(0, 1)
    })
  },
  'formats, over formats, and takes them away': (doc) => {
    firstText(doc).format(0, 3, { bold: {} })
    firstText(doc).format(1, 3, { link: { href: 'https://example.org' } })
    firstText(doc).format(0, 4, { bold: null })
    firstText(doc).insert(2, 'x', { bold: {} })
    firstText(doc).insert(2, 'y')
  },
  'splits a paragraph, joins it, moves it': (doc) => {
    const body = bodyOf(doc, ITEM)
    doc.transact(() => {
      firstText(doc).delete(2, 3)
      body.insert(1, [paragraph('second', 'xto')])
    })
    doc.transact(() => {
      body.delete(1, 1)
      firstText(doc).insert(2, 'xto')
    })
    doc.transact(() => {
      body.delete(0, 1)
      body.insert(0, [paragraph('moved', 'Texto')])
    })
  },
  'makes lists in lists': (doc) => {
    const list = new Y.XmlElement('bulletList')
    const entry = new Y.XmlElement('listItem')
    const inner = new Y.XmlElement('bulletList')
    const innerEntry = new Y.XmlElement('listItem')
    bodyOf(doc, ITEM).push([list])
    list.push([entry])
    entry.push([paragraph('a', 'uno'), inner])
    inner.push([innerEntry])
    innerEntry.push([paragraph('b', 'dos')])
    innerEntry.setAttribute('id', 'c')
    list.delete(0, 1)
  },
  'undoes and redoes': (doc) => {
    const undo = new Y.UndoManager([doc.getMap('items')], { captureTimeout: 0 })
    title(doc).insert(0, 'abc')
    itemOf(doc, ITEM).set('status', 'agreed')
    itemOf(doc, ITEM).set('status', 'done')
    bodyOf(doc, ITEM).push([paragraph('u', 'undo me')])
    firstText(doc).format(0, 3, { bold: {} })
    for (let i = 0; i < 5; i++) undo.undo()
    for (let i = 0; i < 5; i++) undo.redo()
    for (let i = 0; i < 3; i++) undo.undo()
    title(doc).insert(0, 'after')
  },
  'types into the roots': (doc) => {
    doc.getText('title').insert(0, 'Un texto')
    doc.getXmlFragment('body').push([paragraph('root', 'cuerpo')])
  },
}

describe('[W9] every edit of an honest client is accepted', () => {
  test.each(Object.entries(EDITS))('one that %s', (_name, edit) => {
    const { offer, doc, validation } = begin()
    const updates = updatesOf(doc, edit)
    expect(updates.length).toBeGreaterThan(0)
    expect(updates.map((update) => offer('bob', update).type)).toEqual(updates.map(() => 'accepted'))
    expect(validation.doc.getMap('items').toJSON()).toEqual(doc.getMap('items').toJSON())
    expect(validation.doc.getXmlFragment('body').toString()).toBe(doc.getXmlFragment('body').toString())
  })
})

describe('[W4] [W9] everything that an honest client did offline is accepted as one step 2', () => {
  test.each(Object.entries(EDITS))('one that %s', (_name, edit) => {
    const { offer, doc, validation } = begin()
    edit(doc)
    const step2 = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(validation.doc))
    expect(offer('bob', step2).type).toBe('accepted')
    expect(validation.doc.getMap('items').toJSON()).toEqual(doc.getMap('items').toJSON())
    expect(offer('bob', step2).type).toBe('nothing')
    expect(offer('cyd', Y.encodeStateAsUpdate(doc)).type).toBe('nothing')
  })
})

test('an item created, taken back and created again offline is accepted', () => {
  const { offer, doc, validation } = begin()
  const undo = new Y.UndoManager([doc.getMap('items')], { captureTimeout: 0 })
  addItem(doc, 'item9')
  undo.undo()
  undo.redo()
  expect(offer('bob', Y.encodeStateAsUpdate(doc, Y.encodeStateVector(validation.doc))).type).toBe('accepted')
  expect(itemOf(validation.doc, 'item9').get('status')).toBe('proposed')
})

test('a person who writes into what another has just deleted is accepted, and nothing is seen of it', () => {
  const { offer, doc, validation, state } = begin()
  const other = docOf(3, state())
  const deletions = updatesOf(doc, (one) => bodyOf(one, ITEM).delete(0, 1))
  const late = updatesOf(other, (one) => {
    firstText(one).insert(0, 'tarde')
    firstText(one).format(0, 2, { bold: {} })
    const element = bodyOf(one, ITEM).get(0)
    if (element instanceof Y.XmlElement) element.setAttribute('id', 'late')
  })
  expect([...deletions, ...late].map((update, i) => offer(i === 0 ? 'bob' : 'cyd', update).type)).toEqual(
    [...deletions, ...late].map(() => 'accepted'),
  )
  expect(bodyOf(validation.doc, ITEM).length).toBe(0)
})

test('[I3] the loser of two simultaneous values is nobody else’s deletion: the next step 2 brings nothing', () => {
  const { offer, doc, state } = begin()
  const other = docOf(3, state())
  const [mine] = updatesOf(doc, (one) => itemOf(one, ITEM).set('status', 'agreed'))
  const [theirs] = updatesOf(other, (one) => itemOf(one, ITEM).set('status', 'done'))
  offer('bob', mine ?? new Uint8Array())
  offer('cyd', theirs ?? new Uint8Array())
  const innocent = docOf(4, state())
  expect(offer('dan', Y.encodeStateAsUpdate(innocent)).type).toBe('nothing')
})

test('a partly known update is cut to its new part, byte for byte canonical', () => {
  const { offer, doc, validation } = begin()
  const [first] = updatesOf(doc, (one) => one.getText('title').insert(0, 'abc'))
  offer('bob', first ?? new Uint8Array())
  doc.getText('title').insert(3, 'def')
  doc.getText('title').delete(0, 1)
  const verdict = offer('bob', Y.encodeStateAsUpdate(doc))
  expect(verdict).toMatchObject({ type: 'accepted', inserts: [2, 3, 6] })
  expect(verdict.type === 'accepted' && Y.decodeUpdate(verdict.update).structs.map(({ id }) => [id.client, id.clock])).toEqual([[2, 3]])
  expect(validation.doc.getText('title').toString()).toBe('bcdef')
})
