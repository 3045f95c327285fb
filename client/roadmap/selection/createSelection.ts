// The selected items, shared by all forms of the plan. Only visible items count, so that nobody changes what they cannot see.
import { type Accessor, createMemo, createSignal } from 'solid-js'
import type { ItemId } from '../../../shared/ids.ts'
import type { Item } from '../../../shared/roadmap/model.ts'
import { useText } from '../../base/i18n.tsx'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { NOTHING_PICKED, type Picked, pickedAll, ranged, toggledItem } from './picked.ts'

export interface Selection {
  /** Whether the reader may select; false for readers who cannot write. */
  readonly may: Accessor<boolean>
  readonly items: Accessor<readonly Item[]>
  readonly has: (id: ItemId) => boolean
  readonly toggle: (id: ItemId) => void
  /** `order`: the items in the order of the form. */
  readonly range: (order: readonly ItemId[], from: ItemId, to: ItemId) => void
  readonly all: (order: readonly ItemId[]) => void
  readonly clear: () => void
}

export interface SelectionDeps {
  readonly may: Accessor<boolean>
  readonly shownOf: (ids: ReadonlySet<ItemId>) => readonly Item[]
}

export const createSelection = ({ may, shownOf }: SelectionDeps): Selection => {
  const text = useText()
  const announce = useAnnounce()
  const [picked, setPicked] = createSignal(NOTHING_PICKED)
  const items = createMemo(() => (picked().ids.size === 0 || !may() ? [] : shownOf(picked().ids)))
  const ids = createMemo(() => new Set(items().map(({ id }) => id)))
  const pick = (next: Picked) => {
    if (!may()) return
    setPicked(next)
    announce(items().length === 0 ? text().selection.none : text().selection.count(items().length))
  }
  return {
    may,
    items,
    has: (id) => ids().has(id),
    toggle: (id) => pick(toggledItem({ ...picked(), ids: ids() }, id)),
    range: (order, from, to) => pick(ranged(picked(), order, from, to)),
    all: (order) => pick(pickedAll(order)),
    clear: () => pick(NOTHING_PICKED),
  }
}
