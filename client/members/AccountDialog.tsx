// Confirms disabling an account, resetting its second factor, erasing it, or taking it out of the group: access ends at once, what was written
// stays. For erasing, the name has to be typed.
import { createEffect, createSignal, on, Show } from 'solid-js'
import type { Member } from '../../shared/api/members.ts'
import { useApi } from '../base/actor.tsx'
import { useGroup } from '../base/group.tsx'
import { useText } from '../base/i18n.tsx'
import { ConfirmDialog } from '../states/ConfirmDialog.tsx'
import { TextField } from '../ui/Field.tsx'
import { useToast } from '../ui/Toasts.tsx'
import { createConfirmedRequest } from './createConfirmedRequest.ts'
import { FailureNote } from './FailureNote.tsx'

export const ACCOUNT_ACTS = ['disable', 'resetFactor', 'erase', 'remove'] as const
type AccountAct = (typeof ACCOUNT_ACTS)[number]

export function AccountDialog(props: { member: Member | null; act: AccountAct; onClose: () => void; onDone: () => void }) {
  const text = useText()
  const api = useApi()
  const group = useGroup()
  const toast = useToast()
  const { busy, failure, send, Asked } = createConfirmedRequest(() => props.member)
  const [typed, setTyped] = createSignal('')
  createEffect(
    on(
      () => props.member,
      () => setTyped(''),
    ),
  )
  const words = () => {
    const name = props.member?.name ?? ''
    const { people, secondFactor } = text()
    return {
      disable: { title: people.disableTitle(name), ...people.account.disable },
      erase: { title: people.eraseTitle(name), ...people.account.erase },
      resetFactor: {
        title: secondFactor.resetTitle(name),
        why: secondFactor.resetWhy,
        go: secondFactor.resetGo,
        done: secondFactor.resetDone,
      },
      remove: { title: people.removeTitle(name), why: people.removeWhy, go: people.removeMember, done: people.removed(name) },
    }[props.act]
  }
  const isSure = () => props.act !== 'erase' || typed().trim() === props.member?.name
  const run = async () => {
    const member = props.member
    if (!member || !isSure()) return
    const at = { group: group().id, account: member.account }
    const acts = {
      disable: () => api.send('PUT /api/groups/:group/members/:account/disabled', at, { disabled: true }),
      resetFactor: () => api.send('DELETE /api/groups/:group/members/:account/second-factor', at),
      erase: () => api.send('DELETE /api/groups/:group/accounts/:account', at),
      remove: () => api.send('DELETE /api/groups/:group/members/:account', at),
    }
    // The dialog may be closed while it is sent, and then has no member.
    const { done } = words()
    if (!(await send(acts[props.act]))) return
    toast({ text: done })
    props.onDone()
  }
  return (
    <>
      <ConfirmDialog
        open={props.member !== null}
        title={words().title}
        description={words().why}
        onClose={() => props.onClose()}
        kind="danger-solid"
        verb={words().go}
        busy={busy() && text().common.saving}
        disabled={!isSure()}
        onConfirm={run}
      >
        <Show when={failure()}>{(failed) => <FailureNote failure={failed()} />}</Show>
        <Show when={props.act === 'erase'}>
          <TextField label={text().people.eraseType(props.member?.name ?? '')} value={typed()} autocomplete="off" onInput={setTyped} />
        </Show>
      </ConfirmDialog>
      <Asked />
    </>
  )
}
