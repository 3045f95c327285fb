// An account that is disabled, or erased for good; for erasing, the name is typed first.
import { createEffect, createSignal, on, Show } from 'solid-js'
import type { Member } from '../../shared/api/members.ts'
import { useApi } from '../base/actor.tsx'
import { useGroup } from '../base/group.tsx'
import { useText } from '../base/i18n.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/Field.tsx'
import { useToast } from '../ui/Toasts.tsx'
import { type Failure, FailureNote } from './FailureNote.tsx'

export function AccountDialog(props: { member: Member | null; act: 'disable' | 'erase'; onClose: () => void; onDone: () => void }) {
  const text = useText()
  const api = useApi()
  const group = useGroup()
  const toast = useToast()
  const [busy, setBusy] = createSignal(false)
  const [typed, setTyped] = createSignal('')
  const [failure, setFailure] = createSignal<Failure | null>(null)
  createEffect(
    on(
      () => props.member,
      () => {
        setFailure(null)
        setTyped('')
      },
    ),
  )
  const words = () => text().people.account[props.act]
  const isSure = () => props.act === 'disable' || typed().trim() === props.member?.name
  const run = async () => {
    const member = props.member
    if (!member || busy() || !isSure()) return
    const at = { group: group().id, account: member.account }
    setBusy(true)
    setFailure(null)
    const answer =
      props.act === 'disable'
        ? await api.send('PUT /api/groups/:group/members/:account/disabled', at, { disabled: true })
        : await api.send('DELETE /api/groups/:group/accounts/:account', at)
    setBusy(false)
    if (!answer.ok) return setFailure(answer)
    toast({ text: words().done })
    props.onDone()
  }
  return (
    <Dialog
      open={props.member !== null}
      title={
        props.act === 'disable' ? text().people.disableTitle(props.member?.name ?? '') : text().people.eraseTitle(props.member?.name ?? '')
      }
      description={words().why}
      onClose={() => props.onClose()}
      foot={
        <>
          <Button onClick={() => props.onClose()}>{text().common.cancel}</Button>
          <Button kind="danger-solid" disabled={!isSure()} busy={busy() && text().common.saving} onClick={run}>
            {words().go}
          </Button>
        </>
      }
    >
      <Show when={failure()}>{(failed) => <FailureNote failure={failed()} />}</Show>
      <Show when={props.act === 'erase'}>
        <TextField label={text().people.eraseType(props.member?.name ?? '')} value={typed()} autocomplete="off" onInput={setTyped} />
      </Show>
    </Dialog>
  )
}
