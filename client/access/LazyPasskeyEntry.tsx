// Loads the passkey button separately: the password form does not wait for it.
import { type Component, createSignal, onMount } from 'solid-js'
import { Dynamic } from 'solid-js/web'

const [entry, setEntry] = createSignal<Component>()

export function LazyPasskeyEntry() {
  onMount(() =>
    import('./PasskeyEntry.tsx').then(
      ({ PasskeyEntry }) => setEntry(() => PasskeyEntry),
      // Offline: signing in has to wait for the server anyway.
      (error: unknown) => console.info(error),
    ),
  )
  return <Dynamic component={entry()} />
}
