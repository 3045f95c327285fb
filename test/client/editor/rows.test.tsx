// The rows of a parallel text in its editors: what is missing is begun where it belongs, and each block says its row when it is asked.
import { Editor } from '@tiptap/core'
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { rowNumbers, setRowNumbers } from '../../../client/editor/rowNumbers.ts'
import { writeMissing } from '../../../client/pages/parallel/writeMissing.ts'
import { topBlocks } from '../../../shared/editor/blocks.ts'
import { richTextExtensions } from '../../../shared/editor/extensions.ts'
import type { RowBlock } from '../../../shared/pairs/pairRows.ts'
import { textRows } from '../../../shared/pairs/textRows.ts'
import { createPerson, type Person } from './people.ts'

let person: Person | null = null
afterEach(() => {
  person?.editor.destroy()
  person = null
  document.body.replaceChildren()
})

const block = (id: string, text: string, kind = 'paragraph'): RowBlock => ({ id, kind, text })
const shown = ({ fragment }: Person) => topBlocks(fragment).map(({ id, kind, text }) => `${kind}#${id}:${text}`)
const begin = (ids: readonly (readonly [id: string, text: string])[]): Person => {
  const doc = new Y.Doc()
  doc.getXmlFragment('body.es').push(
    ids.map(([id, text]) => {
      const element = new Y.XmlElement('paragraph')
      element.setAttribute('id', id)
      element.insert(0, [new Y.XmlText(text)])
      return element
    }),
  )
  person = createPerson(3, Y.encodeStateAsUpdate(doc))
  return person
}
const rowsWith = (one: Person, other: readonly RowBlock[]) => textRows(topBlocks(one.fragment), other, new Map())

test('[B4] a missing side is begun between its neighbours, as the same kind of block and under the same id, so that it is a pair at once', () => {
  const es = begin([
    ['aaaaaaaaaaaa', 'Uno'],
    ['cccccccccccc', 'Tres'],
  ])
  const other = [block('aaaaaaaaaaaa', 'One'), block('bbbbbbbbbbbb', 'Two', 'heading'), block('cccccccccccc', 'Three')]
  const rows = rowsWith(es, other)
  expect(rows.map(({ state }) => state.type)).toEqual(['unconfirmed', 'missing', 'unconfirmed'])
  const heading = new Y.Doc().getXmlElement('heading')
  Y.XmlElement.prototype.setAttribute.call(heading, 'level', 3)
  writeMissing({ editor: es.editor, rows, place: 1, side: 'es', beside: heading })
  es.editor.commands.insertContent('Dos')
  expect(shown(es)).toEqual(['paragraph#aaaaaaaaaaaa:Uno', 'heading#bbbbbbbbbbbb:Dos', 'paragraph#cccccccccccc:Tres'])
  expect(es.editor.state.doc.child(1).attrs.level).toBe(3)
  expect(rowsWith(es, other).map(({ name }) => name !== null)).toEqual([true, true, true])
})

test('[B4] where nothing is written yet, the empty paragraph that is only shown does not come into the text', () => {
  const es = begin([])
  const other = [block('aaaaaaaaaaaa', 'One'), block('bbbbbbbbbbbb', 'First\nSecond', 'bulletList')]
  writeMissing({ editor: es.editor, rows: rowsWith(es, other), place: 1, side: 'es', beside: null })
  es.editor.commands.insertContent('Primero')
  expect(shown(es)).toEqual(['bulletList#bbbbbbbbbbbb:Primero'])
})

test('each block says the number of its row when it is asked for, also one that was just made, and nothing is written by it', () => {
  const element = document.createElement('div')
  document.body.append(element)
  const editor = new Editor({
    element,
    injectCSS: false,
    extensions: [...richTextExtensions(), rowNumbers('es')],
    content: '<p>a</p><p>b</p>',
  })
  const rowsOf = () =>
    [...editor.view.dom.children].map((child) => (child instanceof HTMLElement ? child.style.getPropertyValue('--row') : ''))
  expect(rowsOf()).toEqual(['', ''])
  const { doc } = editor.state
  setRowNumbers(editor, [0, 4])
  expect(rowsOf()).toEqual(['0', '4'])
  expect(editor.state.doc).toBe(doc)
  editor.chain().setTextSelection(5).splitBlock().run()
  expect(rowsOf()).toEqual(['0', '4', '5'])
  setRowNumbers(editor, null)
  expect(rowsOf()).toEqual(['', '', ''])
  editor.destroy()
})
