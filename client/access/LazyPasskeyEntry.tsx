// Loads the button that signs in with a passkey: the form for the password does not wait for it.
import { type Component, createSignal, onMount } from 'solid-js'
import { Dynamic } from 'solid-js/web'

const [entry, setEntry] = createSignal<Component>()

export function LazyPasskeyEntry() {
  onMount(() =>
    import('./PasskeyEntry.tsx').then(
      ({ PasskeyEntry }) => setEntry(() => PasskeyEntry),
      // No server now: signing in has to wait for it anyway.
      (error: unknown) => console.info(error),
    ),
  )
  return <Dynamic component={entry()} />
}
