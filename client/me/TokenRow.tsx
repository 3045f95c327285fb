// One API token of one's own, with its end.
import type { ApiToken } from '../../shared/api/tokens.ts'
import { useText } from '../base/i18n.tsx'
import { TokenFacts } from '../members/TokenFacts.tsx'
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
