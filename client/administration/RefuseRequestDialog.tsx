// Refuses a group that was asked for, with a sentence to who asked.
import { createSignal, Show } from 'solid-js'
import type { AdministeredGroupRequest } from '../../shared/api/administration.ts'
import { pick } from '../../shared/bilingual.ts'
import { MOST_WHY_LETTERS } from '../../shared/people.ts'
import { useApi } from '../base/actor.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { GROUP_REQUEST_WORDS } from '../base/messages/groupRequests.ts'
import { createConfirmedRequest } from '../members/createConfirmedRequest.ts'
import { FailureNote } from '../members/FailureNote.tsx'
import { ConfirmDialog } from '../states/ConfirmDialog.tsx'
import { TextField } from '../ui/Field.tsx'
import { focusFirstError } from '../ui/firstError.ts'
import { useToast } from '../ui/Toasts.tsx'

interface RefuseRequestDialogProps {
  readonly request: AdministeredGroupRequest
  readonly onClose: () => void
  readonly onDone: () => void
}

export function RefuseRequestDialog(props: RefuseRequestDialogProps) {
  const text = useText()
  const language = useLanguage()
  const api = useApi()
  const toast = useToast()
  const { busy, failure, send, Asked } = createConfirmedRequest(() => null)
  const [why, setWhy] = createSignal('')
  const [tried, setTried] = createSignal(false)
  const all = () => GROUP_REQUEST_WORDS[language()]
  const words = () => all().forOperators.refusing

  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (why().trim() === '') return focusFirstError(event.currentTarget)
    const at = { id: props.request.id }
    if (!(await send(() => api.send('PUT /api/administration/group-requests/:id/refusal', at, { why: why() })))) return
    toast({ text: words().done })
    props.onDone()
  }

  return (
    <>
      <ConfirmDialog
        open
        title={words().title(pick(props.request.name, language()).text)}
        description={words().why}
        onClose={() => props.onClose()}
        kind="primary"
        verb={all().forOperators.refuse}
        busy={busy() && text().common.saving}
        form="refuse-group"
      >
        <form id="refuse-group" class="stack stack--4" noValidate onSubmit={submit}>
          <TextField
            label={words().reason}
            value={why()}
            onInput={setWhy}
            maxlength={MOST_WHY_LETTERS}
            error={tried() && why().trim() === '' && all().ask.reasonMissing}
          />
          <Show when={failure()}>{(failed) => <FailureNote failure={failed()} />}</Show>
        </form>
      </ConfirmDialog>
      <Asked />
    </>
  )
}
