// Dependencies as lines from bar to bar: of the rows that are near, grey; red and dashed where they are violated.
import { createMemo, For } from 'solid-js'
import { useRoadMap } from '../../live/LiveDocument.tsx'
import { itemKey, type Row } from '../tableLayout.ts'
import type { Rows } from '../VirtualRows.tsx'
import { barOf, violationsOf } from './bars.ts'
import type { Timeline } from './createTimeline.ts'
import { edgePath } from './edges.ts'

interface EdgesProps {
  readonly timeline: Timeline
  readonly rows: readonly Row[]
  readonly window: Rows
  readonly headHeight: number
  readonly rowPx: number
}

export function Edges(props: EdgesProps) {
  const roadMap = useRoadMap()
  const places = createMemo(() => new Map(props.rows.map((row, index) => [row.key, index])))
  /** Of every row, from the top of the first. */
  const middles = createMemo(() => {
    const found: number[] = []
    let at = 0
    for (const row of props.rows) {
      const height = row.type === 'item' ? props.rowPx : props.window.options.estimateSize(found.length)
      found.push(at + height / 2)
      at += height
    }
    return found
  })
  const near = createMemo(() => {
    const drawn = props.window.getVirtualItems()
    return { first: drawn[0]?.index ?? 0, last: drawn.at(-1)?.index ?? -1 }
  })
  const edges = createMemo(() => {
    const { first, last } = near()
    return props.rows.flatMap((row, index) => {
      if (row.type !== 'item') return []
      const dates = { ...row.item, ...props.timeline.datesOf(row.item) }
      const to = barOf(dates)
      if (!to) return []
      return row.item.dependsOn.flatMap(({ item, type }) => {
        const other = places().get(itemKey(item))
        const on = roadMap.items[item]
        const from = on && barOf({ ...on, ...props.timeline.datesOf(on) })
        if (other === undefined || !from || Math.max(index, other) < first || Math.min(index, other) > last) return []
        const violated = violationsOf(dates, (id) => (id === item ? roadMap.items[id] : undefined)).length > 0
        const leaves = type === 'FS' ? 'end' : 'start'
        const start = { x: props.timeline.x(leaves === 'end' ? from.to : from.from), y: middles()[other] ?? 0 }
        const end = { x: props.timeline.x(to.from), y: middles()[index] ?? 0 }
        return [{ key: `${item} ${row.item.id}`, path: edgePath(start, end, leaves, props.rowPx), violated }]
      })
    })
  })
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
      <For each={edges()}>
        {({ path, violated }) => (
          <path d={path} classList={{ 'is-violated': violated }} marker-end={`url(#edge-end${violated ? '-violated' : ''})`} />
        )}
      </For>
    </svg>
  )
}
