// What an item was, beside what it is: read by the panel, provided by the comparison.
import { type Accessor, createContext, type JSX, type ParentProps, useContext } from 'solid-js'
import type { Language } from '../../shared/bilingual.ts'
import type { FieldKey } from '../../shared/roadmap/fields.ts'
import type { ChecklistEntry, Item } from '../../shared/roadmap/model.ts'

export interface ItemComparison {
  /** The later moment is over: nothing of it can be edited. */
  readonly isPast: Accessor<boolean>
  /** The item as the later moment shows it; null where it did not live then. */
  readonly shown: (live: Item) => Item | null
  /** What a field said ('' for nothing); null where it says the same. */
  readonly past: (item: Item, field: FieldKey) => string | null
  /** Who changed it, and when; null if it is unchanged. */
  readonly changedBy: (item: Item, field: FieldKey) => string | null
  readonly pastTitle: (item: Item, side: Language) => string | null
  /** Its checklist as it was, where it is another one now. */
  readonly pastChecklist: (item: Item) => readonly ChecklistEntry[] | null
  /** Did its description change? */
  readonly isRewritten: (item: Item) => boolean
  /** Its description with what became of it. */
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
