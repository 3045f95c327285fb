// One line of a pasted table, and what each of its cells would do.
import type { FieldChange } from '../../../shared/roadmap/changeItems.ts'
import type { FieldKey } from '../../../shared/roadmap/fields.ts'
import type { Item } from '../../../shared/roadmap/model.ts'
import type { Trouble } from '../../item/facets/reading.ts'

export interface PasteLine {
  /** Null: there is no row for it yet. */
  readonly item: Item | null
  readonly cells: readonly PasteCell[]
}

export interface PasteCell {
  readonly field: FieldKey
  /** As it was pasted. */
  readonly text: string
  /** What stands there; empty in a new item. */
  readonly before: string
  /** What will stand there, as the table shows it. */
  readonly after: string
  readonly does: 'changes' | 'stays' | 'refused'
  readonly why: { readonly trouble: Trouble; readonly part: string } | null
  readonly change: FieldChange | null
}
