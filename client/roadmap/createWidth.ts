// The width in CSS pixels that is available to a form of the plan. It differs from the width of the window: beside the panel, a tablet has
// as little room as a phone.
import { type Accessor, createSignal, onCleanup } from 'solid-js'

export const createWidth = (scroller: HTMLElement): Accessor<number> => {
  const [width, setWidth] = createSignal(scroller.clientWidth)
  const observer = new ResizeObserver(() => {
    // While the panel of a phone covers it, the width is 0; the last value is kept.
    if (scroller.clientWidth > 0) setWidth(scroller.clientWidth)
  })
  observer.observe(scroller)
  onCleanup(() => observer.disconnect())
  return width
}
