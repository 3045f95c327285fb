// What counts as a step that can be taken back, and forward again.
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { applyForeign } from '../../../client/live/applyForeign.ts'
import { REMOTE } from '../../../client/live/pendingEdits.ts'
import { createUndo, type Undo } from '../../../client/live/undo.ts'
import { LOCAL } from '../../../shared/origins.ts'

test('[C11] moving the caret after an undo leaves the way forward open', () => {
  const doc = new Y.Doc()
  const undo = createUndo(doc)
  const text = doc.getText('title')
  doc.transact(() => text.insert(0, 'one'), LOCAL)
  undo.undo()
  expect(text.toString()).toBe('')
  doc.transact(() => {}, LOCAL)
  expect(undo.canUndo()).toBe(false)
  undo.redo()
  expect(text.toString()).toBe('one')
})

test('[C64] a value left as it was takes back no step from before, also where the newer one has nothing left to take back', () => {
  const doc = new Y.Doc()
  const undo = createUndo(doc)
  const [text, dates] = [doc.getText('title'), doc.getMap('dates')]
  doc.transact(() => dates.set('due', '2027-02-15'), LOCAL)
  undo.stopCapturing()
  const depth = undo.depth()
  doc.transact(() => text.insert(0, 'x'), LOCAL)
  doc.transact(() => text.delete(0, 1), LOCAL)
  expect(undo.depth()).toBe(depth + 1)
  undo.undoTo(depth)
  expect([undo.depth(), text.toString(), dates.get('due')]).toEqual([depth, '', '2027-02-15'])
  doc.transact(() => text.insert(0, 'y'), LOCAL)
  undo.undoTo(depth)
  expect([undo.depth(), text.toString(), dates.get('due')]).toEqual([depth, '', '2027-02-15'])
})

/** Two people with one document each, who hear each other when the test says so. */
const two = (begin: (doc: Y.Doc) => void) => {
  const first = new Y.Doc()
  begin(first)
  const personOf = (client: number): Person => {
    const doc = new Y.Doc()
    doc.clientID = client
    applyForeign(doc, [Y.encodeStateAsUpdate(first)], REMOTE)
    const undo = createUndo(doc)
    undo.captureTimeout = 0
    return { doc, undo, map: doc.getMap<unknown>('map'), edit: (change: () => void) => doc.transact(change, LOCAL) }
  }
  const [ann, bob] = [personOf(7), personOf(9)]
  const meet = () => {
    for (const [from, to] of [
      [ann, bob],
      [bob, ann],
    ] as const)
      applyForeign(to.doc, [Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc))], REMOTE)
  }
  return { ann, bob, meet }
}
interface Person {
  readonly doc: Y.Doc
  readonly undo: Undo
  readonly map: Y.Map<unknown>
  readonly edit: (change: () => void) => void
}

describe('[C64] undo of a value that two people have set at once', () => {
  const clash = (before?: string) => {
    const people = two((doc) => before && doc.getMap('map').set('due', before))
    people.ann.edit(() => people.ann.map.set('due', 'Ann’s'))
    people.bob.edit(() => people.bob.map.set('due', 'Bob’s'))
    people.meet()
    // By the order of Yjs.
    expect(people.ann.map.get('due')).toBe('Bob’s')
    return people
  }
  test('by the one whose value stands puts back what stood before, for both', () => {
    const { ann, bob, meet } = clash('before')
    expect(bob.undo.undo()).toEqual({ type: 'undo', done: 1, left: [] })
    meet()
    expect([ann.map.get('due'), bob.map.get('due')]).toEqual(['before', 'before'])
    bob.undo.redo()
    meet()
    expect(ann.map.get('due')).toBe('Bob’s')
  })
  test('by the other one changes nothing, and says who has set it without having seen theirs', () => {
    const { ann, bob } = clash('before')
    expect(ann.undo.undo()).toEqual({ type: 'undo', done: 0, left: [{ client: 9, unseen: true }] })
    expect(ann.map.get('due')).toBe('Bob’s')
    expect(ann.undo.canRedo()).toBe(false)
    bob.edit(() => bob.map.set('due', 'Bob’s next'))
    expect(bob.undo.undo()?.done).toBe(1)
    expect(bob.map.get('due')).toBe('Bob’s')
  })
  test('[W15] takes back one’s own where nothing stood before', () => {
    const { ann, bob, meet } = clash()
    bob.undo.undo()
    meet()
    expect(ann.map.has('due')).toBe(false)
  })
  test('leaves it where both have set the same', () => {
    const { ann, bob, meet } = two(() => {})
    for (const person of [ann, bob]) person.edit(() => person.map.set('rojo', true))
    meet()
    expect(bob.undo.undo()).toEqual({ type: 'undo', done: 0, left: [{ client: 7, unseen: true }] })
    expect(bob.map.get('rojo')).toBe(true)
  })
  test('after another edit changes nothing, and says who it was', () => {
    const { ann, bob, meet } = two((doc) => doc.getMap('map').set('due', 'before'))
    ann.edit(() => ann.map.set('due', 'Ann’s'))
    meet()
    bob.edit(() => bob.map.set('due', 'Bob’s'))
    meet()
    expect(ann.undo.undo()).toEqual({ type: 'undo', done: 0, left: [{ client: 9, unseen: false }] })
    expect(ann.undo.undo()).toBeNull()
  })
})

