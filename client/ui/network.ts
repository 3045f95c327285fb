// Whether the browser says that it has no network, as a signal. It is no proof of the opposite: a server may not answer all the same.
import { type Accessor, createSignal, onCleanup } from 'solid-js'

export const createNoNetwork = (): Accessor<boolean> => {
  const [none, setNone] = createSignal(!navigator.onLine)
  const look = () => setNone(!navigator.onLine)
  for (const event of ['online', 'offline']) {
    window.addEventListener(event, look)
    onCleanup(() => window.removeEventListener(event, look))
  }
  return none
}
