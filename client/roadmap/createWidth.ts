// The room that a form of the plan has, in CSS pixels; not the window: beside the panel a tablet is as narrow as a phone.
import { type Accessor, createSignal, onCleanup } from 'solid-js'

export const createWidth = (scroller: HTMLElement): Accessor<number> => {
  const [width, setWidth] = createSignal(scroller.clientWidth)
  const observer = new ResizeObserver(() => {
    // Hidden behind the panel of a phone it has no width, and stays as it was.
    if (scroller.clientWidth > 0) setWidth(scroller.clientWidth)
  })
  observer.observe(scroller)
  onCleanup(() => observer.disconnect())
  return width
}
