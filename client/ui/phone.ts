// Is the window as narrow as a phone's? There a panel is the whole screen. The same width stands in the styles.
import { type Accessor, createSignal, onCleanup } from 'solid-js'

export const createPhone = (): Accessor<boolean> => {
  const query = window.matchMedia('(max-width: 759px)')
  const [phone, setPhone] = createSignal(query.matches)
  const look = () => setPhone(query.matches)
  query.addEventListener('change', look)
  onCleanup(() => query.removeEventListener('change', look))
  return phone
}
