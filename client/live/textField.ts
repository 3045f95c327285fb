// A Y.Text in an <input> or <textarea>: letters merge one by one, the caret stays where its reader left it, and nothing is
// changed under an input method that is composing.
import type * as Y from 'yjs'
import { LOCAL } from '../../shared/origins.ts'
import { type Delta, minimalEdit, movedPosition, type Origins, originsAfter, originsOf, rebased, type TextEdit } from './textEdit.ts'

export type TextElement = HTMLInputElement | HTMLTextAreaElement

/** Binds until the returned function is called. `onShown` hears each value that the element shows. */
export const bindTextField = (element: TextElement, text: Y.Text, onShown: (value: string) => void = () => {}): (() => void) => {
  const multiline = element.tagName === 'TEXTAREA'
  let shown = ''
  let writing = false
  /** While an input method composes: where each character of the text now stood when composing began. */
  let composing: Origins | null = null

  const show = (value: string) => {
    shown = value
    if (element.value !== value) element.value = value
    onShown(value)
  }
  const write = (edits: readonly TextEdit[]) => {
    writing = true
    try {
      text.doc?.transact(() => {
        for (const edit of edits) {
          if (edit.remove > 0) text.delete(edit.index, edit.remove)
          if (edit.insert !== '') text.insert(edit.index, edit.insert)
        }
      }, LOCAL)
    } finally {
      writing = false
    }
  }
  const onInput = () => {
    if (composing) return
    const edit = minimalEdit(shown, element.value, element.selectionStart ?? element.value.length)
    if (!edit) return
    shown = element.value
    write([edit])
    onShown(shown)
  }
  const onCompositionStart = () => {
    composing = originsOf(shown.length)
  }
  const onCompositionEnd = () => {
    const origins = composing
    composing = null
    if (!origins) return
    const caret = element.selectionStart ?? element.value.length
    const edit = minimalEdit(shown, element.value, caret)
    const edits = edit ? rebased(edit, origins) : []
    write(edits)
    const caretNow = caretAfter(edit, edits, origins, caret)
    show(plainText(text, multiline))
    placeCaret(element, caretNow, caretNow)
  }
  const onChange = (event: Y.YTextEvent) => {
    if (writing) return
    const delta: Delta = event.delta
    if (composing) {
      // The element shows what the input method is building; the others' letters appear when it is done.
      composing = originsAfter(composing, delta)
      return
    }
    const { selectionStart, selectionEnd } = element
    show(plainText(text, multiline))
    placeCaret(element, movedPosition(selectionStart ?? 0, delta), movedPosition(selectionEnd ?? 0, delta))
  }

  show(plainText(text, multiline))
  text.observe(onChange)
  element.addEventListener('input', onInput)
  element.addEventListener('compositionstart', onCompositionStart)
  element.addEventListener('compositionend', onCompositionEnd)
  return () => {
    // Whoever takes the field away while somebody composes must not take their word with it.
    onCompositionEnd()
    text.unobserve(onChange)
    element.removeEventListener('input', onInput)
    element.removeEventListener('compositionstart', onCompositionStart)
    element.removeEventListener('compositionend', onCompositionEnd)
  }
}

/**
 * The text as the element can show it, character by character at the same index: an input has no line breaks, a textarea
 * joins `\r\n`, and an embed (never ours) counts one. So an edit of what is shown is an edit of the text.
 */
const plainText = (text: Y.Text, multiline: boolean): string => {
  const parts: { insert?: unknown }[] = text.toDelta()
  const plain = parts.map(({ insert }) => (typeof insert === 'string' ? insert : '\uFFFC')).join('')
  return plain.replace(multiline ? /\r/g : /[\r\n]/g, ' ')
}

/** Behind what was composed; or, when nothing came of it, where the caret's character stands now. */
const caretAfter = (edit: TextEdit | null, edits: readonly TextEdit[], origins: Origins, caret: number): number => {
  const inserted = edits.at(-1)
  if (edit && inserted && inserted.insert !== '') return inserted.index + Math.max(0, Math.min(caret - edit.index, inserted.insert.length))
  return origins.findLastIndex((origin) => origin !== null && origin < caret) + 1
}

/** Setting a selection moves the focus into the field in some browsers, so only the field that has it is touched. */
const placeCaret = (element: TextElement, start: number, end: number) => {
  if (element.ownerDocument.activeElement === element) element.setSelectionRange(start, end, element.selectionDirection ?? undefined)
}
