// The way of a dependency from bar to bar: out of one end, down or up between the rows, into the beginning of the other. Pure.

export interface Point {
  readonly x: number
  readonly y: number
}
const OUT_PX = 8

/** SVG path data with right angles. `from` is the end (or the beginning) of what is waited for; `to` the beginning of what waits. */
export const edgePath = (from: Point, to: Point, leaves: 'end' | 'start', rowPx: number): string => {
  const out = leaves === 'end' ? from.x + OUT_PX : Math.min(from.x, to.x) - OUT_PX
  const into = to.x - OUT_PX
  // Room between them, or both leave to the left: one bend down is enough.
  if (leaves === 'start' || into >= out) {
    const x = leaves === 'start' ? out : Math.max(out, into)
    return `M${from.x} ${from.y}H${x}V${to.y}H${to.x}`
  }
  const between = to.y + (to.y > from.y ? -rowPx / 2 : rowPx / 2)
  return `M${from.x} ${from.y}H${out}V${between}H${into}V${to.y}H${to.x}`
}
