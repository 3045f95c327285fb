// Which columns follow number and title, in which order, how many of them stay while the rest scrolls by, and how wide they are. Pure.
import type { FieldKey } from '../../../shared/roadmap/fields.ts'
import { held, type Size, type Sizes } from './sizes.ts'

export interface Arrangement {
  readonly columns: readonly FieldKey[]
  /** Of `columns`, the first so many. Number and title always are. */
  readonly pinned: number
  readonly sizes: Sizes
}

/** `to`: its place among the others. Between pinned ones it is pinned, behind them it is not; at the border it stays what it was. */
export const moveColumn = (now: Arrangement, field: FieldKey, to: number): Arrangement => {
  const from = now.columns.indexOf(field)
  if (from < 0) return now
  const rest = now.columns.toSpliced(from, 1)
  const was = from < now.pinned
  const before = now.pinned - (was ? 1 : 0)
  const at = Math.max(0, Math.min(to, rest.length))
  const stays = at < before || (at === before && was)
  return { ...now, columns: rest.toSpliced(at, 0, field), pinned: before + (stays ? 1 : 0) }
}
export const stepColumn = (now: Arrangement, field: FieldKey, step: 1 | -1): Arrangement =>
  moveColumn(now, field, now.columns.indexOf(field) + step)

export const isPinned = ({ columns, pinned }: Arrangement, field: FieldKey): boolean => {
  const at = columns.indexOf(field)
  return at >= 0 && at < pinned
}

/** Pinned, it stands behind those that are; let go, in front of those that are not. */
export const pinColumn = (now: Arrangement, field: FieldKey): Arrangement => {
  const from = now.columns.indexOf(field)
  if (from < 0) return now
  const was = from < now.pinned
  const before = now.pinned - (was ? 1 : 0)
  return { ...now, columns: now.columns.toSpliced(from, 1).toSpliced(before, 0, field), pinned: before + (was ? 0 : 1) }
}

/** Shown as the last one, or no longer shown; its width is kept for when it comes back. */
export const toggleColumn = (now: Arrangement, field: FieldKey): Arrangement => {
  const at = now.columns.indexOf(field)
  if (at < 0) return { ...now, columns: [...now.columns, field] }
  return { ...now, columns: now.columns.toSpliced(at, 1), pinned: now.pinned - (at < now.pinned ? 1 : 0) }
}

/** Null: as wide as usual. */
export const resizeColumn = (now: Arrangement, field: FieldKey, size: Size | null): Arrangement => {
  const { [field]: _, ...others } = now.sizes
  return { ...now, sizes: size === null ? others : { ...others, [field]: held(size) } }
}
