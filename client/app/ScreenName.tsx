// A screen that has taken the place of another is announced to screen readers: only the title of the tab has changed, and that is not read out.
import { useLocation } from '@solidjs/router'
import { createSignal, onCleanup, onMount } from 'solid-js'

export function ScreenName() {
  const location = useLocation()
  const [name, setName] = createSignal('')
  let named = location.pathname
  /** A title that is being written changes as well, and is announced where it is written. */
  const look = new MutationObserver(() => {
    if (location.pathname === named) return
    named = location.pathname
    setName(document.title)
  })
  onMount(() => look.observe(document.head, { childList: true, subtree: true, characterData: true }))
  onCleanup(() => look.disconnect())
  return (
    <span class="vh" role="status">
      {name()}
    </span>
  )
}
