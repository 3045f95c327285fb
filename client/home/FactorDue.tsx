// Notice with the date from which the group requires a second factor, for a user without one.
import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import { address } from '../base/address.ts'
import { createQuery } from '../base/createQuery.ts'
import { useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { formatMoment } from '../base/intl.ts'
import { Note } from '../ui/States.tsx'

export function FactorDue() {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const own = createQuery(() => (group().requiresFactorFrom === undefined ? null : address('/api/me/second-factor', {})), { live: true })
  const due = () => {
    const known = own.value()
    return known && !known.authenticator && known.passkeys.length === 0 ? group().requiresFactorFrom : undefined
  }
  return (
    <Show when={due()}>
      {(from) => (
        <Note icon="key-round" tone="warning">
          {text().secondFactor.due(formatMoment(from(), language()))} <A href="/me">{text().secondFactor.group.toMine}</A>
        </Note>
      )}
    </Show>
  )
}
