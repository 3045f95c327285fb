// Announces a new screen to screen readers, which do not announce a change of the tab's title.
import { useLocation } from '@solidjs/router'
import { createSignal, onCleanup, onMount } from 'solid-js'

export function ScreenName() {
  const location = useLocation()
  const [name, setName] = createSignal('')
  let named = location.pathname
  /** Ignores changes of a title while it is being edited: those are announced by its input. */
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
