// TipTap extensions of a shared text's editor: the schema shared with the server, and client-only plugins.
import type { AnyExtension } from '@tiptap/core'
import { richTextExtensions } from '../../shared/editor/extensions.ts'
import type { Reference } from '../../shared/editor/reference.ts'
import type { Random } from '../../shared/ids.ts'
import { blockIds } from './blockIds.ts'
import { clauseNumbers } from './clauseNumbers.ts'
import { clauses } from './clauses.ts'
import { type CollaborationOptions, collaboration } from './collaboration.ts'
import { type Copying, createCopiedFrom } from './copiedFrom.ts'
import { flushSelection } from './flushSelection.ts'
import { footnotes } from './footnotes/footnotes.ts'
import { noteNumbers } from './footnotes/noteNumbers.ts'
import { splitting } from './splitting.ts'
import { tables } from './tables.ts'
import { Unreadable } from './unreadable.ts'

export interface TextExtensionOptions extends CollaborationOptions {
  readonly random: Random
  /** Sets the label of unreadable content, now and whenever the user's language changes; returns a function that stops it. */
  readonly unreadableLabel: (show: (label: string) => void) => () => void
  /** The same for the accessible name of tables. */
  readonly tableLabel: (show: (label: string) => void) => () => void
  /** Called if a table has its maximum size. */
  readonly onTableFull?: () => void
  /** URL of an internal link, for the clipboard. */
  readonly hrefOf?: (reference: Reference) => string | null
  /** Absent: copied paragraphs do not say from where they are. */
  readonly copying?: Copying
}

export const textExtensions = (options: TextExtensionOptions): AnyExtension[] => {
  const copied = createCopiedFrom(options)
  return [
    ...richTextExtensions(options.hrefOf),
    Unreadable.configure({ label: options.unreadableLabel }),
    blockIds(options.random),
    collaboration({ ...options, onWritten: copied.onWritten }),
    copied.extension,
    clauseNumbers,
    clauses,
    noteNumbers,
    footnotes(options.random),
    tables({ random: options.random, label: options.tableLabel, onFull: options.onTableFull }),
    splitting,
    flushSelection,
  ]
}
