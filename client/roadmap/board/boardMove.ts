// The move of a card that is dropped, moved by key or sent by menu, as arguments for a write. Pure.
import type { ItemId } from '../../../shared/ids.ts'
import type { Item } from '../../../shared/roadmap/model.ts'
import { type BoardColumnItems, type ColumnOf, spotOf } from './boardColumns.ts'

export interface CardMove {
  /** Null when the card stays in its column. */
  readonly to: ColumnOf | null
  /** The neighbour among all items; null when the items are not in the arrangement of the group. */
  readonly place: { readonly after?: ItemId; readonly before?: ItemId } | null
}

export type BoardStep = 'up' | 'down' | 'left' | 'right' | 'first' | 'last'

interface Board {
  readonly columns: readonly BoardColumnItems[]
  /** Whether the items are in the arrangement of the group, so that a position in a column is a position in the plan. */
  readonly arranged: boolean
}

/** Dropped on the upper or lower half of a card, or on the empty part of a column, which puts it at the end. */
export const dropOn = (
  { columns, arranged }: Board,
  item: Item,
  on: { readonly key: string; readonly half: 'upper' | 'lower' },
): CardMove | null => {
  const from = spotOf(columns, item.id)
  const column = columns.findIndex(({ key, items }) => key === on.key || items.some(({ id }) => cardKey(id) === on.key))
  const target = columns[column]
  if (!from || !target) return null
  const to = column === from.column ? null : target.of
  const met = target.items.find(({ id }) => cardKey(id) === on.key)
  if (met?.id === item.id) return null
  const last = target.items.findLast(({ id }) => id !== item.id)
  const place = !arranged ? null : met ? (on.half === 'upper' ? { before: met.id } : { after: met.id }) : last ? { after: last.id } : null
  return to || place ? { to, place } : null
}

export const stepCard = ({ columns, arranged }: Board, item: Item, step: BoardStep): CardMove | null => {
  const from = spotOf(columns, item.id)
  const own = from && columns[from.column]
  if (!from || !own) return null
  if (step === 'left' || step === 'right') {
    const target = columns[from.column + (step === 'left' ? -1 : 1)]
    return target ? sendTo({ columns, arranged }, target) : null
  }
  if (!arranged) return null
  const [above, below] = [own.items[from.row - 1], own.items[from.row + 1]]
  const [first, last] = [own.items[0], own.items.at(-1)]
  switch (step) {
    case 'up':
      return above ? { to: null, place: { before: above.id } } : null
    case 'down':
      return below ? { to: null, place: { after: below.id } } : null
    case 'first':
      return first && first.id !== item.id ? { to: null, place: { before: first.id } } : null
    case 'last':
      return last && last.id !== item.id ? { to: null, place: { after: last.id } } : null
  }
}

/** Moves the card to the end of a column. */
export const sendTo = ({ arranged }: Board, target: BoardColumnItems): CardMove => {
  const last = target.items.at(-1)
  return { to: target.of, place: arranged && last ? { after: last.id } : null }
}

export const cardKey = (id: ItemId): string => `card:${id}`
