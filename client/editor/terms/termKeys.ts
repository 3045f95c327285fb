// Terms by keyboard. While editing, F2 or a pause with the caret in a term shows its tooltip. In read-only text the first term is one tab stop and
// arrow keys move between terms, so that Tab leaves a text with a hundred terms at once.
import type { EditorView } from '@tiptap/pm/view'
import { SHOW_TIP } from '../../ui/Tooltip.tsx'

export const TERM = 'term-mark'
const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }
const REST_MS = 500

/** Returns true when the key was handled for a term. */
export const createTermKeys = (say: (words: string) => void) => {
  let resting: ReturnType<typeof setTimeout> | undefined
  return (view: EditorView, event: KeyboardEvent): boolean => {
    clearTimeout(resting)
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false
    if (!view.editable) return goToTerm(view, event)
    if (event.key === 'F2') return sayTerm(view, event, say)
    // Hidden while the user writes or moves the caret.
    if (event.key in STEPS) {
      resting = setTimeout(() => {
        const term = view.isDestroyed || !view.hasFocus() ? null : termAtCaret(view)
        if (term) showTip(term)
      }, REST_MS)
    }
    return false
  }
}

const sayTerm = (view: EditorView, event: KeyboardEvent, say: (words: string) => void): boolean => {
  const term = termAtCaret(view)
  if (!term) return false
  event.preventDefault()
  // Announces the same text again if the same term is asked for twice.
  say('')
  queueMicrotask(() => say(term.dataset.tip ?? ''))
  showTip(term)
  return true
}

const goToTerm = (view: EditorView, event: KeyboardEvent): boolean => {
  const all = [...view.dom.querySelectorAll<HTMLElement>(`.${TERM}[tabindex]`)]
  const at = event.target instanceof HTMLElement ? all.indexOf(event.target) : -1
  const step = STEPS[event.key]
  if (at === -1 || (step === undefined && event.key !== 'Home' && event.key !== 'End')) return false
  event.preventDefault()
  all[step === undefined ? (event.key === 'Home' ? 0 : all.length - 1) : at + step]?.focus()
  return true
}

/** Uses the browser's selection: ProseMirror's is updated slightly later. */
const termAtCaret = (view: EditorView): HTMLElement | null => {
  const node = view.dom.ownerDocument.getSelection()?.focusNode ?? null
  const element = node instanceof Element ? node : (node?.parentElement ?? null)
  return element && view.dom.contains(element) ? element.closest<HTMLElement>(`.${TERM}`) : null
}
const showTip = (term: HTMLElement) => term.dispatchEvent(new Event(SHOW_TIP, { bubbles: true }))
