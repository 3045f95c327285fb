// Sign-in buttons of providers, below a password form; nothing if no provider is configured.
import { For, Show } from 'solid-js'
import { pickWords } from '../../shared/bilingual.ts'
import { useApi } from '../base/actor.tsx'
import { address } from '../base/address.ts'
import { createQuery } from '../base/createQuery.ts'
import { useLanguage } from '../base/language.tsx'
import { PROVIDER_WORDS } from '../base/messages/providers.ts'
import { Button } from '../ui/Button.tsx'
import { TroubleNote } from '../ui/States.tsx'
import { createProviderRedirect, thisPage } from './createProviderRedirect.ts'
import { createTrouble } from './trouble.ts'

/** `home`: returns to the start page, and not to this one; `only`: ids of the providers to offer, instead of all. */
export function ProviderButtons(props: { invitation?: string; home?: boolean; only?: readonly string[] }) {
  const language = useLanguage()
  const words = () => PROVIDER_WORDS[language()]
  const api = useApi()
  const trouble = createTrouble()
  const { going, go } = createProviderRedirect(trouble)
  const providers = createQuery(() => address('/api/providers', {}))
  const offered = () => providers.value()?.filter(({ id }) => props.only?.includes(id) ?? true)
  const begin = (provider: string) =>
    api.send(
      'POST /api/provider-sign-ins',
      {},
      { provider, ...(props.invitation ? { invitation: props.invitation } : { returnTo: props.home ? '/' : thisPage() }) },
    )
  return (
    <Show when={offered()?.length}>
      <section class="stack stack--3" aria-label={words().others}>
        <TroubleNote words={trouble.sentence()} />
        <For each={offered()}>
          {({ id, name }) => (
            <Button
              wide
              kind={props.only ? 'primary' : undefined}
              large
              busy={going() === id && words().going}
              aria-disabled={trouble.throttled() ? 'true' : undefined}
              onClick={() => go(id, () => begin(id))}
            >
              {words().go(pickWords(name, language()))}
            </Button>
          )}
        </For>
      </section>
    </Show>
  )
}
