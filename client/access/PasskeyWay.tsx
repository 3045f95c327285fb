// The button that signs in with a passkey, once it is loaded: the form for the password does not wait for it.
import { type Component, createSignal, onCleanup, onMount, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { onServerBack } from '../base/serverBack.ts'

export function PasskeyWay() {
  const [part, setPart] = createSignal<Component | null>(null)
  const load = async () => {
    try {
      const { PasskeyEntry } = await import('./PasskeyEntry.tsx')
      setPart(() => PasskeyEntry)
    } catch (error) {
      // No server now: signing in has to wait for it anyway.
      console.info('Signing in with a passkey comes later', error)
    }
  }
  onMount(load)
  onCleanup(onServerBack(() => part() ?? void load()))
  return <Show when={part()}>{(entry) => <Dynamic component={entry()} />}</Show>
}
