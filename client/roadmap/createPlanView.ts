// The state of the road map screen: the plan as filtered, sorted and grouped by the parameters of the address. All forms of the plan use
// it.
import { useSearchParams } from '@solidjs/router'
import { type Accessor, batch, createEffect, createMemo, createSignal, on, untrack } from 'solid-js'
import type { ItemId, StreamId } from '../../shared/ids.ts'
import { byOrder } from '../../shared/order.ts'
import type { Item, Workstream } from '../../shared/roadmap/model.ts'
import type { NewItem } from '../../shared/roadmap/write.ts'
import { sameValue } from '../../shared/schema/sameValue.ts'
import { isPlanFiltered, matcher, NO_PLAN_FILTER, type PlanFilter } from '../../shared/views/filter.ts'
import type { ViewReader } from '../../shared/views/rule.ts'
import { sorter } from '../../shared/views/sort.ts'
import { type Compared, createCompared } from '../compare/createCompared.ts'
import type { KnownInGroup } from '../item/facets/facet.ts'
import { useItemContext } from '../item/ItemContext.tsx'
import { useItemWrites } from '../item/itemWrites.ts'
import { useConfirmations, useLive, useRoadMap } from '../live/LiveDocument.tsx'
import { ownFields } from '../live/ownFields.ts'
import { createPlanNames } from './createPlanNames.ts'
import { groupKey, itemGroups } from './grouping.ts'
import { type Bulk, createBulk } from './selection/createBulk.ts'
import { createSelection, type Selection } from './selection/createSelection.ts'
import { haveSameRows, layOut, type PlanRow, reuseRows } from './tableLayout.ts'
import { createZoom, type Zooming } from './timeline/createZoom.ts'
import { changedQuery, decodeViewState, encodeViewState, type ViewState } from './viewState.ts'

export interface PlanView {
  readonly state: Accessor<ViewState>
  /** `step`: adds an entry to the browser history, so that *Back* returns to the present state. */
  readonly change: (part: Partial<ViewState>, step?: 'step') => void
  /** The zoom of the timeline. */
  readonly zoom: Zooming
  readonly setFilter: (part: Partial<PlanFilter>) => void
  /** Removes the parameters that this version does not understand from the address. */
  readonly tidy: () => void
  readonly reader: Accessor<ViewReader>
  /** In the arrangement of the group, with archived ones. */
  readonly streams: Accessor<readonly Workstream[]>
  readonly known: Accessor<KnownInGroup>
  readonly isEmpty: Accessor<boolean>
  /** The items in rows are store proxies: a row object stays the same while its item changes. */
  readonly rows: Accessor<readonly PlanRow[]>
  /** The items that pass the filter, sorted but not grouped. Plain objects: an item that changes is replaced by a new object. */
  readonly shown: Accessor<readonly Item[]>
  /** All items in the chosen order, without the filter. Plain objects, as in `shown`. */
  readonly all: () => readonly Item[]
  /** The store proxy of an item, which is the same object as long as the item exists. */
  readonly drawn: (item: Item) => Item
  /** The state with which the plan is compared. */
  readonly compared: Compared
  /** The selected items; shared by all forms. */
  readonly selection: Selection
  /** The actions on all selected items. */
  readonly bulk: Bulk
  readonly isFolded: (key: string) => boolean
  readonly toggleFold: (key: string) => void
  /** Adds an item and shows it even if the filter does not match; null when the write was refused. */
  readonly addItem: (stream: StreamId | null, fields?: NewItem) => ItemId | null
  /** The absolute URL of an item, for sharing. */
  readonly linkTo: (id: ItemId) => string
}

/** The reader, to whom `mine` in a condition of the filter refers. */
export type PlanReader = Pick<ViewReader, 'account' | 'delegation' | 'agency'>
const NOBODY: PlanReader = { account: null, delegation: null, agency: null }

