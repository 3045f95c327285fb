// Dependencies as lines from bar to bar: those that pass the rows that are near, grey; red and dashed where they are violated.
import { createMemo, For } from 'solid-js'
import { sameValue } from '../../../shared/roadmap/fields.ts'
import { itemKey, type Row } from '../tableLayout.ts'
import { OVERSCAN, type Rows } from '../VirtualRows.tsx'
import { barOf, violationsOf } from './bars.ts'
import type { Timeline } from './createTimeline.ts'
import { edgePath } from './edges.ts'
import { type Link, linksBetween, linksOf } from './links.ts'

interface EdgesProps {
  readonly timeline: Timeline
  readonly rows: readonly Row[]
  readonly window: Rows
  readonly heightOf: (row: Row) => number
  readonly rowPx: number
}

export function Edges(props: EdgesProps) {
  const places = createMemo(() => new Map(props.rows.map((row, index) => [row.key, index])))
  /** Of every row, from the top of the first. */
  const middles = createMemo(() => {
    let at = 0
    return props.rows.map((row) => {
      const height = props.heightOf(row)
      at += height
      return at - height / 2
    })
  })
  const links = createMemo(() => linksOf(props.timeline.view.shown(), (id) => places().get(itemKey(id))))
  const near = createMemo(
    () => {
      // What is drawn changes with what is seen; but it holds also the row of the keyboard, which may be far away.
      const drawn = props.window.getVirtualItems()
      const [first, last] = [drawn[0]?.index ?? 0, drawn.at(-1)?.index ?? -1]
      const seen = props.window.range
      return seen ? [Math.max(first, seen.startIndex - OVERSCAN), Math.min(last, seen.endIndex + OVERSCAN)] : [first, last]
    },
    undefined,
    { equals: sameValue },
  )
  const keys = createMemo(() => linksBetween(links(), near()[0] ?? 0, near()[1] ?? -1), undefined, { equals: sameValue })
  return (
    <svg class="timeline__edges" aria-hidden="true">
      <defs>
        <marker id="edge-end" viewBox="0 0 6 6" refX="5" refY="3" markerWidth="6" markerHeight="6" orient="auto">
          <path d="M0 0 6 3 0 6z" />
        </marker>
        <marker id="edge-end-violated" viewBox="0 0 6 6" refX="5" refY="3" markerWidth="5" markerHeight="5" orient="auto">
          <path class="is-violated" d="M0 0 6 3 0 6z" />
        </marker>
      </defs>
      <For each={keys()}>{(key) => <Edge timeline={props.timeline} link={links().get(key)} middles={middles()} rowPx={props.rowPx} />}</For>
    </svg>
  )
}

function Edge(props: { timeline: Timeline; link: Link | undefined; middles: readonly number[]; rowPx: number }) {
  const drawn = createMemo(
    () => {
      const { link, timeline, middles } = props
      if (!link) return null
      const dates = { kind: link.item.kind, dependsOn: [link.dependency], ...datesOf(timeline, link.item) }
      const on = { ...link.on, ...datesOf(timeline, link.on) }
      const [to, from] = [barOf(dates), barOf(on)]
      if (!to || !from) return null
      const leaves = link.dependency.type === 'FS' ? 'end' : 'start'
      const start = { x: timeline.x(leaves === 'end' ? from.to : from.from), y: middles[link.onRow] ?? 0 }
      const end = { x: timeline.x(to.from), y: middles[link.itemRow] ?? 0 }
      return { path: edgePath(start, end, leaves, props.rowPx), violated: violationsOf(dates, () => on).length > 0 }
    },
    undefined,
    { equals: sameValue },
  )
  return (
    <path
      d={drawn()?.path ?? ''}
      classList={{ 'is-violated': drawn()?.violated === true }}
      marker-end={`url(#edge-end${drawn()?.violated ? '-violated' : ''})`}
    />
  )
}

const datesOf = (timeline: Timeline, item: Link['item']) => {
  const { start, due } = timeline.datesOf(item)
  return { start, due }
}
