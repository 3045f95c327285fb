// Whether the window is as narrow as a phone, where a panel is the whole screen. The style sheets use the same width.
import { type Accessor, createSignal, onCleanup } from 'solid-js'

export const createPhone = (): Accessor<boolean> => {
  const query = window.matchMedia('(max-width: 759px)')
  const [phone, setPhone] = createSignal(query.matches)
  const look = () => setPhone(query.matches)
  query.addEventListener('change', look)
  onCleanup(() => query.removeEventListener('change', look))
  return phone
}
