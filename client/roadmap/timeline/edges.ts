// The way of a dependency from bar to bar: out of one end, down or up between the rows, into the beginning of the other. Pure.

export interface Point {
  readonly x: number
  readonly y: number
}
/** What is drawn of it: a line of a thousand rows costs the browser as much as its length. */
export interface Frame {
  readonly from: Point
  readonly to: Point
}
const OUT_PX = 8
/** Of the head, in pixels of a line that is one thick. */
const HEAD = { before: 5, beyond: 1, side: 3 }

/** Its corners. `from` is the end (or the beginning) of what is waited for; `to` the beginning of what waits. */
export const edgeOf = (from: Point, to: Point, leaves: 'end' | 'start', rowPx: number): readonly Point[] => {
  const out = leaves === 'end' ? from.x + OUT_PX : Math.min(from.x, to.x) - OUT_PX
  const into = to.x - OUT_PX
  // Room between them, or both leave to the left: one bend down is enough.
  if (leaves === 'start' || into >= out) {
    const x = leaves === 'start' ? out : Math.max(out, into)
    return [from, { x, y: from.y }, { x, y: to.y }, to]
  }
  const between = to.y + (to.y > from.y ? -rowPx / 2 : rowPx / 2)
  return [from, { x: out, y: from.y }, { x: out, y: between }, { x: into, y: between }, { x: into, y: to.y }, to]
}

/** The same within the frame; what lies outside runs along its sides. */
export const within = (edge: readonly Point[], { from, to }: Frame): readonly Point[] =>
  edge.map(({ x, y }) => ({ x: Math.min(Math.max(x, from.x), to.x), y: Math.min(Math.max(y, from.y), to.y) }))

/** SVG path data. */
export const linePath = (edge: readonly Point[]): string => edge.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${x} ${y}`).join('')

/** Only its parts that lie, or only those that stand. */
export const partsPath = (edge: readonly Point[], which: 'lying' | 'standing'): string =>
  edge
    .slice(1)
    .map((to, at) => [edge[at] ?? to, to] as const)
    .filter(([from, to]) => (which === 'lying' ? from.x !== to.x : from.y !== to.y))
    .map(linePath)
    .join('')

/** The head that each of them ends in: it points to the right. */
export const headPath = ({ x, y }: Point, thick: number): string => {
  const [before, beyond, side] = [x - HEAD.before * thick, x + HEAD.beyond * thick, HEAD.side * thick]
  return `M${before} ${y - side}L${beyond} ${y}L${before} ${y + side}z`
}
