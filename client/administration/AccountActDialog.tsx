// Confirms what an operator is about to do to an account.
import { Show } from 'solid-js'
import type { AdministeredAccount } from '../../shared/api/administration.ts'
import { useApi } from '../base/actor.tsx'
import { useText } from '../base/i18n.tsx'
import { createConfirmedRequest } from '../members/createConfirmedRequest.ts'
import { FailureNote } from '../members/FailureNote.tsx'
import { ConfirmDialog } from '../states/ConfirmDialog.tsx'
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
  const { busy, failure, send, Asked } = createConfirmedRequest(() => props.chosen)
  const words = () => text().administration.accounts.acts[props.chosen?.act ?? 'endSessions']
  const run = async () => {
    if (!props.chosen) return
    const { act, account } = props.chosen
    const at = { account: account.account }
    const request = {
      disable: () => api.send('PUT /api/administration/accounts/:account/disabled', at, { disabled: true }),
      enable: () => api.send('PUT /api/administration/accounts/:account/disabled', at, { disabled: false }),
      endSessions: () => api.send('DELETE /api/administration/accounts/:account/sessions', at),
      resetFactor: () => api.send('DELETE /api/administration/accounts/:account/second-factor', at),
    }[act]
    if (!(await send(request))) return
    toast({ text: words().done })
    props.onDone()
  }
  return (
    <ConfirmDialog
      open={props.chosen !== null}
      title={`${words().go}: ${props.chosen?.account.name ?? ''}`}
      description={words().why}
      onClose={() => props.onClose()}
      kind={props.chosen?.act === 'enable' ? 'primary' : 'danger-solid'}
      verb={words().go}
      busy={busy() && text().common.saving}
      onConfirm={run}
    >
      <Show when={failure()}>{(failed) => <FailureNote failure={failed()} />}</Show>
      <Asked />
    </ConfirmDialog>
  )
}
