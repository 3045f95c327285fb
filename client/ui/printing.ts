// Whether the page is being printed: what is normally rendered only as far as it is visible must then be rendered completely.
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
