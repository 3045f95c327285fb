// Renders only the visible rows, and those that contain the focus or an open editor. Rows stay in the normal flow, so that they can be
// subgrids: the space of the rows that are not rendered is the margin of the next rendered row.
import { createVirtualizer, defaultRangeExtractor, type Virtualizer } from '@tanstack/solid-virtual'
import { type Accessor, createMemo, For, type JSX, onMount } from 'solid-js'
import { createPrinting } from '../ui/printing.ts'

/** What a row of a virtual list must have. */
interface Keyed {
  readonly key: string
}
/** The position of a rendered row. */
export interface RowPosition {
  readonly index: Accessor<number>
  /** The CSS margin above the row, for the rows that are not rendered before it; undefined when there are none. */
  readonly gap: Accessor<string | undefined>
  readonly measure: (element: HTMLElement) => void
}
export type RowVirtualizer = Virtualizer<HTMLElement, HTMLElement>

export interface RowWindowRequest<Row extends Keyed> {
  readonly rows: Accessor<readonly Row[]>
  readonly scroller: Accessor<HTMLElement>
  readonly heightOf: (row: Row) => number
  /** True when row heights must be measured, because rows wrap. */
  readonly measured: Accessor<boolean>
  readonly headHeight: Accessor<number>
  /** Indexes of rows that are rendered even when they are not visible. */
  readonly pinned: Accessor<readonly number[]>
}

export const createRowWindow = <Row extends Keyed>(request: RowWindowRequest<Row>): RowVirtualizer => {
  const printing = createPrinting()
  return createVirtualizer<HTMLElement, HTMLElement>({
    get count() {
      return request.rows().length
    },
    getScrollElement: () => request.scroller(),
    get estimateSize() {
      const rows = request.rows()
      return (index: number) => {
        const row = rows[index]
        return row ? request.heightOf(row) : 0
      }
    },
    get getItemKey() {
      const rows = request.rows()
      return (index: number) => rows[index]?.key ?? index
    },
    get paddingStart() {
      return request.headHeight()
    },
    get scrollPaddingStart() {
      return request.headHeight()
    },
    overscan: OVERSCAN,
    get rangeExtractor() {
      // A printed page cannot be scrolled, so all rows are rendered.
      if (printing()) return () => request.rows().map((_, index) => index)
      const pinned = request.pinned().filter((index) => index >= 0 && index < request.rows().length)
      return (range: Parameters<typeof defaultRangeExtractor>[0]) =>
        [...new Set([...defaultRangeExtractor(range), ...pinned])].sort((a, b) => a - b)
    },
  })
}

/** Rows rendered above and below the visible ones, so that no empty rows appear while scrolling. */
export const OVERSCAN = 8

interface Placed {
  readonly index: number
  readonly gap: number
}

export function VirtualRows<Row extends Keyed>(props: {
  rows: readonly Row[]
  window: RowVirtualizer
  measured: boolean
  headHeight: number
  children: (row: Row, stand: RowPosition) => JSX.Element
}) {
  const drawn = createMemo(() => props.window.getVirtualItems().flatMap((virtual) => props.rows[virtual.index] ?? []))
  const placed = createMemo(() => {
    const places = new Map<string, Placed>()
    let end = props.headHeight
    for (const virtual of props.window.getVirtualItems()) {
      places.set(String(virtual.key), { index: virtual.index, gap: virtual.start - end })
      end = virtual.end
    }
    return places
  })
  const rest = () => {
    const last = props.window.getVirtualItems().at(-1)
    return last ? Math.max(0, props.window.getTotalSize() - last.end) : 0
  }
  return (
    <>
      <For each={drawn()}>
        {(row) => {
          // Memos, because scrolling recomputes all positions and few of them change.
          const index = createMemo(() => placed().get(row.key)?.index ?? 0)
          const gap = createMemo(() => {
            const above = placed().get(row.key)?.gap ?? 0
            return above > 0 ? `${above}px` : undefined
          })
          return props.children(row, {
            index,
            gap,
            measure: (element) => onMount(() => props.measured && props.window.measureElement(element)),
          })
        }}
      </For>
      <div class="grid__rest" role="presentation" style={{ 'block-size': `${rest()}px` }} />
    </>
  )
}
