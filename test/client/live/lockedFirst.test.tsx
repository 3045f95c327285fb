// A page that is shown from the device may learn that its session is over before what is inside has been loaded.
import { cleanup, render } from '@solidjs/testing-library'
import { createSignal, Show } from 'solid-js'
import { afterEach, expect, test, vi } from 'vitest'
import { ActorProvider, useActorContext } from '../../../client/base/actor.tsx'
import { I18nProvider } from '../../../client/base/i18n.tsx'
import { LiveDocumentsProvider, useIsAway } from '../../../client/live/LiveDocument.tsx'

afterEach(() => {
  cleanup()
  localStorage.clear()
})

const KNOWN = { account: 'ana', name: 'Ana', language: 'es', memberships: [] }
const nobody = async () => new Response(JSON.stringify({ me: null }), { headers: { 'content-type': 'application/json' } })

test('[C59] [A20] a session that was over before the screen had been loaded shows nothing of what the device keeps', async () => {
  localStorage.setItem('ruta/actor', JSON.stringify({ ...KNOWN, until: Date.now() + 60_000 }))
  const [isLoaded, setLoaded] = createSignal(false)
  let locked = () => false
  const Page = () => {
    const context = useActorContext()
    locked = context.locked
    return (
      <Show when={isLoaded()}>
        <LiveDocumentsProvider>
          <Screen />
        </LiveDocumentsProvider>
      </Show>
    )
  }
  const shown: boolean[] = []
  const Screen = () => {
    const away = useIsAway()
    return <p>{String(shown.push(!away()))}</p>
  }
  render(() => (
    <I18nProvider initial="es">
      <ActorProvider fetch={nobody}>
        <Page />
      </ActorProvider>
    </I18nProvider>
  ))
  await vi.waitUntil(() => locked())
  setLoaded(true)
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(shown).toEqual([false])
})
