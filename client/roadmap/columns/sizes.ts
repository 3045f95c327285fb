// The widths of the columns in quarters of a rem: as the reader has chosen, or the default of the field. They do not depend on the content,
// so that scrolling does not change the layout.
import type { FieldKey } from '../../../shared/roadmap/fields.ts'

/** In quarters of a rem, so that a chosen width grows with the font size and is short in the address. */
export type Size = number
export type Sizes = Readonly<Partial<Record<FieldKey, Size>>>

export const LEAST: Size = 14
export const MOST_WIDTH: Size = 200
/** The change of one key press. */
export const WIDTH_STEP: Size = 4

const USUAL: Sizes = {
  number: 25,
  title: 42,
  kind: 32,
  stream: 48,
  status: 27,
  progress: 21,
  stage: 34,
  priority: 28,
  lead: 20,
  coDelegations: 36,
  agencies: 44,
  people: 48,
  start: 30,
  due: 36,
  originalDue: 30,
  dependsOn: 32,
  parent: 28,
  labels: 48,
  recurs: 36,
}
const OTHER: Size = 36
/** Additional width in a comparison: the mark of the change beside the number, and the earlier value of the progress. */
const MARK: Sizes = { number: 6, progress: 5 }
/** The width of the checkbox before the number. */
const BOX: Size = 7

interface Room {
  readonly marked: boolean
  readonly selects: boolean
}
export interface ColumnSize {
  readonly field: FieldKey
  readonly size: Size
  /** Whether the column takes the width that the others leave. */
  readonly grows: boolean
}

export const held = (size: number): Size => Math.max(LEAST, Math.min(MOST_WIDTH, Math.round(size)))

/** The title grows until the reader sets its width. */
export const columnSizes = (columns: readonly FieldKey[], chosen: Sizes, { marked, selects }: Room): readonly ColumnSize[] =>
  columns.map((field) => {
    const more = (marked ? (MARK[field] ?? 0) : 0) + (selects && field === 'number' ? BOX : 0)
    return { field, size: chosen[field] ?? (USUAL[field] ?? OTHER) + more, grows: field === 'title' && chosen.title === undefined }
  })

const rem = (size: Size) => `${size / 4}rem`

/** The value of `grid-template-columns`; if no column grows, the rest of the row stays empty. */
export const template = (sizes: readonly ColumnSize[]): string => {
  const tracks = sizes.map(({ size, grows }) => (grows ? `minmax(${rem(size)}, 1fr)` : rem(size)))
  return [...tracks, ...(sizes.some(({ grows }) => grows) ? [] : ['minmax(0, 1fr)'])].join(' ')
}

/** The largest share of the table's width that pinned columns may take. */
const MOST_PINNED = 0.6

/**
 * For each of the first columns, its distance from the left edge while it is pinned; missing when it is not pinned. `room` is the width of
 * the table. Nothing is pinned when all columns fit; when the pinned columns would leave too little room, fewer are pinned.
 */
export const pinnedAt = (sizes: readonly ColumnSize[], count: number, room: Size): ReadonlyMap<FieldKey, string> => {
  const offsets = new Map<FieldKey, string>()
  if (sizes.reduce((sum, { size }) => sum + size, 0) <= room) return offsets
  let from: Size = 0
  for (const { field, size } of sizes.slice(0, count)) {
    if (from + size > room * MOST_PINNED) break
    offsets.set(field, rem(from))
    from += size
  }
  return offsets
}