test('[C64] undo of an entry in which a colleague has written leaves it whole; undo of a level of a heading does not empty it', () => {
  const { ann, bob, meet } = two((doc) => doc.getXmlFragment('body').push([new Y.XmlElement('heading')]))
  ann.edit(() => ann.map.set('entry', new Y.Map<unknown>([['done', false]])))
  meet()
  const entryOf = (person: Person) => person.map.get('entry')
  const [here, there] = [entryOf(ann), entryOf(bob)]
  if (!(here instanceof Y.Map) || !(there instanceof Y.Map)) throw new Error('an entry')
  bob.edit(() => there.set('done', true))
  meet()
  expect(ann.undo.undo()).toEqual({ type: 'undo', done: 0, left: [{ client: 9, unseen: false }] })
  expect(here.toJSON()).toEqual({ done: true })

  const headingOf = ({ doc }: Person) => {
    const heading = doc.getXmlFragment('body').get(0)
    if (!(heading instanceof Y.XmlElement)) throw new Error('a heading')
    return heading
  }
  ann.edit(() => headingOf(ann).setAttribute('level', '1'))
  meet()
  ann.edit(() => headingOf(ann).setAttribute('level', '2'))
  bob.edit(() => headingOf(bob).setAttribute('level', '3'))
  meet()
  bob.undo.undo()
  meet()
  expect([ann, bob].map((person) => headingOf(person).getAttribute('level'))).toEqual(['1', '1'])
})

test('[C64] undo of a notice takes back its own step, whatever was done after it', () => {
  const { ann } = two(() => {})
  const { undo } = ann.undo.asStep(() => ann.edit(() => ann.map.set('archived', true)))
  ann.edit(() => ann.map.set('due', 'later'))
  expect(undo()?.done).toBe(1)
  expect(ann.map.toJSON()).toEqual({ due: 'later' })
  expect(undo()).toBeNull()
})

test('[C64] a notice learns that its step was undone by a button, and that it no longer undoes it when it was redone', () => {
  const { ann } = two(() => {})
  const undone: unknown[] = []
  ann.undo.on('popped', ({ step, outcome }) => outcome.type === 'undo' && undone.push(step.takeBack))
  const { undo } = ann.undo.asStep(() => ann.edit(() => ann.map.set('archived', true)))
  ann.undo.undo()
  expect(undone).toEqual([undo])
  ann.undo.redo()
  expect(ann.map.toJSON()).toEqual({ archived: true })
  ann.undo.undo()
  expect(undone).toEqual([undo, undefined])
})

describe('[C11] content that a step would bring back is kept only as long as there is the step', () => {
  const made = () => {
    const doc = new Y.Doc()
    const undo = createUndo(doc)
    undo.captureTimeout = 0
    const text = new Y.Text('some words')
    doc.getMap('map').set('note', text)
    const holds = (words: string) => Buffer.from(Y.encodeStateAsUpdate(doc)).includes(words)
    const edit = (change: () => void) => doc.transact(change, LOCAL)
    const removeByOthers = () => doc.transact(() => doc.getMap('map').delete('note'), REMOTE)
    return { doc, undo, text, holds, edit, removeByOthers }
  }

  test('for steps that were cleared', () => {
    const { undo, text, holds, edit, removeByOthers } = made()
    edit(() => text.delete(0, 5))
    expect(holds('some')).toBe(true)
    undo.clear()
    removeByOthers()
    expect([holds('some'), holds('words'), undo.undo()]).toEqual([false, false, null])
  })

  test('for what could be done again until one has written something else', () => {
    const { undo, text, holds, edit, removeByOthers } = made()
    edit(() => text.insert(10, ' and more'))
    undo.undo()
    expect(holds('and more')).toBe(true)
    edit(() => text.insert(0, 'x'))
    removeByOthers()
    expect([holds('and more'), undo.redo()]).toEqual([false, null])
  })

  test('and is not reported as removed by others for steps that are still there', () => {
    const { undo, text, edit, removeByOthers } = made()
    edit(() => text.delete(0, 5))
    edit(() => text.insert(5, ' and more'))
    undo.undo()
    edit(() => text.insert(0, 'x'))
    undo.undo()
    removeByOthers()
    expect(undo.undo()).toEqual({ type: 'undo', done: 0, left: [{ client: null, unseen: false }] })
  })

  test('and nothing is done to a document whose undo has ended', () => {
    const { doc, undo } = made()
    undo.destroy()
    const line = new Y.Text('a\u0000b')
    doc.getMap('map').set('line', line)
    doc.transact(() => line.delete(0, 3), LOCAL)
    expect(doc._observers.get('afterTransaction')?.size ?? 0).toBe(0)
  })
})
