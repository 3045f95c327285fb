// Whether the paragraph with the caret is in view as a whole. ProseMirror measures every element around the caret after each key to know
// whether to scroll; an IntersectionObserver says it once, after a frame, and again when that changes.
import type { EditorView } from '@tiptap/pm/view'

export interface CaretInView {
  /** ProseMirror's `handleScrollToSelection`: true when there is nothing to scroll to. */
  readonly handles: (view: EditorView) => boolean
  readonly dispose: () => void
}

/** What a line that a key begins may take. */
const NEXT_LINE_PX = 40

/** `margin` is what may be covered above and below. */
export const createCaretInView = (margin: number): CaretInView => {
  let observer: IntersectionObserver | null = null
  let watched: Element | null = null
  let isInView = false

  const watch = (block: Element, view: EditorView) => {
    observer ??= new IntersectionObserver(
      (entries) => {
        const last = entries.findLast(({ target }) => target === watched)
        if (last) isInView = last.intersectionRatio >= WHOLE
      },
      { root: scrollerOf(view.dom), rootMargin: `-${margin}px 0px -${margin + NEXT_LINE_PX}px`, threshold: WHOLE },
    )
    observer.disconnect()
    observer.observe(block)
    watched = block
    isInView = false
  }

  return {
    handles(view) {
      const block = paragraphOf(view)
      if (!block || typeof IntersectionObserver === 'undefined' || isCovered()) return false
      if (block === watched) return isInView
      watch(block, view)
      return false
    },
    dispose: () => observer?.disconnect(),
  }
}
/** Sizes are fractions of a pixel. */
const WHOLE = 0.99

/** Only of the text itself: a cell may be out of sight in a table that is in view. */
const paragraphOf = ({ state: { selection }, dom }: EditorView): Element | null => {
  if (selection.$head.depth !== 1 || !selection.empty) return null
  let node = dom.ownerDocument.getSelection()?.focusNode ?? null
  while (node && node.parentNode !== dom) node = node.parentNode
  return node instanceof Element ? node : null
}

/** By the keyboard of a phone that covers the page instead of making it smaller. */
const isCovered = () => typeof visualViewport === 'object' && visualViewport !== null && visualViewport.height < innerHeight - 1

const scrollerOf = (element: Element): Element | null => {
  for (let at = element.parentElement; at; at = at.parentElement) if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at
  return null
}
