// Notice with the date from which the group requires a sign-in provider, for a user whose session was opened in another way.
import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import { membershipIn } from '../../shared/people.ts'
import { useActor } from '../base/actor.tsx'
import { createProviderNames } from '../base/createProviderNames.ts'
import { useGroup } from '../base/group.tsx'
import { useLanguage } from '../base/i18n.tsx'
import { formatMoment, joinChoices } from '../base/intl.ts'
import { REQUIRED_PROVIDER_WORDS } from '../base/messages/requiredProvider.ts'
import { createOwnProvider } from '../base/ownProvider.ts'
import { Note } from '../ui/States.tsx'

export function ProviderDue() {
  const language = useLanguage()
  const group = useGroup()
  const words = () => REQUIRED_PROVIDER_WORDS[language()]
  const { nameOf } = createProviderNames()
  const own = createOwnProvider(() => true)
  const actor = useActor()
  const due = () => {
    const rule = group().requiresProvider
    const provider = own()
    const role = membershipIn(actor(), group().id)?.role
    if (!rule || provider === undefined || (rule.exceptsObservers && (role === 'observer' || role === 'guest'))) return undefined
    return provider === null || !rule.providers.includes(provider) ? rule : undefined
  }
  return (
    <Show when={due()}>
      {(rule) => (
        <Note icon="key-round" tone="warning">
          {words().due(formatMoment(rule().from, language()), joinChoices(rule().providers.map(nameOf), language()))}{' '}
          <A href="/me">{words().toMine}</A>
        </Note>
      )}
    </Show>
  )
}
