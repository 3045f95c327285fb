// Dependencies as lines between bars, for the rows and days near the visible part: red and dashed where one is violated; grey those of the
// row that one looks at, or all.
// All lines of a colour are one path, because zooming moves hundreds of them at once; dashes are a pattern of the paint, which costs the
// browser nothing.
import { createMemo, For, mapArray } from 'solid-js'
import { violationsOf } from '../../../shared/roadmap/violations.ts'
import { sameValue } from '../../../shared/schema/sameValue.ts'
import { itemKey, type PlanRow } from '../tableLayout.ts'
import { OVERSCAN, type RowVirtualizer } from '../VirtualRows.tsx'
import type { TimelineModel } from './createTimeline.ts'
import { type EdgeFrame, edgeOf, headPath, linePath, partsPath, within } from './edges.ts'
import { barOf } from './timelineBars.ts'
import { linksBetween, type TimelineLink, timelineLinks } from './timelineLinks.ts'
import type { DayNumber, Range } from './timelineScale.ts'

interface EdgesProps {
  readonly timeline: TimelineModel
  readonly rows: readonly PlanRow[]
  readonly window: RowVirtualizer
  /** The visible days, with room on both sides. */
  readonly visible: Range
  readonly heightOf: (row: PlanRow) => number
  readonly rowPx: number
  /** All dependencies; otherwise the violated ones, and those of one row. */
  readonly all: boolean
  /** The key of that row. */
  readonly of: string | null
}
interface Line {
  readonly leaves: 'end' | 'start'
  readonly from: DayNumber
  readonly to: DayNumber
  readonly violated: boolean
}
/** The size of the arrow head by state. */
const THICK = { kept: 1.25, violated: 5 / 3 }
/** The number of rows by which the rendered part changes, since each change paints all of it again. */
const PIECE_ROWS = 16

export function Edges(props: EdgesProps) {
  const places = createMemo(() => new Map(props.rows.map((row, index) => [row.key, index])))
  /** The top of each row and the bottom of the last one, in CSS pixels from the top of the first. */
  const tops = createMemo(() => {
    let at = 0
    return [0, ...props.rows.map((row) => (at += props.heightOf(row)))]
  })
  const topOf = (row: number) => tops()[Math.min(Math.max(row, 0), props.rows.length)] ?? 0
  const middleOf = (row: number) => (topOf(row) + topOf(row + 1)) / 2
  const links = createMemo(() => timelineLinks(props.timeline.view.shown(), (id) => places().get(itemKey(id))))
  const near = createMemo(
    () => {
      // The rendered rows include the active row, which may be far outside the visible part.
      const drawn = props.window.getVirtualItems()
      const [first, last] = [drawn[0]?.index ?? 0, drawn.at(-1)?.index ?? -1]
      const seen = props.timeline.isPrinting() ? null : props.window.range
      const from = seen ? Math.max(first, seen.startIndex - OVERSCAN) : first
      const to = seen ? Math.min(last, seen.endIndex + OVERSCAN) : last
      return { from: Math.floor(from / PIECE_ROWS) * PIECE_ROWS, to: Math.ceil((to + 1) / PIECE_ROWS) * PIECE_ROWS }
    },
    undefined,
    { equals: sameValue },
  )
  const keys = createMemo(() => linksBetween(links(), near().from, near().to), undefined, { equals: sameValue })
  // In days, one computation per line, so that dragging a bar computes only its own lines again.
  const lines = mapArray(keys, (key) => {
    const link = () => links().get(key)
    const line = createMemo(() => lineOf(props.timeline, link()), undefined, { equals: sameValue })
    return () => ({ rows: link(), days: line() })
  })
  const drawable = createMemo(() => lines().map((line) => line()))
  const pathsOf = (isDrawn: (link: TimelineLink, days: Line) => boolean) => {
    const drawn = { line: '', head: '', lying: '', standing: '', violatedHead: '' }
    const scale = props.timeline.scale()
    // Rounded to whole pixels, because paths with fractions are twice as long.
    const x = (day: DayNumber) => Math.round(scale.x(day))
    const { visible, rowPx } = props
    const frame: EdgeFrame = { from: { x: x(visible.from), y: topOf(near().from) }, to: { x: x(visible.to), y: topOf(near().to) } }
    for (const { rows, days } of drawable()) {
      if (!rows || !days || !isDrawn(rows, days)) continue
      if (Math.max(days.from, days.to) < visible.from || Math.min(days.from, days.to) > visible.to) continue
      const end = { x: x(days.to), y: middleOf(rows.itemRow) }
      const edge = within(edgeOf({ x: x(days.from), y: middleOf(rows.onRow) }, end, days.leaves, rowPx), frame)
      if (days.violated) {
        drawn.lying += partsPath(edge, 'lying')
        drawn.standing += partsPath(edge, 'standing')
        drawn.violatedHead += headPath(end, THICK.violated)
      } else {
        drawn.line += linePath(edge)
        drawn.head += headPath(end, THICK.kept)
      }
    }
    return drawn
  }
  const paths = createMemo(() => pathsOf((_, { violated }) => violated || props.all))
  /** Apart from the others, which stay as they are when one looks at another row. */
  const own = createMemo(() => {
    const { of, all } = props
    if (all || of === null) return null
    return pathsOf(({ item, on }, { violated }) => !violated && (itemKey(item.id) === of || itemKey(on.id) === of))
  })
  return (
    <svg class="timeline__edges" aria-hidden="true">
      <defs>
        <For
          each={[
            { id: 'dashes-lying', x2: 7, y2: 0 },
            { id: 'dashes-standing', x2: 0, y2: 7 },
          ]}
        >
          {({ id, x2, y2 }) => (
            <linearGradient id={id} gradientUnits="userSpaceOnUse" x1="0" y1="0" x2={x2} y2={y2} spreadMethod="repeat">
              <stop class="is-dash" offset="0.57" />
              <stop offset="0.57" stop-opacity="0" />
            </linearGradient>
          )}
        </For>
      </defs>
      <path d={paths().line} />
      <path class="is-head" d={paths().head} />
      <path d={own()?.line ?? ''} />
      <path class="is-head" d={own()?.head ?? ''} />
      <path class="is-violated" stroke="url(#dashes-lying)" d={paths().lying} />
      <path class="is-violated" stroke="url(#dashes-standing)" d={paths().standing} />
      <path class="is-head is-violated" d={paths().violatedHead} />
    </svg>
  )
}

const lineOf = (timeline: TimelineModel, link: TimelineLink | undefined): Line | null => {
  if (!link) return null
  const dates = { kind: link.item.kind, dependsOn: [link.dependency], ...datesOf(timeline, link.item) }
  const on = { ...link.on, ...datesOf(timeline, link.on) }
  const [to, from] = [barOf(dates), barOf(on)]
  if (!to || !from) return null
  const leaves = link.dependency.type === 'FS' ? 'end' : 'start'
  return { leaves, from: leaves === 'end' ? from.to : from.from, to: to.from, violated: violationsOf(dates, () => on).length > 0 }
}

const datesOf = (timeline: TimelineModel, item: TimelineLink['item']) => {
  const { start, due } = timeline.datesOf(item)
  return { start, due }
}
