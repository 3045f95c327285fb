// The state of the outline: the active row, the collapsed branches, and the functions that move an item.
import { type Accessor, createMemo, createSelector, createSignal } from 'solid-js'
import type { ItemId } from '../../../shared/ids.ts'
import type { Item } from '../../../shared/roadmap/model.ts'
import { isAsArranged } from '../../../shared/views/sort.ts'
import { useText } from '../../base/i18n.tsx'
import { type StepMarks, useStepMarks } from '../../history/slider/stepMarks.ts'
import { useItemContext } from '../../item/ItemContext.tsx'
import { useItemWrites } from '../../item/itemWrites.ts'
import { useLive } from '../../live/LiveDocument.tsx'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { useToast } from '../../ui/Toasts.tsx'
import type { PlanView } from '../createPlanView.ts'
import { itemKey } from '../tableLayout.ts'
import { createFolds, type Folds } from './createFolds.ts'
import { dropInto, lastUnder, type OutlineMove, type OutlineStep, type RowGap, stepRow } from './outlineMove.ts'
import { type OutlineRow, outlineRows, reuseOutlineRows } from './outlineRows.ts'
import { type OutlineNode, outlineTree, pruned } from './outlineTree.ts'

export interface OutlineState {
  readonly view: PlanView
  readonly stepMarks: StepMarks
  readonly rows: Accessor<readonly OutlineRow[]>
  /** All nodes, including those in collapsed branches. */
  readonly nodes: Accessor<readonly OutlineNode[]>
  readonly folds: Folds
  /** The ids of the rows that match the filter, which are those that can be selected. */
  readonly order: Accessor<readonly ItemId[]>
  readonly canWrite: Accessor<boolean>
  /** Whether siblings can be reordered: only in the arrangement of the group. */
  readonly canArrange: Accessor<boolean>
  readonly activeIndex: Accessor<number>
  readonly isActive: (key: string) => boolean
  readonly goTo: (key: string) => void
  /** Expands the branches that contain the item, and makes its row active. */
  readonly show: (id: ItemId) => void
  readonly hasMenu: (id: ItemId) => boolean
  readonly setMenu: (id: ItemId | null) => void
  /** The item for which the dialog that chooses a new parent is open. */
  readonly sought: Accessor<Item | null>
  readonly seek: (item: Item | null) => void
  readonly step: (item: Item, step: OutlineStep) => void
  readonly send: (item: Item, parent: ItemId | null) => void
  readonly drop: (id: ItemId, gap: RowGap) => void
}

export const createOutline = (view: PlanView, focus: (key: string) => void): OutlineState => {
  const text = useText()
  const live = useLive()
  const { report } = useItemContext()
  const write = useItemWrites()
  const announce = useAnnounce()
  const toast = useToast()
  const folds = createFolds(view)

  const whole = createMemo(() => outlineTree(view.all()))
  const wanted = createMemo(() => new Set(view.shown().map(({ id }) => id)))
  const nodes = createMemo(() => pruned(whole(), wanted()))
  const rows = createMemo<readonly OutlineRow[]>(
    (before) =>
      reuseOutlineRows(
        before,
        outlineRows({ shown: nodes(), whole: whole(), wanted: wanted(), folded: folds.folded() }).map((row) => ({
          ...row,
          item: view.drawn(row.item),
        })),
      ),
    [],
  )
  const [chosen, setChosen] = createSignal('')
  const [menu, setMenu] = createSignal<ItemId | null>(null)
  const [sought, seek] = createSignal<Item | null>(null)
  // If the active row no longer exists, the row at about the same position becomes active.
  const activeIndex = createMemo<number>((before) => {
    const index = rows().findIndex(({ key }) => key === chosen())
    return index >= 0 ? index : Math.max(0, Math.min(before, rows().length - 1))
  }, 0)
  const canWrite = () => live.canWrite() && !view.compared.isPast()
  const canArrange = () => canWrite() && isAsArranged(view.state().sort)
  const standing = () => ({ rows: rows(), nodes: nodes(), arranged: canArrange() })

  const show = (id: ItemId) => {
    const above: ItemId[] = []
    let parent = nodes().find(({ item }) => item.id === id)?.parent ?? null
    while (parent !== null) {
      above.push(parent)
      const next = parent
      parent = nodes().find(({ item }) => item.id === next)?.parent ?? null
    }
    if (above.some((one) => folds.folded().has(one))) folds.open(above)
    setChosen(itemKey(id))
    queueMicrotask(() => focus(itemKey(id)))
  }
  const move = (item: Item, to: OutlineMove | 'circle' | null) => {
    if (!canWrite() || item.archived) return
    if (to === 'circle') return toast({ text: text().outline.refused(item.code) })
    if (!to || (to.parent === undefined && !to.place)) return announce(text().outline.stays(item.code))
    const done = to.parent === undefined ? write.moveItem(item.id, to.place ?? {}) : write.placeItem(item.id, 'parent', to.parent, to.place)
    if (!done.ok && done.refusal === 'circular') return toast({ text: text().outline.refused(item.code) })
    report(done)
    if (!done.ok) return
    // Moving the row may have replaced its element, so the focus is set again.
    show(item.id)
    const row = rows().find((one) => one.item.id === item.id)
    if (row) announce(text().outline.moved(item.code, row.level, row.place, row.of))
  }
  return {
    view,
    stepMarks: useStepMarks(),
    rows,
    nodes,
    folds,
    order: createMemo(() => rows().flatMap(({ item, leads }) => (leads ? [] : [item.id]))),
    canWrite,
    canArrange,
    activeIndex,
    isActive: createSelector(() => rows()[activeIndex()]?.key ?? ''),
    goTo: setChosen,
    show,
    hasMenu: createSelector(menu),
    setMenu,
    sought,
    seek,
    step: (item, step) => move(item, stepRow(standing(), item.id, step)),
    send: (item, parent) => move(item, lastUnder(standing(), item.id, parent)),
    drop: (id, gap) => {
      const row = rows().find(({ item }) => item.id === id)
      if (row) move(row.item, dropInto(standing(), id, gap))
    },
  }
}
