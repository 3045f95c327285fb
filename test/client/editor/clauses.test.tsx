// Numbered paragraphs in the editor: keys, numbers, and the block beside them.
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { setClauseNumbers } from '../../../client/editor/clauseNumbers.ts'
import { shownBlocks } from '../../../client/editor/shownBlocks.ts'
import { contentOf, createPerson, exchange, type Person } from './people.ts'

let people: Person[] = []
afterEach(() => {
  for (const { editor } of people) editor.destroy()
  people = []
  document.body.replaceChildren()
})
const begin = (client = 1, start: Uint8Array | null = null): Person => {
  const person = createPerson(client, start)
  people.push(person)
  return person
}
const press = ({ editor: { view } }: Person, key: string, shiftKey = false) =>
  view.someProp('handleKeyDown', (handle) => handle(view, new KeyboardEvent('keydown', { key, shiftKey })) || undefined)
const type = ({ editor }: Person, words: string) => editor.commands.insertContent(words)
const numbersOf = ({ editor }: Person) => [...editor.view.dom.children].map((child) => child.getAttribute('data-number'))
const shape = ({ editor }: Person) =>
  editor.state.doc.children.map(({ type: { name }, attrs }) => (name === 'clause' ? `${name}${attrs.depth}` : name))

test('[M12] Enter goes on at the same depth, Tab and Shift Tab change it, an empty one goes up and then out of the count', () => {
  const ann = begin()
  ann.editor.commands.toggleClause()
  type(ann, 'Objeto')
  press(ann, 'Enter')
  press(ann, 'Tab')
  type(ann, 'Alcance')
  press(ann, 'Enter')
  press(ann, 'Tab')
  type(ann, 'Inciso')
  expect(numbersOf(ann)).toEqual(['1', '1.1', '(a)'])
  press(ann, 'Tab', true)
  expect(numbersOf(ann)).toEqual(['1', '1.1', '1.2'])
  press(ann, 'Enter')
  expect(shape(ann)).toEqual(['clause1', 'clause2', 'clause2', 'clause2'])
  press(ann, 'Enter')
  expect(numbersOf(ann).at(-1)).toBe('2')
  press(ann, 'Enter')
  expect(shape(ann).at(-1)).toBe('paragraph')
  expect(shownBlocks(ann.fragment).map(({ marker }) => marker)).toEqual(['1', '1.1', '1.2', ''])
})

test('[M12] a restart is one attribute, taken by no split, and the next press goes on with the count', () => {
  const ann = begin()
  ann.editor.commands.toggleClause()
  type(ann, 'uno')
  press(ann, 'Enter')
  type(ann, 'otra vez')
  ann.editor.commands.restartClause()
  press(ann, 'Enter')
  type(ann, 'dos')
  expect(numbersOf(ann)).toEqual(['1', '1', '2'])
  ann.editor.chain().setTextSelection(8).restartClause().run()
  expect(numbersOf(ann)).toEqual(['1', '2', '3'])
})

test('[M12] no number is written, drawing one changes nothing, and what the rows say is shown', () => {
  const ann = begin()
  ann.editor.commands.toggleClause()
  type(ann, 'uno')
  const made = ann.made()
  setClauseNumbers(ann.editor, [{ number: '4.2', depth: 2 }])
  expect(numbersOf(ann)).toEqual(['4.2'])
  expect(ann.made()).toBe(made)
  expect(JSON.stringify(ann.fragment.toJSON())).not.toContain('4.2')
})

test('[M12] the depth of the paragraph beside it in the other language follows, in the same step of undo', () => {
  const ann = begin()
  ann.undoManager.captureTimeout = 1000
  const other = ann.doc.getXmlFragment('body.en')
  const beside = new Y.XmlElement('clause')
  other.insert(0, [beside])
  ann.editor.storage.clauses.beside = () => beside
  ann.editor.commands.toggleClause()
  type(ann, 'uno')
  ann.undoManager.stopCapturing()
  press(ann, 'Tab')
  expect(beside.getAttribute('depth')).toBe(2)
  expect(shape(ann)).toEqual(['clause2'])
  ann.undoManager.undo()
  expect(beside.getAttribute('depth')).toBeUndefined()
  expect(shape(ann)).toEqual(['clause1'])
})

