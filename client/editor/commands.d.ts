// Types of the editor commands that our extensions add, because TypeScript does not pass on module augmentations of shared/editor.
import '@tiptap/extension-blockquote'
import '@tiptap/extension-bold'
import '@tiptap/extension-hard-break'
import '@tiptap/extension-heading'
import '@tiptap/extension-italic'
import '@tiptap/extension-link'
import '@tiptap/extension-list'
import '@tiptap/extension-strike'
import '@tiptap/extension-underline'
import type { ClauseStorage } from './clauses.ts'
import type { KeptNotes } from './footnotes/keptNotes.ts'

declare module '@tiptap/core' {
  interface Storage {
    clauses: ClauseStorage
    footnotes: { readonly kept: KeptNotes }
  }
  interface Commands<ReturnType> {
    footnotes: {
      /** Inserts a reference at the caret, and its footnote, to which the caret moves. */
      insertFootnote: () => ReturnType
    }
    clauses: {
      /** Turns the selected paragraphs into numbered ones, and back. */
      toggleClause: () => ReturnType
      /** One level in (1) or out (-1); false where that is impossible. */
      levelClause: (by: 1 | -1) => ReturnType
      /** Removes the numbering. */
      leaveClause: () => ReturnType
      /** Restarts the numbering at one here, or continues it. */
      restartClause: () => ReturnType
    }
  }
}
