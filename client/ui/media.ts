// Whether a media query matches, as a signal.
import { type Accessor, createSignal, onCleanup } from 'solid-js'

export const createMedia = (query: string): Accessor<boolean> => {
  const list = matchMedia(query)
  const [matches, setMatches] = createSignal(list.matches)
  const look = () => setMatches(list.matches)
  list.addEventListener('change', look)
  onCleanup(() => list.removeEventListener('change', look))
  return matches
}
