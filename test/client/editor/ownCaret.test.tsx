// Where one's own caret stands while others write.
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { afterEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { flushSelectionChange } from '../../../client/live/browser.ts'
import { createIncoming } from '../../../client/live/incoming.ts'
import { createPerson, exchange, type Person } from './people.ts'

let people: Person[] = []
const two = (words: string): readonly [Person, Person] => {
  const ann = createPerson(1)
  ann.editor.commands.insertContent(words)
  const bob = createPerson(2, Y.encodeStateAsUpdate(ann.doc))
  people = [ann, bob]
  return [ann, bob]
}
afterEach(() => {
  for (const { editor } of people) editor.destroy()
  document.body.replaceChildren()
})
const textOf = ({ editor }: Person) => editor.state.doc.textBetween(0, editor.state.doc.content.size, '\n')
/** Types like a person: at the caret, wherever it stands by now. */
const type = ({ editor }: Person, letter: string) => editor.view.dispatch(editor.state.tr.insertText(letter))

/** As a browser does when a key is pressed: it tells later. */
const moveUntold = (by: number) => {
  const stop = (event: Event) => event.stopImmediatePropagation()
  window.addEventListener('selectionchange', stop, true)
  document.addEventListener('selectionchange', stop, true)
  const selection = document.getSelection()
  selection?.collapse(selection.focusNode, selection.focusOffset + by)
  window.removeEventListener('selectionchange', stop, true)
  document.removeEventListener('selectionchange', stop, true)
}

describe('one’s own caret', () => {
  test('[M1] two people who type in one paragraph, letter by letter, do not break each other’s words', () => {
    const [ann, bob] = two('Que en cada delegación')
    ann.editor.commands.setTextSelection(1)
    bob.editor.commands.setTextSelection(12)
    for (let at = 0; at < 6; at++) {
      type(ann, 'Uno y '.charAt(at))
      exchange([ann, bob])
      type(bob, ' (dos)'.charAt(at))
      exchange([ann, bob])
    }
    expect(textOf(bob)).toBe('Uno y Que en cada (dos) delegación')
    expect(textOf(ann)).toBe(textOf(bob))
  })

  test('[M1] is where keys or the pointer have just put it, though another writes before selectionchange', () => {
    const [ann, bob] = two('Que en cada delegación')
    const clock = { now: () => 0, after: () => () => {}, soon: (task: () => void) => task() }
    const incoming = createIncoming({ doc: bob.doc, clock, readCarets: flushSelectionChange })
    ann.doc.on('update', (update) => incoming.add(update))
    bob.editor.view.focus()
    bob.editor.commands.setTextSelection(1)
    for (let at = 1; at <= 11; at++) {
      moveUntold(1)
      type(ann, 'De Colombia'.charAt(at - 1))
    }
    type(bob, ' (dos)')
    expect(textOf(bob)).toBe('Que en cada (dos) delegaciónDe Colombia')
  })

  test('[M1] is where keys or the pointer have just put it, though something is marked before selectionchange', () => {
    const [, bob] = two('Que en cada delegación')
    bob.editor.view.focus()
    const marked = new PluginKey('marked')
    bob.editor.registerPlugin(
      new Plugin<number>({
        key: marked,
        state: { init: () => 0, apply: (tr, upTo) => tr.getMeta(marked) ?? upTo },
        props: {
          decorations: (state) =>
            DecorationSet.create(state.doc, [Decoration.inline(1, 1 + (marked.getState(state) ?? 0), { class: 'm' })]),
        },
      }),
    )
    bob.editor.commands.setTextSelection(12)
    moveUntold(-9)
    bob.editor.view.dispatch(bob.editor.state.tr.setMeta(marked, 3))
    expect(bob.editor.view.dom.querySelector('.m')?.textContent).toBe('Que')
    expect(document.getSelection()?.focusNode?.textContent).toBe('Que')
    expect(bob.editor.state.selection.head).toBe(3)
  })

  test('a key is taken where keys have just put it, before selectionchange', () => {
    const [, bob] = two('uno')
    bob.editor.chain().splitBlock().insertContent('dos').run()
    bob.editor.view.focus()
    bob.editor.commands.setTextSelection(4)
    moveUntold(-1)
    // Within a line it is the browser that deletes; at its end the editor would join the next one to it.
    bob.editor.view.dom.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Delete', code: 'Delete', keyCode: 46, bubbles: true, cancelable: true }),
    )
    expect(textOf(bob)).toBe('uno\ndos')
    expect(bob.editor.state.selection.head).toBe(3)
  })

  test('stands before its word when somebody removes everything before it', () => {
    const [ann, bob] = two('uno dos')
    bob.editor.commands.setTextSelection(5)
    ann.editor.view.dispatch(ann.editor.state.tr.delete(1, 5))
    exchange([ann, bob])
    expect(bob.editor.state.selection.head).toBe(1)
    type(bob, 'X')
    expect(textOf(bob)).toBe('Xdos')
  })

  test('stays in its paragraph when somebody moves the paragraph', () => {
    const [ann, bob] = two('uno')
    ann.editor.chain().splitBlock().insertContent('dos').run()
    exchange([ann, bob])
    bob.editor.commands.setTextSelection(3)
    const [first] = [ann.editor.state.doc.child(0)]
    ann.editor.view.dispatch(ann.editor.state.tr.delete(0, first.nodeSize).insert(first.nodeSize, first))
    exchange([ann, bob])
    type(bob, 'X')
    expect(textOf(bob)).toBe('dos\nunXo')
  })
})
