// A Y.Text in an <input> or <textarea>: letters merge one by one, the caret stays where its reader left it, and nothing is
// changed under an input method that is composing.
import type * as Y from 'yjs'
import { LOCAL } from '../../shared/origins.ts'
import { type Delta, minimalEdit, movedPosition, type Origins, originsAfter, originsOf, rebased, type TextEdit } from './textEdit.ts'

export type TextElement = HTMLInputElement | HTMLTextAreaElement

export interface TextFieldOptions {
  /** A break that is pasted becomes a space. An <input> has one line anyway. */
  readonly oneLine?: boolean
  /** UTF-16 units: nothing is typed or pasted beyond it. What stands already and is longer can still be shortened. */
  readonly most?: number
  /** Called with each value that the element shows. */
  readonly onShown?: (value: string) => void
}

/** Binds until the returned function is called. */
export const bindTextField = (element: TextElement, text: Y.Text, options: TextFieldOptions = {}): (() => void) => {
  const oneLine = options.oneLine ?? element.tagName === 'INPUT'
  let shown = ''
  let writing = false
  /** While an input method composes: where each character of the text now stood when composing began. */
  let composing: Origins | null = null

  const show = (value: string) => {
    shown = value
    if (element.value !== value) element.value = value
    options.onShown?.(value)
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
  const asOneLine = () => {
    if (!oneLine || !/[\r\n]/.test(element.value)) return
    const caret = element.selectionStart ?? element.value.length
    element.value = element.value.replace(BREAK, ' ')
    element.setSelectionRange(caret, caret)
  }
  const onInput = () => {
    if (composing) return
    asOneLine()
    const edit = minimalEdit(shown, element.value, element.selectionStart ?? element.value.length)
    if (!edit) return
    shown = element.value
    write([edit])
    options.onShown?.(shown)
  }
  const onCompositionStart = () => {
    composing = originsOf(shown.length)
  }
  const onCompositionEnd = () => {
    const origins = composing
    composing = null
    if (!origins) return
    asOneLine()
    const caret = element.selectionStart ?? element.value.length
    const edit = minimalEdit(shown, element.value, caret)
    const edits = edit ? rebased(edit, origins) : []
    write(edits)
    const caretNow = caretAfter(edit, edits, origins, caret)
    show(plainText(text, oneLine))
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
    show(plainText(text, oneLine))
    placeCaret(element, movedPosition(selectionStart ?? 0, delta), movedPosition(selectionEnd ?? 0, delta))
  }

  if (options.most !== undefined) element.maxLength = options.most
  show(plainText(text, oneLine))
  text.observe(onChange)
  element.addEventListener('input', onInput)
  element.addEventListener('compositionstart', onCompositionStart)
  element.addEventListener('compositionend', onCompositionEnd)
  return () => {
    // Removing the field while somebody composes must not lose their word.
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
const BREAK = /[\r\n]/g
const plainText = (text: Y.Text, oneLine: boolean): string => {
  const parts: { insert?: unknown }[] = text.toDelta()
  const plain = parts.map(({ insert }) => (typeof insert === 'string' ? insert : '\uFFFC')).join('')
  return plain.replace(oneLine ? BREAK : /\r/g, ' ')
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
