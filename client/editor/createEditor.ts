// TipTap in Solid: made once per element, gone with its owner; `createEditorState` turns its transactions into a memo.
import { Editor, type EditorOptions } from '@tiptap/core'
import { type Accessor, createMemo, createSignal, onCleanup } from 'solid-js'

/** `injectCSS` is off: an inline <style> would be refused by `style-src 'self'`. */
export const createEditor = (element: HTMLElement, options: Partial<EditorOptions>): Editor => {
  const editor = new Editor({ injectCSS: false, ...options, element: { mount: element } })
  onCleanup(() => editor.destroy())
  return editor
}

export const createEditorState = <T>(editor: Accessor<Editor | null>, select: (editor: Editor) => T): Accessor<T | null> => {
  const seen = createMemo(() => {
    const current = editor()
    if (!current) return null
    const [transaction, happened] = createSignal(0, { equals: false })
    const notify = () => happened(0)
    current.on('transaction', notify)
    onCleanup(() => current.off('transaction', notify))
    return () => {
      transaction()
      return current
    }
  })
  return createMemo(() => {
    const current = seen()?.()
    return current && !current.isDestroyed ? select(current) : null
  })
}
