// Brackets in the editor: put around what is selected, taken away around the caret, and marked.
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { brackets } from '../../../client/editor/brackets.ts'
import { BRACKET_TOOLS } from '../../../client/editor/tools.ts'
import { topBlocks } from '../../../shared/editor/blocks.ts'
import { RICH_TEXT_SCHEMA } from '../../../shared/editor/richText.ts'
import { block } from '../../shared/outcome/facts.ts'
import { createPerson, type Person } from './people.ts'

const [put, remove] = BRACKET_TOOLS
let person: Person
const begin = (...words: string[]) => {
  const doc = new Y.Doc()
  doc.getXmlFragment('body.es').push(words.map((line, at) => block('paragraph', line, { id: `block${at}` })))
  person = createPerson(1, Y.encodeStateAsUpdate(doc), true, RICH_TEXT_SCHEMA, [brackets])
}
beforeEach(() => begin('en diez días ', 'y por escrito'))
afterEach(() => {
  person.editor.destroy()
  document.body.replaceChildren()
})
const lines = () => topBlocks(person.fragment).map(({ text }) => text)
const marked = () =>
  [...person.editor.view.dom.querySelectorAll('.bracket, .bracket--single')].map(
    ({ textContent, className }) => `${textContent} ${className}`,
  )
const press = (shiftKey: boolean) =>
  person.editor.view.dom.dispatchEvent(
    new KeyboardEvent('keydown', {
      key: shiftKey ? 'B' : 'b',
      code: 'KeyB',
      keyCode: 66,
      altKey: true,
      shiftKey,
      bubbles: true,
      cancelable: true,
    }),
  )

test('[D5] brackets are put around the selected words and nothing else, stay after them, and are undone in one step', () => {
  expect(put?.isPossible?.(person.editor)).toBe(false)
  // With the space that a double click selects.
  person.editor.commands.setTextSelection({ from: 4, to: 14 })
  expect(put?.isPossible?.(person.editor)).toBe(true)
  put?.run(person.editor)
  expect(lines()).toEqual(['en [diez días] ', 'y por escrito'])
  expect(marked()).toEqual(['[ bracket', '] bracket'])
  person.undoManager.undo()
  expect(lines()).toEqual(['en diez días ', 'y por escrito'])
})

test('[D5] brackets may go over several paragraphs, also from the keyboard', () => {
  person.editor.commands.setTextSelection({ from: 4, to: 22 })
  press(false)
  expect(lines()).toEqual(['en [diez días ', 'y por] escrito'])
  expect(marked()).toEqual(['[ bracket', '] bracket'])
})

test('[D5] the innermost brackets around the caret are removed, and exactly that pair', () => {
  begin('en [CO: [diez] días]', 'y [por escrito')
  expect(marked()).toEqual(['[ bracket', '[ bracket', '] bracket', '] bracket', '[ bracket--single'])
  person.editor.commands.setTextSelection(12)
  expect(remove?.isPossible?.(person.editor)).toBe(true)
  press(true)
  expect(lines()).toEqual(['en [CO: diez días]', 'y [por escrito'])
  press(true)
  expect(lines()).toEqual(['en CO: diez días', 'y [por escrito'])
  expect(remove?.isPossible?.(person.editor)).toBe(false)
})
