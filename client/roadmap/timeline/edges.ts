// The path of the line of a dependency: out of the end of one bar, between the rows, to the start of the other. Pure.

export interface EdgePoint {
  readonly x: number
  readonly y: number
}
/** The part that is rendered: the browser's cost of a line grows with its length. */
export interface EdgeFrame {
  readonly from: EdgePoint
  readonly to: EdgePoint
}
const OUT_PX = 8
/** The size of the arrow head in pixels, for a line of width 1. */
const HEAD = { before: 5, beyond: 1, side: 3 }

/** The corners of the line. `from`: the end or start of the predecessor; `to`: the start of the dependent item. */
export const edgeOf = (from: EdgePoint, to: EdgePoint, leaves: 'end' | 'start', rowPx: number): readonly EdgePoint[] => {
  const out = leaves === 'end' ? from.x + OUT_PX : Math.min(from.x, to.x) - OUT_PX
  const into = to.x - OUT_PX
  // If there is room between them, or if both ends leave to the left, one vertical part is enough.
  if (leaves === 'start' || into >= out) {
    const x = leaves === 'start' ? out : Math.max(out, into)
    return [from, { x, y: from.y }, { x, y: to.y }, to]
  }
  const between = to.y + (to.y > from.y ? -rowPx / 2 : rowPx / 2)
  return [from, { x: out, y: from.y }, { x: out, y: between }, { x: into, y: between }, { x: into, y: to.y }, to]
}

/** The line clipped to the frame; parts outside run along its edges. */
export const within = (edge: readonly EdgePoint[], { from, to }: EdgeFrame): readonly EdgePoint[] =>
  edge.map(({ x, y }) => ({ x: Math.min(Math.max(x, from.x), to.x), y: Math.min(Math.max(y, from.y), to.y) }))

/** SVG path data. */
export const linePath = (edge: readonly EdgePoint[]): string => edge.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${x} ${y}`).join('')

/** Only its horizontal parts, or only its vertical ones. */
export const partsPath = (edge: readonly EdgePoint[], which: 'lying' | 'standing'): string =>
  edge
    .slice(1)
    .map((to, at) => [edge[at] ?? to, to] as const)
    .filter(([from, to]) => (which === 'lying' ? from.x !== to.x : from.y !== to.y))
    .map(linePath)
    .join('')

/** The arrow head at the end of a line, pointing to the right. */
export const headPath = ({ x, y }: EdgePoint, thick: number): string => {
  const [before, beyond, side] = [x - HEAD.before * thick, x + HEAD.beyond * thick, HEAD.side * thick]
  return `M${before} ${y - side}L${beyond} ${y}L${before} ${y + side}z`
}