test('[M12] two people who change depth and words at once both succeed', () => {
  const ann = begin(1)
  ann.editor.commands.toggleClause()
  type(ann, 'uno')
  const bob = begin(2, Y.encodeStateAsUpdate(ann.doc))
  press(ann, 'Tab')
  bob.editor.commands.insertContentAt(1, 'número ')
  exchange(people)
  expect(shape(bob)).toEqual(['clause2'])
  expect(ann.editor.state.doc.textContent).toBe('número uno')
  expect(numbersOf(ann)).toEqual(numbersOf(bob))
})

test('[M12] numbering one language numbers the paragraph beside it at the same level, with its words and id, in the same step of undo', () => {
  const ann = begin()
  ann.undoManager.captureTimeout = 1000
  const other = ann.doc.getXmlFragment('body.en')
  const words = new Y.XmlText()
  words.applyDelta([{ insert: 'one ' }, { insert: 'bold', attributes: { bold: {} } }])
  const beside = new Y.XmlElement('paragraph')
  beside.setAttribute('id', 'enenenenenen')
  beside.insert(0, [words])
  const heading = new Y.XmlElement('heading')
  other.insert(0, [beside, heading])
  ann.editor.storage.clauses.beside = (index) => other.get(index) as Y.XmlElement
  type(ann, 'uno')
  ann.editor.commands.splitBlock()
  type(ann, 'dos')
  ann.undoManager.stopCapturing()
  const before = JSON.stringify([contentOf(ann.fragment), contentOf(other)])
  ann.editor.chain().selectAll().toggleClause().run()
  expect(shape(ann)).toEqual(['clause1', 'clause1'])
  expect(contentOf(other)).toEqual([
    {
      name: 'clause',
      attributes: { id: 'enenenenenen', depth: 1 },
      children: [[{ insert: 'one ' }, { insert: 'bold', attributes: { bold: {} } }]],
    },
    { name: 'heading', attributes: {}, children: [] },
  ])
  ann.undoManager.undo()
  expect(JSON.stringify([contentOf(ann.fragment), contentOf(other)])).toBe(before)
  ann.undoManager.redo()
  ann.undoManager.stopCapturing()
  ann.editor.chain().selectAll().toggleClause().run()
  expect([shape(ann), other.toArray().map((one) => (one as Y.XmlElement).nodeName)]).toEqual([
    ['paragraph', 'paragraph'],
    ['paragraph', 'heading'],
  ])
})

test('[M12] leaving the count takes the paragraph beside it along; from an empty one, only what is empty too', () => {
  const ann = begin()
  ann.undoManager.captureTimeout = 1000
  const other = ann.doc.getXmlFragment('body.en')
  ann.editor.storage.clauses.beside = (index) => other.get(index) as Y.XmlElement
  const beside = (words: string) => {
    const clause = new Y.XmlElement('clause')
    if (words) clause.insert(0, [new Y.XmlText(words)])
    return clause
  }
  other.insert(0, [beside('one'), beside('two')])
  const kinds = () => other.toArray().map((one) => (one as Y.XmlElement).nodeName)
  type(ann, 'uno')
  ann.editor.commands.toggleClause()
  press(ann, 'Enter')
  expect(shape(ann)).toEqual(['clause1', 'clause1'])
  ann.undoManager.stopCapturing()
  // The second is empty here and written there.
  press(ann, 'Enter')
  expect([shape(ann), kinds()]).toEqual([
    ['clause1', 'paragraph'],
    ['clause', 'clause'],
  ])
  ann.editor.commands.setTextSelection(1)
  ann.undoManager.stopCapturing()
  press(ann, 'Backspace')
  expect([shape(ann), kinds()]).toEqual([
    ['paragraph', 'paragraph'],
    ['paragraph', 'clause'],
  ])
  ann.undoManager.undo()
  expect(kinds()).toEqual(['clause', 'clause'])
})
