// The size of a rem in CSS pixels, for layouts that are computed; it may change while a view is open.
import { type Accessor, createSignal, onCleanup } from 'solid-js'

export const createRem = (): Accessor<number> => {
  const root = document.documentElement
  const read = () => Number.parseFloat(getComputedStyle(root).fontSize) || 16
  const [rem, setRem] = createSignal(read())
  const observer = new MutationObserver(() => setRem(read()))
  observer.observe(root, { attributeFilter: ['data-type'] })
  onCleanup(() => observer.disconnect())
  return rem
}
