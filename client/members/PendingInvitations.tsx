// Invitations that are still open, and the way to withdraw one.
import { createSignal, For, Show } from 'solid-js'
import type { Invitation } from '../../shared/api/members.ts'
import { useApi } from '../base/actor.tsx'
import { delegationIn, useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { formatMoment } from '../base/intl.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Icon } from '../ui/Icon.tsx'
import { DelegationMark } from '../ui/Marks.tsx'
import { useToast } from '../ui/Toasts.tsx'
import type { NotedFailure } from './FailureNote.tsx'
import { FailureNote } from './FailureNote.tsx'

export function PendingInvitations(props: { open: readonly Invitation[]; onChanged: () => void }) {
  const text = useText()
  const language = useLanguage()
  const api = useApi()
  const group = useGroup()
  const toast = useToast()
  const [revoking, setRevoking] = createSignal<Invitation | null>(null)
  const [failure, setFailure] = createSignal<NotedFailure | null>(null)
  const revoke = async (invitation: Invitation) => {
    setFailure(null)
    const revoked = await api.send('DELETE /api/groups/:group/invitations/:id', { group: group().id, id: invitation.id })
    if (!revoked.ok) return setFailure(revoked)
    setRevoking(null)
    toast({ text: text().people.revoked })
    props.onChanged()
  }

  return (
    <Show when={props.open.length > 0}>
      <section class="people__delegation" aria-label={text().people.pending}>
        <h2 class="people__h">
          {text().people.pending}
          <span class="n">{props.open.length}</span>
        </h2>
        <ul>
          <For each={props.open}>
            {(invitation) => (
              <li class="person person--invited">
                <span
                  class="avatar avatar--l avatar--away"
                  data-identity={delegationIn(group(), invitation.delegation)?.identity ?? 'none'}
                >
                  <Icon name="mail" />
                </span>
                <span class="person__who">
                  <span class="person__name">{invitation.name}</span>
                  <span class="sub cut">{invitation.email}</span>
                </span>
                <span class="person__agency">
                  <Show when={delegationIn(group(), invitation.delegation)}>
                    {(delegation) => <DelegationMark code={delegation().code} identity={delegation().identity} />}
                  </Show>
                </span>
                <span class="person__role">
                  {text().people.roles[invitation.role]}
                  <span class="sub">{text().people.expires(formatMoment(invitation.expiresAt, language()))}</span>
                </span>
                <span class="person__more">
                  <Button kind="ghost" aria-label={text().people.revokeTitle(invitation.name)} onClick={() => setRevoking(invitation)}>
                    {text().people.revoke}
                  </Button>
                </span>
              </li>
            )}
          </For>
        </ul>
        <Dialog
          open={revoking() !== null}
          title={text().people.revokeTitle(revoking()?.name ?? '')}
          description={text().people.revokeWhy}
          onClose={() => setRevoking(null)}
          foot={
            <>
              <Button onClick={() => setRevoking(null)}>{text().common.cancel}</Button>
              <Show when={revoking()}>
                {(invitation) => (
                  <Button kind="danger-solid" onClick={() => revoke(invitation())}>
                    {text().people.revoke}
                  </Button>
                )}
              </Show>
            </>
          }
        >
          <Show when={failure()}>{(failed) => <FailureNote failure={failed()} />}</Show>
        </Dialog>
      </section>
    </Show>
  )
}
