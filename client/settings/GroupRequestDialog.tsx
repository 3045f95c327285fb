// Asks the operators of the installation for a further group.
import { createSignal, Show } from 'solid-js'
import { MOST_WHY_LETTERS } from '../../shared/people.ts'
import { useApi } from '../base/actor.tsx'
import { useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { GROUP_REQUEST_WORDS } from '../base/messages/groupRequests.ts'
import { createConfirmedRequest } from '../members/createConfirmedRequest.ts'
import { FailureNote } from '../members/FailureNote.tsx'
import { ConfirmDialog } from '../states/ConfirmDialog.tsx'
import { TextField } from '../ui/Field.tsx'
import { focusFirstError } from '../ui/firstError.ts'
import { useToast } from '../ui/Toasts.tsx'
import { BothNames } from './BothNames.tsx'

const LONGEST = 160

export function GroupRequestDialog(props: { onClose: () => void; onAsked: () => void }) {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const api = useApi()
  const toast = useToast()
  const { busy, failure, send, Asked } = createConfirmedRequest(() => null)
  const [name, setName] = createSignal({ es: '', en: '' })
  const [why, setWhy] = createSignal('')
  const [tried, setTried] = createSignal(false)
  const words = () => GROUP_REQUEST_WORDS[language()].ask

  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if ([name().es, name().en, why()].some((given) => given.trim() === '')) return focusFirstError(event.currentTarget)
    const body = { name: name(), why: why() }
    if (!(await send(() => api.send('POST /api/groups/:group/group-requests', { group: group().id }, body)))) return
    toast({ text: words().done })
    props.onAsked()
  }

  return (
    <>
      <ConfirmDialog
        open
        title={words().title}
        description={words().why}
        onClose={() => props.onClose()}
        kind="primary"
        verb={words().go}
        busy={busy() && text().common.saving}
        form="ask-for-group"
      >
        <form id="ask-for-group" class="stack stack--4" noValidate onSubmit={submit}>
          <BothNames value={name()} most={LONGEST} tried={tried()} onChange={setName} />
          <TextField
            label={words().reason}
            hint={words().reasonHint}
            value={why()}
            onInput={setWhy}
            maxlength={MOST_WHY_LETTERS}
            error={tried() && why().trim() === '' && words().reasonMissing}
          />
          <Show when={failure()}>{(failed) => <FailureNote failure={failed()} />}</Show>
        </form>
      </ConfirmDialog>
      <Asked />
    </>
  )
}
