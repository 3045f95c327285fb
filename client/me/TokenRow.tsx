// One API token: what it is called, what it may do, when it was last used and when it ends.
import { Show } from 'solid-js'
import type { ApiToken, HeldToken } from '../../shared/api/tokens.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { formatDate, formatMoment, joinNames } from '../base/intl.ts'
import { Button } from '../ui/Button.tsx'

export function TokenRow(props: { token: ApiToken; onRevoke: () => void }) {
  const text = useText()
  return (
    <li class="me-page__row">
      <span class="me-page__what">
        <TokenFacts token={props.token} />
      </span>
      <Button aria-label={text().tokens.revokeNamed(props.token.name)} onClick={() => props.onRevoke()}>
        {text().tokens.revoke}
      </Button>
    </li>
  )
}

/** Its name, its scopes, and its times. */
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
          {(at) => text().tokens.lastUsed(formatMoment(at(), language()))}
        </Show>
        {' · '}
        {text().tokens.ends(formatDate(props.token.expiresAt, language()))}
      </span>
    </>
  )
}
