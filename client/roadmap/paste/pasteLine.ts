// A line of a pasted table, with the effect of each of its cells.
import type { FieldChange } from '../../../shared/roadmap/changeItems.ts'
import type { FieldKey } from '../../../shared/roadmap/fields.ts'
import type { Item } from '../../../shared/roadmap/model.ts'
import type { ReadingTrouble } from '../../item/facets/reading.ts'

export interface PasteLine {
  /** Null when the line becomes a new item. */
  readonly item: Item | null
  readonly cells: readonly PasteCell[]
}

export interface PasteCell {
  readonly field: FieldKey
  /** The pasted text. */
  readonly text: string
  /** The present value as text; empty in a new item. */
  readonly before: string
  /** The new value, as the table will show it. */
  readonly after: string
  readonly does: 'changes' | 'stays' | 'refused'
  /** Why it is refused, or which part of it was left out. */
  readonly why: { readonly trouble: ReadingTrouble; readonly part: string } | null
  readonly change: FieldChange | null
}
