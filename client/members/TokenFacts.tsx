// What an API token is called, what it may do, when it was last used and when it ends.
import { Show } from 'solid-js'
import type { HeldToken } from '../../shared/api/tokens.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { formatDate, formatMoment, joinNames } from '../base/intl.ts'

export function TokenFacts(props: { token: Pick<HeldToken, 'name' | 'scopes' | 'lastUsed' | 'expiresAt'> }) {
  const text = useText()
  const language = useLanguage()
  const scopes = () =>
    joinNames(
      props.token.scopes.map((scope) => text().tokens.scopeNames[scope]),
      language(),
    )
  return (
    <>
      <span>{props.token.name}</span>
      <span class="sub">{text().tokens.may(scopes())}</span>
      <span class="sub">
        <Show when={props.token.lastUsed} fallback={text().tokens.neverUsed}>
          {(at) => <>{text().tokens.lastUsed(formatMoment(at(), language()))}</>}
        </Show>
        {' · '}
        {text().tokens.ends(formatDate(props.token.expiresAt, language()))}
      </span>
    </>
  )
}
