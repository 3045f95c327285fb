// The state of the board: the active card, the collapsed columns, and the functions that move a card.
import { type Accessor, createMemo, createSelector, createSignal } from 'solid-js'
import type { ItemId } from '../../../shared/ids.ts'
import type { Item } from '../../../shared/roadmap/model.ts'
import { isAsArranged } from '../../../shared/views/sort.ts'
import { useText } from '../../base/i18n.tsx'
import { useItemContext } from '../../item/ItemContext.tsx'
import { useItemWrites } from '../../item/itemWrites.ts'
import { useLive } from '../../live/LiveDocument.tsx'
import { useAnnounce } from '../../ui/Announcer.tsx'
import type { PlanView } from '../createPlanView.ts'
import { streamOf } from '../grouping.ts'
import { useGroupName } from '../groupName.ts'
import { type BoardColumnItems, type BoardSpot, boardColumns, type ColumnOf, spotOf } from './boardColumns.ts'
import { type BoardStep, type CardMove, sendTo, stepCard } from './boardMove.ts'

export interface BoardModel {
  readonly view: PlanView
  readonly columns: Accessor<readonly BoardColumnItems[]>
  readonly nameOf: (of: ColumnOf) => string
  readonly canWrite: Accessor<boolean>
  /** The ids of the items, column by column. */
  readonly order: Accessor<readonly ItemId[]>
  /** Whether cards can be moved within a column: only in the arrangement of the group. */
  readonly canArrange: Accessor<boolean>
  readonly isFolded: (column: BoardColumnItems) => boolean
  readonly toggleFold: (column: BoardColumnItems) => void
  /** The card with `tabindex="0"`; null on an empty board. */
  readonly active: Accessor<ItemId | null>
  readonly isActive: (id: ItemId) => boolean
  readonly setActive: (id: ItemId) => void
  /** Focuses the active card, whose element may have been replaced. */
  readonly focus: () => void
  readonly hasMenu: (id: ItemId) => boolean
  readonly setMenu: (id: ItemId | null) => void
  readonly spot: () => BoardSpot | null
  /** Moves the item and announces its new position, or that it cannot be moved. */
  readonly move: (item: Item, move: CardMove | null) => void
  readonly step: (item: Item, step: BoardStep) => void
  readonly send: (item: Item, to: BoardColumnItems) => void
}

export const createBoard = (view: PlanView, focusCard: (id: ItemId) => void): BoardModel => {
  const text = useText()
  const live = useLive()
  const context = useItemContext()
  const write = useItemWrites()
  const announce = useAnnounce()

  // Plain items: a store of each would be made for thousands, of which some dozens are drawn.
  const columns = createMemo(() =>
    boardColumns({
      items: view.shown(),
      by: view.state().boardBy,
      streams: view.streams(),
      delegations: context.delegations().map(({ id }) => id),
    }),
  )
  const [toggled, setToggled] = createSignal<ReadonlySet<string>>(new Set())
  const [chosen, setChosen] = createSignal<ItemId | null>(null)
  const [menu, setMenu] = createSignal<ItemId | null>(null)
  const active = createMemo(() => {
    const id = chosen()
    const all = columns()
    return id && spotOf(all, id) ? id : (all.find(({ items }) => items.length > 0)?.items[0]?.id ?? null)
  })
  const canWrite = () => live.canWrite() && !view.compared.isPast()
  const canArrange = () => canWrite() && isAsArranged(view.state().sort)
  const standing = () => ({ columns: columns(), arranged: canArrange() })

  const nameOf = useGroupName()
  const carryOut = (item: Item, { to, place }: CardMove) => {
    if (!to) return write.moveItem(item.id, place ?? {})
    if (to.by === 'stream') return write.moveItem(item.id, { ...place, stream: streamOf(to) })
    return write.placeItem(item.id, to.by, to.value, place)
  }
  const move: BoardModel['move'] = (item, to) => {
    if (!canWrite() || item.archived) return
    if (!to) return announce(text().board.stays(item.code))
    const done = carryOut(item, to)
    context.report(done)
    const spot = spotOf(columns(), item.id)
    const column = spot && columns()[spot.column]
    if (!done.ok || !spot || !column) return announce(text().board.stays(item.code))
    announce(text().board.moved(item.code, nameOf(column.of), spot.row + 1, column.items.length))
  }
  return {
    view,
    columns,
    nameOf,
    canWrite,
    order: createMemo(() => columns().flatMap(({ items }) => items.map(({ id }) => id))),
    canArrange,
    isFolded: ({ key, aside }) => aside !== toggled().has(key),
    toggleFold: ({ key }) =>
      setToggled((keys) => (keys.has(key) ? new Set([...keys].filter((one) => one !== key)) : new Set([...keys, key]))),
    active,
    isActive: createSelector(active),
    setActive: setChosen,
    focus: () => {
      const id = active()
      if (id) focusCard(id)
    },
    hasMenu: createSelector(menu),
    setMenu,
    spot: () => {
      const id = active()
      return id ? spotOf(columns(), id) : null
    },
    move,
    step: (item, step) => move(item, stepCard(standing(), item, step)),
    send: (item, to) => move(item, sendTo(standing(), to)),
  }
}
