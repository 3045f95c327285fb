// Binds a Y.Text to an <input> or <textarea>: edits merge letter by letter, the caret keeps its position, and the element is not changed
// while an input method is composing.
import type * as Y from 'yjs'
import { LOCAL } from '../../shared/origins.ts'
import { withoutControls } from '../../shared/printable.ts'
import {
  type Delta,
  type LocalTextEdit,
  minimalEdit,
  movedPosition,
  originsAfter,
  originsOf,
  rebased,
  type TextOrigins,
} from './textEdit.ts'

export type TextElement = HTMLInputElement | HTMLTextAreaElement

export interface TextFieldOptions {
  /** Line breaks become spaces when pasted. An <input> has one line anyway. */
  readonly oneLine?: boolean
  /** In UTF-16 units. Longer text cannot be typed or pasted; text that is already longer can still be shortened. */
  readonly most?: number
  /** Called with each value of the element. */
  readonly onShown?: (value: string) => void
}

/** Returns a function that unbinds. */
export const bindTextField = (element: TextElement, text: Y.Text, options: TextFieldOptions = {}): (() => void) => {
  const oneLine = options.oneLine ?? element.tagName === 'INPUT'
  let shown = ''
  let writing = false
  /** While composing: for each character of the present text, its index when composing began. */
  let composing: TextOrigins | null = null

  const show = (value: string) => {
    shown = value
    if (element.value !== value) element.value = value
    options.onShown?.(value)
  }
  const write = (edits: readonly LocalTextEdit[]) => {
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
  /** Pasted line breaks become spaces in one line; control characters, which the relay refuses, are left out. */
  const tidy = () => {
    const { value } = element
    const tidied = (text: string) => withoutControls(oneLine ? text.replace(BREAK, ' ') : text)
    const wanted = tidied(value)
    if (wanted === value) return
    const caret = tidied(value.slice(0, element.selectionStart ?? value.length)).length
    element.value = wanted
    element.setSelectionRange(caret, caret)
  }
  const onInput = () => {
    if (composing) return
    tidy()
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
    tidy()
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
      // The element shows the composition; the edits of others are shown when it has ended.
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
    // If the field is removed while composing, the composed text is written.
    onCompositionEnd()
    text.unobserve(onChange)
    element.removeEventListener('input', onInput)
    element.removeEventListener('compositionstart', onCompositionStart)
    element.removeEventListener('compositionend', onCompositionEnd)
  }
}

/**
 * The text as the element shows it, with every character at the same index: an <input> has no line breaks, a <textarea> normalises `\r\n`,
 * and an embed (never written by us) counts as one. So an edit of the shown text is an edit of the Y.Text.
 */
const BREAK = /[\r\n]/g
const plainText = (text: Y.Text, oneLine: boolean): string => {
  const parts: { insert?: unknown }[] = text.toDelta()
  const plain = parts.map(({ insert }) => (typeof insert === 'string' ? insert : '\uFFFC')).join('')
  return plain.replace(oneLine ? BREAK : /\r/g, ' ')
}

/** After the composed text; or, if nothing was composed, at the present position of the character at the caret. */
const caretAfter = (edit: LocalTextEdit | null, edits: readonly LocalTextEdit[], origins: TextOrigins, caret: number): number => {
  const inserted = edits.at(-1)
  if (edit && inserted && inserted.insert !== '') return inserted.index + Math.max(0, Math.min(caret - edit.index, inserted.insert.length))
  return origins.findLastIndex((origin) => origin !== null && origin < caret) + 1
}

/** In some browsers setting a selection moves the focus, so this is done only for the focused element. */
const placeCaret = (element: TextElement, start: number, end: number) => {
  if (element.ownerDocument.activeElement === element) element.setSelectionRange(start, end, element.selectionDirection ?? undefined)
}
