// Confirms one's identity again at a linked provider, for accounts with or without a password.
import { For, Show } from 'solid-js'
import { useApi } from '../base/actor.tsx'
import { address } from '../base/address.ts'
import { createProviderNames } from '../base/createProviderNames.ts'
import { createQuery } from '../base/createQuery.ts'
import { useLanguage } from '../base/i18n.tsx'
import { PROVIDER_WORDS } from '../base/messages/providers.ts'
import { Button } from '../ui/Button.tsx'
import { TroubleNote } from '../ui/States.tsx'
import { createProviderRedirect, thisPage } from './createProviderRedirect.ts'
import { createTrouble } from './trouble.ts'

export function ProviderConfirmation() {
  const language = useLanguage()
  const words = () => PROVIDER_WORDS[language()]
  const api = useApi()
  const trouble = createTrouble()
  const { going, go } = createProviderRedirect(trouble)
  const { providers, nameOf } = createProviderNames()
  const links = createQuery(() => address('/api/me/provider-links', {}))
  const usable = () => providers().filter(({ id }) => links.value()?.some(({ provider }) => provider === id))
  const begin = (provider: string) => api.send('POST /api/session/provider-proofs', {}, { provider, returnTo: thisPage() })
  return (
    <Show when={usable().length > 0}>
      <div class="stack stack--3">
        <TroubleNote words={trouble.sentence()} />
        <For each={usable()}>
          {({ id }) => (
            <Button busy={going() === id && words().going} onClick={() => go(id, () => begin(id))}>
              {words().prove(nameOf(id))}
            </Button>
          )}
        </For>
      </div>
    </Show>
  )
}
