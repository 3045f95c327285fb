// All that an editor of a shared text is made of: the schema both ends agree on, and what only the client adds.
import type { AnyExtension } from '@tiptap/core'
import { richTextExtensions } from '../../shared/editor/extensions.ts'
import type { Reference } from '../../shared/editor/reference.ts'
import type { Random } from '../../shared/ids.ts'
import { blockIds } from './blockIds.ts'
import { clauseNumbers } from './clauseNumbers.ts'
import { clauses } from './clauses.ts'
import { type CollaborationOptions, collaboration } from './collaboration.ts'
import { flushSelection } from './flushSelection.ts'
import { footnotes } from './footnotes/footnotes.ts'
import { noteNumbers } from './footnotes/noteNumbers.ts'
import { splitting } from './splitting.ts'
import { tables } from './tables.ts'
import { Unreadable } from './unreadable.ts'

export interface TextExtensionOptions extends CollaborationOptions {
  readonly random: Random
  /** Sets the sentence for what cannot be read, now and whenever the reader's language changes; answers how to stop. */
  readonly unreadableLabel: (show: (label: string) => void) => () => void
  /** The same of a table's name. */
  readonly tableLabel: (show: (label: string) => void) => () => void
  /** A table is as large as tables are. */
  readonly onTableFull?: () => void
  /** Where a link of the group leads, for what is copied. */
  readonly hrefOf?: (reference: Reference) => string | null
}

export const textExtensions = (options: TextExtensionOptions): AnyExtension[] => [
  ...richTextExtensions(options.hrefOf),
  Unreadable.configure({ label: options.unreadableLabel }),
  blockIds(options.random),
  collaboration(options),
  clauseNumbers,
  clauses,
  noteNumbers,
  footnotes(options.random),
  tables({ random: options.random, label: options.tableLabel, onFull: options.onTableFull }),
  splitting,
  flushSelection,
]
