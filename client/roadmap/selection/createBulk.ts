// Changes all selected items in one transaction and one undo step, and lists the items that were not changed, with the reason.
import { type Accessor, batch, createMemo, createSignal } from 'solid-js'
import type { ItemId } from '../../../shared/ids.ts'
import { refusalMessage } from '../../../shared/refusalMessages.ts'
import type { ItemChange, NewItemLine } from '../../../shared/roadmap/changeItems.ts'
import type { Item } from '../../../shared/roadmap/model.ts'
import { sameValue } from '../../../shared/schema/sameValue.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { useArchiving } from '../../item/archiving.ts'
import { useItemContext } from '../../item/ItemContext.tsx'
import { useItemWrites } from '../../item/itemWrites.ts'
import { useLive } from '../../live/LiveDocument.tsx'
import { useToast } from '../../ui/Toasts.tsx'
import type { Selection } from './createSelection.ts'
import { shiftedBy } from './shift.ts'

/** Items that were not changed for the same reason. */
export interface Stayed {
  readonly codes: readonly string[]
  readonly why: string
}
export type BulkControl = 'status' | 'lead' | 'progress' | 'stream' | 'due' | 'labels' | 'own'

export interface Bulk {
  readonly selection: Selection
  /** The selected items, or the one item on which a letter was pressed. */
  readonly items: Accessor<readonly Item[]>
  readonly opened: Accessor<BulkControl | null>
  /** `id`: for this item alone if it is not selected. */
  readonly open: (control: BulkControl, id?: ItemId) => void
  readonly close: () => void
  /** Archives the item, or restores it if it is archived. */
  readonly archive: (id: ItemId) => void
  readonly change: (changes: readonly ItemChange[]) => void
  /** The same, and adds new items in the same step. */
  readonly changeAndAdd: (changes: readonly ItemChange[], newcomers: readonly NewItemLine[]) => void
  readonly shift: (days: number) => void
  readonly stayed: Accessor<readonly Stayed[]>
  readonly understood: () => void
}

/** False when the item already has the value; it is then neither changed nor counted. */
const differs = (item: Item | undefined, change: ItemChange): boolean => {
  if (!item) return true
  if ('set' in change) return !sameValue(item[change.set], change.to)
  if ('label' in change) return item.labels.includes(change.label) !== change.inside
  return 'archived' in change ? item.archived !== change.archived : true
}

/** `show`: makes new items visible whatever the filter is. */
export const createBulk = (selection: Selection, show: (ids: readonly ItemId[]) => void): Bulk => {
  const text = useText()
  const language = useLanguage()
  const live = useLive()
  const write = useItemWrites()
  const context = useItemContext()
  const toast = useToast()
  const archiving = useArchiving()
  const [opened, setOpened] = createSignal<BulkControl | null>(null)
  const [alone, setAlone] = createSignal<ItemId | null>(null)
  const items = createMemo(() => {
    const id = alone()
    const item = id && !selection.has(id) ? context.item(id) : undefined
    return item ? [item] : selection.items()
  })
  const [stayed, setStayed] = createSignal<readonly Stayed[]>([])

  const carryOut = (
    asked: readonly ItemChange[],
    already: readonly { readonly id: ItemId; readonly why: string }[],
    newcomers: readonly NewItemLine[] = [],
  ) => {
    const changes = asked.filter((change) => differs(context.item(change.id), change))
    const { made: done, undo } = live.undoManager.asStep(() => write.changeItems(changes, newcomers))
    if (!done.ok) return context.report(done)
    const { added, refused } = done.value
    show(added)
    const staying = [...already, ...refused.map(({ id, refusal }) => ({ id, why: refusalMessage(refusal, language()) }))]
    setStayed(
      [...Map.groupBy(staying, ({ why }) => why)].map(([why, all]) => ({ why, codes: all.map(({ id }) => context.item(id)?.code ?? id) })),
    )
    // An item with one refused change may have other changes that are accepted.
    const left = Map.groupBy(changes, ({ id }) => id)
    const refusals = Map.groupBy(refused, ({ id }) => id)
    const changed = added.length + [...left].filter(([id, own]) => own.length > (refusals.get(id)?.length ?? 0)).length
    if (changed === 0) {
      if (staying.length === 0) toast({ text: text().selection.asItWas })
      return
    }
    toast({
      text: text().selection.changed(changed),
      action: { label: text().common.undo, undoes: undo, run: undo },
    })
  }
  return {
    selection,
    items,
    opened,
    open: (control, id) =>
      batch(() => {
        setAlone(id ?? null)
        setOpened(control)
      }),
    close: () =>
      batch(() => {
        setAlone(null)
        setOpened(null)
      }),
    archive: (id) => {
      const item = context.item(id)
      if (selection.has(id))
        carryOut(
          selection.items().map((one) => ({ id: one.id, archived: true })),
          [],
        )
      else if (item) (item.archived ? archiving.restore : archiving.archive)(item)
    },
    change: (changes) => carryOut(changes, []),
    changeAndAdd: (changes, newcomers) => carryOut(changes, [], newcomers),
    shift: (days) => {
      const { changes, staying } = shiftedBy(items(), days)
      carryOut(
        changes,
        staying.map((id) => ({ id, why: text().selection.undated })),
      )
    },
    stayed,
    understood: () => setStayed([]),
  }
}
