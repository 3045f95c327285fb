// Node view of a footnote reference: number, note text on hover, and a click that moves to the note.
import type { Editor } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { FOOTNOTE, FOOTNOTE_REF } from '../../../shared/editor/footnotes.ts'
import { toNote, toReference } from './noteCaret.ts'
import { noteOf, notePosition } from './notes.ts'

export const refView = (editor: Editor) =>
  new Plugin({
    key: new PluginKey('ruta-note-refs'),
    props: {
      nodeViews: {
        [FOOTNOTE_REF]: (node) => {
          const dom = document.createElement('sup')
          dom.className = 'note-ref'
          dom.dataset.note = noteOf(node) ?? ''
          dom.dataset.tip = '…'
          // Read on hover only, so that typing in a note does not re-render its reference.
          dom.addEventListener('pointerover', () => {
            const place = notePosition(editor.state.doc, dom.dataset.note ?? '')
            const words = place === null ? '' : (editor.state.doc.nodeAt(place)?.textContent ?? '')
            dom.dataset.tip = words === '' ? '…' : words
          })
          return { dom, ignoreMutation: () => true, update: (next) => next.type === node.type && noteOf(next) === noteOf(node) }
        },
      },
      handleClick: (_view, _place, event) => {
        const { target } = event
        const note = target instanceof Element ? target.closest<HTMLElement>('.note-ref')?.dataset.note : undefined
        if (!note) return false
        toNote(editor, note)
        return true
      },
      handleDOMEvents: {
        // The number before a note leads back to the reference.
        click: (view, event) => {
          const { target } = event
          if (!(target instanceof HTMLElement) || !target.classList.contains(FOOTNOTE)) return false
          const box = target.getBoundingClientRect()
          const words = Number.parseFloat(getComputedStyle(target).paddingInlineStart) || 0
          return event.clientX < box.left + words && view.dom.contains(target) && toReference(editor)
        },
      },
    },
  })
