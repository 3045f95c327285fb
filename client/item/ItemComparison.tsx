// The earlier state of items for the panel; the comparison provides it.
import { type Accessor, createContext, type JSX, type ParentProps, useContext } from 'solid-js'
import type { Language } from '../../shared/bilingual.ts'
import type { FieldKey } from '../../shared/roadmap/fields.ts'
import type { ChecklistEntry, Item } from '../../shared/roadmap/model.ts'

export interface ItemComparison {
  /** True when the later moment of the comparison is in the past, so that nothing can be edited. */
  readonly isPast: Accessor<boolean>
  /** The item at the later moment; null when it did not exist then. */
  readonly shown: (live: Item) => Item | null
  /** The earlier value as text ('' for none); null when it is unchanged. */
  readonly past: (item: Item, field: FieldKey) => string | null
  /** Who changed it, and when; null if it is unchanged. */
  readonly changedBy: (item: Item, field: FieldKey) => string | null
  readonly pastTitle: (item: Item, side: Language) => string | null
  /** The earlier checklist; null when it is unchanged. */
  readonly pastChecklist: (item: Item) => readonly ChecklistEntry[] | null
  /** Whether its description has changed. */
  readonly isRewritten: (item: Item) => boolean
  /** Its description with the changes marked. */
  readonly rewritten: (item: Item, side: Language) => JSX.Element
}
const NONE: ItemComparison = {
  isPast: () => false,
  shown: (live) => live,
  past: () => null,
  changedBy: () => null,
  pastTitle: () => null,
  pastChecklist: () => null,
  isRewritten: () => false,
  rewritten: () => null,
}
const Context = createContext<ItemComparison>(NONE)

export function ItemComparisonProvider(props: ParentProps<{ comparison: ItemComparison }>) {
  return <Context.Provider value={props.comparison}>{props.children}</Context.Provider>
}
export const useItemComparison = (): ItemComparison => useContext(Context)
