// Enter, with the caret or the selection where no text block is.
import { TextSelection } from '@tiptap/pm/state'
import { afterEach, describe, expect, test } from 'vitest'
import { createPerson, type Person } from './people.ts'

let people: Person[] = []
const begin = (): Person => {
  const person = createPerson(1)
  people.push(person)
  person.editor.commands.insertContent('one')
  person.editor.chain().splitBlock().insertContent('two').splitBlock().insertContent('three').run()
  return person
}
afterEach(() => {
  for (const { editor } of people) editor.destroy()
  people = []
  document.body.replaceChildren()
})

const pressEnter = ({ editor: { view } }: Person) =>
  view.someProp('handleKeyDown', (handle) => handle(view, new KeyboardEvent('keydown', { key: 'Enter' })) || undefined)
const words = ({ editor }: Person) => editor.state.doc.toString()

describe('[H49] Enter', () => {
  test('behind the paragraph of a quotation, as editors at random found it (seed 358204522), starts a paragraph in the quotation', () => {
    const ann = begin()
    ann.editor.chain().setTextSelection(6).toggleBlockquote().run()
    ann.editor.chain().setTextSelection(11).splitBlock().run()
    expect(words(ann)).toBe('doc(paragraph("one"), blockquote(paragraph("two"), paragraph), paragraph("three"))')
  })

  test('before the paragraph of a quotation splits that paragraph, and inside it splits it there', () => {
    const ann = begin()
    ann.editor.chain().setTextSelection(6).toggleBlockquote().run()
    ann.editor.chain().setTextSelection(6).splitBlock().run()
    expect(words(ann)).toBe('doc(paragraph("one"), blockquote(paragraph, paragraph("two")), paragraph("three"))')
    ann.editor.commands.setTextSelection(10)
    pressEnter(ann)
    expect(words(ann)).toBe('doc(paragraph("one"), blockquote(paragraph, paragraph("t"), paragraph("wo")), paragraph("three"))')
  })

  test('over all words of a list, which takes the list with them, removes them and does not throw', () => {
    const ann = begin()
    ann.editor.chain().selectAll().toggleOrderedList().run()
    const { doc } = ann.editor.state
    ann.editor.view.dispatch(ann.editor.state.tr.setSelection(TextSelection.between(doc.resolve(0), doc.resolve(doc.content.size))))
    pressEnter(ann)
    expect(ann.editor.state.doc.textContent).toBe('')
    ann.editor.commands.insertContent('after')
    expect(ann.editor.state.doc.textContent).toBe('after')
    expect(ann.kept()).toBe(0)
  })
})
