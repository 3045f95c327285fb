// Confirms disabling an account, resetting its second factor, or erasing it; for erasing, the name has to be typed.
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

type AccountAct = 'disable' | 'resetFactor' | 'erase'

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
    const { resetWhy, resetGo, resetDone } = text().secondFactor
    return props.act === 'resetFactor' ? { why: resetWhy, go: resetGo, done: resetDone } : text().people.account[props.act]
  }
  const title = () => {
    const name = props.member?.name ?? ''
    if (props.act === 'resetFactor') return text().secondFactor.resetTitle(name)
    return props.act === 'disable' ? text().people.disableTitle(name) : text().people.eraseTitle(name)
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
    }
    if (!(await send(acts[props.act]))) return
    toast({ text: words().done })
    props.onDone()
  }
  return (
    <>
      <ConfirmDialog
        open={props.member !== null}
        title={title()}
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