export const createPlanView = (me: Accessor<PlanReader> = () => NOBODY): PlanView => {
  const [params, setParams] = useSearchParams()
  const live = useLive()
  const roadMap = useRoadMap()
  const confirmations = useConfirmations('roadmap')
  const context = useItemContext()
  const write = useItemWrites()
  const compared = createCompared()

  const state = createMemo(() =>
    decodeViewState((name) => {
      const value = params[name]
      return typeof value === 'string' ? value : null
    }),
  )
  // Opening an item changes the address but not the filter, so equal values do not trigger an update.
  const filter = createMemo(() => state().filter, NO_PLAN_FILTER, { equals: sameValue })
  const sort = createMemo(() => state().sort, undefined, { equals: sameValue })
  const grouping = createMemo(() => state().grouping)
  const change: PlanView['change'] = (part, step) =>
    setParams(changedQuery(state(), { ...state(), ...part }), { replace: step !== 'step', scroll: false })
  const reader = createMemo(
    (): ViewReader => ({ ...me(), today: context.today, item: context.item, confirmed: (pair) => confirmations[pair], own: ownFields }),
  )

  const items = createMemo(() => (compared.isPast() ? roadMap.all().flatMap((item) => compared.shown(item) ?? []) : roadMap.all()))
  const drawn = (item: Item) => (compared.isPast() ? item : untrack(() => roadMap.items[item.id] ?? item))
  const streams = createMemo(() => Object.values(roadMap.streams).sort(byOrder))
  const { names, known } = createPlanNames(streams, compared)
  // The names of sessions are known when the moments of the group have loaded.
  createEffect(() => {
    if (grouping() === 'origin') void untrack(compared.comparison.loadMoments)
  })
  const unfoldAround = (id: ItemId) => {
    const item = roadMap.items[id]
    const by = grouping()
    if (!item || by === 'none') return
    const own = new Set(itemGroups([item], by, known()).flatMap(({ of, items: all }) => (all.length > 0 ? [groupKey(of)] : [])))
    setFolded((keys) => new Set([...keys].filter((key) => !own.has(key))))
  }

  const onlyChanged = createMemo(() => compared.comparison.comparing().onlyChanged)
  const matches = createMemo(() =>
    compared.matches({
      usual: matcher(filter(), reader()),
      archivedToo: matcher({ ...filter(), archived: filter().archived === 'no' ? 'all' : filter().archived }, reader()),
    }),
  )
  const [folded, setFolded] = createSignal<ReadonlySet<string>>(new Set())
  const [fresh, setFresh] = createSignal<ReadonlySet<ItemId>>(new Set())
  createEffect(on(filter, () => setFresh(new Set<ItemId>()), { defer: true }))
  /** An item that was just added stays visible even if the filter does not match it. */
  const showAnyway = (added: readonly ItemId[]) =>
    batch(() => {
      setFresh((ids) => new Set([...ids, ...added]))
      for (const id of added) unfoldAround(id)
    })

  const isShown = createMemo(() => {
    const passes = matches()
    const added = fresh()
    return (item: Item) => passes(item) || added.has(item.id)
  })
  const selection = createSelection({
    may: () => live.canWrite() && !compared.isPast(),
    shownOf: (ids) => items().filter((item) => ids.has(item.id) && isShown()(item)),
  })
  const sorted = createMemo(() => sorter(sort(), names()))
  const shown = createMemo<readonly Item[]>((before) => sorted()(items().filter(isShown()), before), [])
  // Most edits move no row and need no new rows. A past state is not a store, so there the rows hold the items themselves.
  const standing = createMemo(() => ({ grouping: grouping(), items: shown(), isPast: compared.isPast() }), undefined, {
    equals: (before, after) => !before.isPast && !after.isPast && haveSameRows(before, after),
  })
  const rows = createMemo<readonly PlanRow[]>(
    (before) =>
      reuseRows(
        before,
        layOut({
          items: standing().items,
          grouping: standing().grouping,
          drawn,
          follows: !standing().isPast,
          known: known(),
          folded: folded(),
          showEmpty: !isPlanFiltered(filter()) && !onlyChanged(),
        }),
      ),
    [],
  )

  return {
    state,
    change,
    tidy: () => setParams({ ...encodeViewState(state()) }, { replace: true, scroll: false }),
    reader,
    zoom: createZoom({ state, change }),
    setFilter: (part) => change({ filter: { ...state().filter, ...part } }),
    streams,
    known,
    isEmpty: () => items().length === 0 && streams().length === 0,
    rows,
    shown,
    all: () => sorted()(items()),
    drawn,
    compared,
    selection,
    bulk: createBulk(selection, showAnyway),
    isFolded: (key) => folded().has(key),
    toggleFold: (key) => setFolded((keys) => (keys.has(key) ? new Set([...keys].filter((one) => one !== key)) : new Set([...keys, key]))),
    addItem: (stream, fields) => {
      const added = write.addItem({ ...fields, stream })
      context.report(added)
      if (!added.ok) return null
      showAnyway([added.value])
      return added.value
    },
    linkTo: linkToItem,
  }
}

const linkToItem = (id: ItemId): string => {
  const address = new URL(location.href)
  address.searchParams.set('item', id)
  return address.href
}
