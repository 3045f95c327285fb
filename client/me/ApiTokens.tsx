// My API tokens in this group: made after a proof of identity, shown once, revoked.
import { createEffect, createSignal, For, Show } from 'solid-js'
import type { ApiToken } from '../../shared/api/tokens.ts'
import { pick } from '../../shared/bilingual.ts'
import { createIdentityConfirmation } from '../access/createProof.tsx'
import { useApi } from '../base/actor.tsx'
import { address } from '../base/address.ts'
import { createQuery } from '../base/createQuery.ts'
import { useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { ConfirmDialog } from '../states/ConfirmDialog.tsx'
import { QueryGate } from '../states/QueryGate.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState, TroubleNote } from '../ui/States.tsx'
import { useToast } from '../ui/Toasts.tsx'
import { NewTokenDialog } from './NewTokenDialog.tsx'
import { TokenRow } from './TokenRow.tsx'

export function ApiTokens() {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const api = useApi()
  const toast = useToast()
  const { proven, Asked } = createIdentityConfirmation()
  const at = () => ({ group: group().id })
  const tokens = createQuery(() => address('/api/groups/:group/tokens', at()))
  const [making, setMaking] = createSignal(false)
  const [revoking, setRevoking] = createSignal<ApiToken | null>(null)
  const [busy, setBusy] = createSignal(false)
  const [trouble, setTrouble] = createSignal<string | null>(null)
  const revoke = async () => {
    const token = revoking()
    if (!token || busy()) return
    setBusy(true)
    setTrouble(null)
    const answer = await api.send('DELETE /api/groups/:group/tokens/:id', { ...at(), id: token.id })
    setBusy(false)
    setRevoking(null)
    if (answer.ok) toast({ text: text().tokens.revoked })
    else setTrouble(answer.why === 'refused' ? answer.message : text().tokens.notDone)
    void tokens.refresh()
  }
  // Led here from a notice, before there was anything to scroll to.
  let part: HTMLElement | undefined
  createEffect(() => {
    if (tokens.value() && location.hash === '#tokens') part?.scrollIntoView()
  })
  return (
    <section ref={part} class="me-page__part" id="tokens" aria-labelledby="me-tokens">
      <h2 id="me-tokens">{text().tokens.title}</h2>
      <p class="sub">
        {text().tokens.why(pick(group().name, language()).text)}{' '}
        <a href="/api/docs" target="_blank" rel="noopener">
          {text().tokens.docs}
        </a>
      </p>
      <TroubleNote words={trouble()} />
      <QueryGate query={tokens} lines={2} offline={{ title: text().tokens.offline }}>
        {(all) => (
          <Show when={all().length > 0} fallback={<EmptyState title={text().tokens.none}>{text().tokens.noneWhy}</EmptyState>}>
            <ul>
              <For each={all()}>{(token) => <TokenRow token={token} onRevoke={() => setRevoking(token)} />}</For>
            </ul>
          </Show>
        )}
      </QueryGate>
      <Button icon="plus" disabled={!tokens.value()} onClick={() => setMaking(true)}>
        {text().tokens.make}
      </Button>
      <NewTokenDialog open={making()} proven={proven} onClose={() => setMaking(false)} onMade={() => void tokens.refresh()} />
      <ConfirmDialog
        open={revoking() !== null}
        title={text().tokens.askRevoke(revoking()?.name ?? '')}
        description={text().tokens.whenRevoked}
        onClose={() => setRevoking(null)}
        kind="danger-solid"
        verb={text().tokens.revoke}
        busy={busy() && text().common.saving}
        onConfirm={revoke}
      />
      <Asked />
    </section>
  )
}
