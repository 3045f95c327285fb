// Confirms what an operator is about to do to an account.
import { createEffect, createSignal, on, Show } from 'solid-js'
import type { AdministeredAccount } from '../../shared/api/administration.ts'
import { createProof } from '../access/createProof.tsx'
import { useApi } from '../base/actor.tsx'
import { useText } from '../base/i18n.tsx'
import { type Failure, FailureNote } from '../members/FailureNote.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { useToast } from '../ui/Toasts.tsx'
import type { AccountAct } from './AccountRow.tsx'

interface AccountActDialogProps {
  readonly chosen: { readonly act: AccountAct; readonly account: AdministeredAccount } | null
  readonly onClose: () => void
  readonly onDone: () => void
}

export function AccountActDialog(props: AccountActDialogProps) {
  const text = useText()
  const api = useApi()
  const toast = useToast()
  const { proven, Asked } = createProof()
  const [busy, setBusy] = createSignal(false)
  const [failure, setFailure] = createSignal<Failure | null>(null)
  createEffect(
    on(
      () => props.chosen,
      () => setFailure(null),
    ),
  )
  const words = () => text().administration.accounts.acts[props.chosen?.act ?? 'endSessions']
  const run = async () => {
    if (!props.chosen || busy()) return
    const { act, account } = props.chosen
    const at = { account: account.account }
    setBusy(true)
    setFailure(null)
    const send = {
      disable: () => api.send('PUT /api/administration/accounts/:account/disabled', at, { disabled: true }),
      enable: () => api.send('PUT /api/administration/accounts/:account/disabled', at, { disabled: false }),
      endSessions: () => api.send('DELETE /api/administration/accounts/:account/sessions', at),
      resetFactor: () => api.send('DELETE /api/administration/accounts/:account/second-factor', at),
    }[act]
    const answer = await proven(send)
    setBusy(false)
    if (!answer) return
    if (!answer.ok) return setFailure(answer)
    toast({ text: words().done })
    props.onDone()
  }
  return (
    <Dialog
      open={props.chosen !== null}
      title={`${words().go}: ${props.chosen?.account.name ?? ''}`}
      description={words().why}
      onClose={() => props.onClose()}
      foot={
        <>
          <Button onClick={() => props.onClose()}>{text().common.cancel}</Button>
          <Button kind={props.chosen?.act === 'enable' ? 'primary' : 'danger-solid'} busy={busy() && text().common.saving} onClick={run}>
            {words().go}
          </Button>
        </>
      }
    >
      <Show when={failure()}>{(failed) => <FailureNote failure={failed()} />}</Show>
      <Asked />
    </Dialog>
  )
}
