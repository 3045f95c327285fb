// Draws only the rows that can be seen, and the ones that hold the keyboard or an editor. They stand in the flow of the page,
// so that they can be subgrids: the space of what is not drawn is the margin of the next row that is.
import { createVirtualizer, defaultRangeExtractor, type Virtualizer } from '@tanstack/solid-virtual'
import { type Accessor, createMemo, For, type JSX, onMount } from 'solid-js'
import { createPrinting } from '../ui/printing.ts'

/** What may stand in a window of rows. */
interface Keyed {
  readonly key: string
}
/** How a drawn row stands. */
export interface Stand {
  readonly index: Accessor<number>
  /** The margin above it. */
  readonly gap: Accessor<string | undefined>
  readonly measure: (element: HTMLElement) => void
}
export type Rows = Virtualizer<HTMLElement, HTMLElement>

export interface RowWindowRequest<Row extends Keyed> {
  readonly rows: Accessor<readonly Row[]>
  readonly scroller: Accessor<HTMLElement>
  readonly heightOf: (row: Row) => number
  /** Heights are measured where rows wrap. */
  readonly measured: Accessor<boolean>
  readonly headHeight: Accessor<number>
  /** Drawn wherever they are. */
  readonly pinned: Accessor<readonly number[]>
}

export const createRowWindow = <Row extends Keyed>(request: RowWindowRequest<Row>): Rows => {
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
      // Paper has no window that one could scroll.
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
  window: Rows
  measured: boolean
  headHeight: number
  children: (row: Row, stand: Stand) => JSX.Element
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
          // Memos: all places are reckoned anew with each step of scrolling, and hardly one of them changes.
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
