// Shown when the group requires a provider and this session was opened in another way: the reason, and a button that signs in there and returns.
import { Show } from 'solid-js'
import { ProviderButtons } from '../access/ProviderButtons.tsx'
import { createProviderNames } from '../base/createProviderNames.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { joinChoices } from '../base/intl.ts'
import { REQUIRED_PROVIDER_WORDS } from '../base/messages/requiredProvider.ts'
import { ProviderLinks } from '../me/ProviderLinks.tsx'
import { Button } from '../ui/Button.tsx'
import { Note } from '../ui/States.tsx'
import { OtherGroups } from './OtherGroups.tsx'
import '../styles/me.css'

export function ProviderNeeded(props: { providers: readonly string[]; onSignOut: () => void; reload?: () => void }) {
  const text = useText()
  const language = useLanguage()
  const words = () => REQUIRED_PROVIDER_WORDS[language()]
  const { query, providers, nameOf } = createProviderNames()
  const names = () => joinChoices(props.providers.map(nameOf), language())
  const isLost = () => query.value() !== undefined && !providers().some(({ id }) => props.providers.includes(id))
  // Reloads, so that refused connections are opened again.
  const open = () => (props.reload ?? (() => location.reload()))()
  return (
    <div class="main__scroll me-page">
      <section class="me-page__part" aria-labelledby="provider-needed">
        <h1 id="provider-needed">{words().title}</h1>
        <Show
          when={!isLost()}
          fallback={
            <Note icon="triangle-alert" tone="warning">
              {words().lost(names())}
            </Note>
          }
        >
          <p>{words().neededWhy(names())}</p>
          <ProviderButtons only={props.providers} />
        </Show>
        <p class="row wrap">
          <Button onClick={open}>{text().common.tryAgain}</Button>
          <Button kind="ghost" icon="log-out" onClick={() => props.onSignOut()}>
            {text().frame.signOut}
          </Button>
        </p>
      </section>
      <OtherGroups />
      <ProviderLinks />
    </div>
  )
}
