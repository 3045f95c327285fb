// The state of the columns: they are resized, moved, pinned and hidden here. Each change is stored in the address and announced to screen
// readers.

import { type Accessor, createMemo, createSelector, createSignal } from 'solid-js'
import type { FieldKey } from '../../../shared/roadmap/fields.ts'
import { isOwnKey } from '../../../shared/roadmap/ownKeys.ts'
import { AS_ARRANGED } from '../../../shared/views/sort.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { fieldRow, ownFields } from '../../live/ownFields.ts'
import { useAnnounce } from '../../ui/Announcer.tsx'
import type { PlanView } from '../createPlanView.ts'
import { type Arrangement, isPinned, moveFieldColumn, pinColumn, resizeColumn, stepColumn, toggleColumn } from './arrangement.ts'
import { columnSizes, pinnedAt, type Size, template } from './sizes.ts'

export interface Columns {
  readonly fields: Accessor<readonly FieldKey[]>
  /** The value of `grid-template-columns`. */
  readonly template: Accessor<string>
  /** The distance from the left edge at which the column is pinned, as a CSS length; undefined when it is not pinned. */
  readonly pinnedAt: (field: FieldKey) => string | undefined
  /** Whether it is the last pinned column, behind which the others scroll. */
  readonly isPinnedEdge: (field: FieldKey) => boolean
  readonly isPinned: (field: FieldKey) => boolean
  /** True for number and title, which are always the first columns. */
  readonly isFixed: (field: FieldKey) => boolean
  readonly sizeOf: (field: FieldKey) => Size
  /** Shows a width during a drag; null restores the stored width. */
  readonly showSize: (field: FieldKey, size: Size | null) => void
  readonly isResized: (field: FieldKey) => boolean
  /** Null restores the usual width. */
  readonly resize: (field: FieldKey, size: Size | null) => void
  /** Makes the column as wide as its content. */
  readonly fit: (field: FieldKey) => void
  readonly step: (field: FieldKey, step: 1 | -1) => void
  /** `to`: the index among the columns that can move. */
  readonly move: (field: FieldKey, to: number) => void
  readonly pin: (field: FieldKey) => void
  readonly hide: (field: FieldKey) => void
  /** Sorts ascending, then descending, then by the arrangement of the group. */
  readonly sort: (field: FieldKey) => void
  readonly hasMenu: (field: FieldKey) => boolean
  readonly setMenu: (field: FieldKey | null) => void
}

export interface ColumnsDeps {
  readonly view: PlanView
  /** On a phone a row has a fixed layout of a few fields. */
  readonly narrow: Accessor<boolean>
  /** The width of the table in CSS pixels. */
  readonly width: Accessor<number>
  /** The size of a rem in CSS pixels. */
  readonly rem: Accessor<number>
  /** The width in CSS pixels that the present content of a column needs. */
  readonly needed: (field: FieldKey) => number
}

const LEADING: readonly FieldKey[] = ['number', 'title']
const PHONE: readonly FieldKey[] = ['status', 'lead', 'due', 'progress']

export const createColumns = ({ view, narrow, width, rem, needed }: ColumnsDeps): Columns => {
  const text = useText()
  const language = useLanguage()
  const announce = useAnnounce()
  const [shown, setShown] = createSignal<{ readonly field: FieldKey; readonly size: Size } | null>(null)
  const [menu, setMenu] = createSignal<FieldKey | null>(null)
  const resized = createSelector(() => shown()?.field ?? null)
  const hasMenu = createSelector(menu)
  const quarter = () => rem() / 4

  const now = (): Arrangement => view.state()
  const fields = createMemo((): readonly FieldKey[] => [...LEADING, ...(narrow() ? PHONE : now().columns.filter(isShown))], [], {
    equals: same,
  })
  const chosen = () => {
    const live = shown()
    return live ? resizeColumn(now(), live.field, live.size).sizes : now().sizes
  }
  const room = () => ({ marked: view.compared.isOn(), selects: view.selection.may() })
  const sizes = createMemo(() => columnSizes(fields(), chosen(), room()))
  const pins = createMemo(() =>
    narrow() ? new Map<FieldKey, string>() : pinnedAt(sizes(), LEADING.length + now().pinned, width() / quarter()),
  )
  const name = (field: FieldKey) => fieldRow(field).label[language()]
  const change = ({ columns, pinned, sizes: widths }: Arrangement) => view.change({ columns, pinned, sizes: widths })
  // The address is updated a moment later, so the announcement uses the requested arrangement.
  const rearrange = (field: FieldKey, next: Arrangement) => {
    if (narrow() || LEADING.includes(field)) return
    change(next)
    const place = LEADING.length + next.columns.indexOf(field) + 1
    announce(text().table[isPinned(next, field) ? 'pinnedAt' : 'at'](name(field), place, LEADING.length + next.columns.length))
  }
  const sizeOf = (field: FieldKey) => sizes().find((one) => one.field === field)?.size ?? 0
  const resize: Columns['resize'] = (field, size) => {
    if (narrow()) return
    const next = resizeColumn(now(), field, size)
    setShown(null)
    change(next)
    const [{ size: wide } = { size: 0 }] = columnSizes([field], next.sizes, room())
    announce(text().table.wide(name(field), Math.round(wide * quarter())))
  }
  return {
    fields,
    template: () => template(sizes()),
    pinnedAt: (field) => pins().get(field),
    isPinnedEdge: createSelector(() => [...pins().keys()].at(-1)),
    isPinned: (field) => isPinned(now(), field),
    isFixed: (field) => LEADING.includes(field),
    sizeOf,
    showSize: (field, size) => setShown(size === null ? null : { field, size }),
    isResized: resized,
    resize,
    fit: (field) => resize(field, Math.ceil(needed(field) / quarter())),
    step: (field, step) => rearrange(field, stepColumn(now(), field, step)),
    move: (field, to) => rearrange(field, moveFieldColumn(now(), field, to)),
    pin: (field) => rearrange(field, pinColumn(now(), field)),
    hide: (field) => {
      if (narrow() || LEADING.includes(field)) return
      change(toggleColumn(now(), field))
      announce(text().table.hidden(name(field)))
    },
    sort: (field) => {
      const { by, descending } = view.state().sort
      view.change({ sort: by !== field ? { by: field, descending: false } : descending ? AS_ARRANGED : { by: field, descending: true } })
    },
    hasMenu,
    setMenu,
  }
}

/** Columns of archived own fields, and of those of another group, are not shown. */
const isShown = (field: FieldKey) => !isOwnKey(field) || ownFields().keys.includes(field)
const same = (a: readonly FieldKey[], b: readonly FieldKey[]) => a.length === b.length && a.every((field, at) => field === b[at])
