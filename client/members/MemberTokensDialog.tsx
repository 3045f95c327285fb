// The API tokens of a member in this group, for chair and secretariat: what they are for, and the way to revoke them.
import { createSignal, For, Show } from 'solid-js'
import type { Member } from '../../shared/api/members.ts'
import type { HeldToken } from '../../shared/api/tokens.ts'
import { useApi } from '../base/actor.tsx'
import { address } from '../base/address.ts'
import { createQuery } from '../base/createQuery.ts'
import { useGroup } from '../base/group.tsx'
import { useText } from '../base/i18n.tsx'
import { QueryGate } from '../states/QueryGate.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { useToast } from '../ui/Toasts.tsx'
import { FailureNote, type NotedFailure } from './FailureNote.tsx'
import { TokenFacts } from './TokenFacts.tsx'

export function MemberTokensDialog(props: { member: Member; onClose: () => void }) {
  const text = useText()
  const api = useApi()
  const group = useGroup()
  const toast = useToast()
  const tokens = createQuery(() => address('/api/groups/:group/members/tokens', { group: group().id }))
  const [failure, setFailure] = createSignal<NotedFailure | null>(null)
  const revoke = async ({ id, account }: HeldToken) => {
    setFailure(null)
    const at = { group: group().id, account, id }
    const answer = await api.send('DELETE /api/groups/:group/members/:account/tokens/:id', at)
    if (answer.ok) toast({ text: text().tokens.revoked })
    else setFailure(answer)
    await tokens.refresh()
  }
  return (
    <Dialog
      open
      title={text().tokens.ofMember(props.member.name)}
      description={text().tokens.ofMemberWhy}
      onClose={() => props.onClose()}
      foot={<Button onClick={() => props.onClose()}>{text().common.close}</Button>}
    >
      <Show when={failure()}>{(failed) => <FailureNote failure={failed()} />}</Show>
      <QueryGate query={tokens} lines={2} offline={{ title: text().tokens.offline }}>
        {(all) => {
          const own = () => all().filter(({ account }) => account === props.member.account)
          return (
            <Show when={own().length > 0} fallback={<p class="sub">{text().tokens.none}</p>}>
              <ul class="stack stack--4">
                <For each={own()}>
                  {(token) => (
                    <li class="stack">
                      <TokenFacts token={token} />
                      <span class="row">
                        <Button aria-label={text().tokens.revokeNamed(token.name)} onClick={() => void revoke(token)}>
                          {text().tokens.revoke}
                        </Button>
                      </span>
                    </li>
                  )}
                </For>
              </ul>
            </Show>
          )
        }}
      </QueryGate>
    </Dialog>
  )
}
