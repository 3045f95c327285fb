// While the page is made ready for paper: what is drawn only as far as one can see must then be drawn whole.
import { type Accessor, createSignal, onCleanup } from 'solid-js'

export const createPrinting = (): Accessor<boolean> => {
  const [printing, setPrinting] = createSignal(false)
  const listening = new AbortController()
  const on = (type: 'beforeprint' | 'afterprint', now: boolean) =>
    window.addEventListener(type, () => setPrinting(now), { signal: listening.signal })
  on('beforeprint', true)
  on('afterprint', false)
  onCleanup(() => listening.abort())
  return printing
}
