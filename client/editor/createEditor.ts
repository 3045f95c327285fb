// TipTap in Solid: one editor per element, destroyed with its owner; `createEditorState` turns its transactions into a memo.
import { Editor, type EditorOptions } from '@tiptap/core'
import { type Accessor, createMemo, createSignal, onCleanup } from 'solid-js'

/** `injectCSS` is off: an inline <style> would be blocked by `style-src 'self'`; `delete` would compute after each key what it deleted. */
export const createEditor = (element: HTMLElement, options: Partial<EditorOptions>): Editor => {
  const editor = new Editor({ injectCSS: false, enableCoreExtensions: { delete: false }, ...options, element: { mount: element } })
  onCleanup(() => editor.destroy())
  return editor
}

export const createEditorState = <T>(editor: Accessor<Editor | null>, select: (editor: Editor) => T): Accessor<T | null> => {
  return createMemo(() => {
    const current = editor()
    if (!current) return null
    transactionsOf(current)()
    return current.isDestroyed ? null : select(current)
  })
}

/** One subscription for all readers of an editor's state, so that a keystroke is one update. Removed with the editor. */
const heard = new WeakMap<Editor, Accessor<void>>()
const transactionsOf = (editor: Editor): Accessor<void> => {
  const known = heard.get(editor)
  if (known) return known
  const [happened, notify] = createSignal<void>(undefined, { equals: false })
  editor.on('transaction', () => notify())
  heard.set(editor, happened)
  return happened
}
