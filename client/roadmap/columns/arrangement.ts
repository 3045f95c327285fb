// The columns after number and title: their order, how many are pinned, and their widths. Pure.
import type { FieldKey } from '../../../shared/roadmap/fields.ts'
import { held, type Size, type Sizes } from './sizes.ts'

export interface Arrangement {
  readonly columns: readonly FieldKey[]
  /** How many columns from the start are pinned. Number and title always are. */
  readonly pinned: number
  readonly sizes: Sizes
}

/**
 * `to`: the new index among the columns. A column that moves between pinned ones is pinned, behind them it is not, and at the border it
 * stays as it was.
 */
export const moveFieldColumn = (now: Arrangement, field: FieldKey, to: number): Arrangement => {
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
  moveFieldColumn(now, field, now.columns.indexOf(field) + step)

export const isPinned = ({ columns, pinned }: Arrangement, field: FieldKey): boolean => {
  const at = columns.indexOf(field)
  return at >= 0 && at < pinned
}

/** A pinned column becomes the last pinned one; an unpinned column the first that is not pinned. */
export const pinColumn = (now: Arrangement, field: FieldKey): Arrangement => {
  const from = now.columns.indexOf(field)
  if (from < 0) return now
  const was = from < now.pinned
  const before = now.pinned - (was ? 1 : 0)
  return { ...now, columns: now.columns.toSpliced(from, 1).toSpliced(before, 0, field), pinned: before + (was ? 0 : 1) }
}

/** Adds the column at the end, or removes it; its width is kept in case it is shown again. */
export const toggleColumn = (now: Arrangement, field: FieldKey): Arrangement => {
  const at = now.columns.indexOf(field)
  if (at < 0) return { ...now, columns: [...now.columns, field] }
  return { ...now, columns: now.columns.toSpliced(at, 1), pinned: now.pinned - (at < now.pinned ? 1 : 0) }
}

/** Null restores the usual width. */
export const resizeColumn = (now: Arrangement, field: FieldKey, size: Size | null): Arrangement => {
  const { [field]: _, ...others } = now.sizes
  return { ...now, sizes: size === null ? others : { ...others, [field]: held(size) } }
}
