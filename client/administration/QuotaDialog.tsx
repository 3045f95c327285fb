// How much space a group has for files.
import { createSignal, Show } from 'solid-js'
import type { AdministeredGroup } from '../../shared/api/administration.ts'
import { pick } from '../../shared/bilingual.ts'
import { formatNumber } from '../../shared/counts.ts'
import { MOST_GROUP_FILES_MB } from '../../shared/files/kinds.ts'
import { useApi } from '../base/actor.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { GROUP_QUOTA_WORDS } from '../base/messages/groupQuota.ts'
import { createConfirmedRequest } from '../members/createConfirmedRequest.ts'
import { FailureNote } from '../members/FailureNote.tsx'
import { ConfirmDialog } from '../states/ConfirmDialog.tsx'
import { TextField } from '../ui/Field.tsx'
import { focusFirstError } from '../ui/firstError.ts'
import { useToast } from '../ui/Toasts.tsx'
import { spaceOf } from './spaceOf.ts'

interface QuotaDialogProps {
  readonly group: AdministeredGroup
  readonly onClose: () => void
  readonly onDone: () => void
}

export function QuotaDialog(props: QuotaDialogProps) {
  const text = useText()
  const language = useLanguage()
  const api = useApi()
  const toast = useToast()
  const { busy, failure, send, Asked } = createConfirmedRequest(() => null)
  const [typed, setTyped] = createSignal(props.group.quota.isOwn ? String(props.group.quota.filesMb) : '')
  const [tried, setTried] = createSignal(false)
  const words = () => GROUP_QUOTA_WORDS[language()]
  const isWrong = () => typed().trim() !== '' && !isSpace(typed().trim())

  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (isWrong()) return focusFirstError(event.currentTarget)
    const filesMb = typed().trim() === '' ? null : Number(typed().trim())
    const at = { group: props.group.id }
    if (!(await send(() => api.send('PUT /api/administration/groups/:group/quota', at, { filesMb })))) return
    toast({ text: words().done })
    props.onDone()
  }

  return (
    <>
      <ConfirmDialog
        open
        title={`${words().title}: ${pick(props.group.name, language()).text}`}
        description={words().why}
        onClose={() => props.onClose()}
        kind="primary"
        verb={text().common.save}
        busy={busy() && text().common.saving}
        form="group-quota"
      >
        <form id="group-quota" class="stack stack--4" noValidate onSubmit={submit}>
          <p>{words().used(spaceOf(props.group.quota, language()))}</p>
          <TextField
            label={words().megabytes}
            value={typed()}
            onInput={setTyped}
            inputmode="numeric"
            autocomplete="off"
            maxlength={6}
            hint={words().hint}
            error={tried() && isWrong() && words().wrong(formatNumber(language(), MOST_GROUP_FILES_MB))}
          />
          <Show when={failure()}>{(failed) => <FailureNote failure={failed()} />}</Show>
        </form>
      </ConfirmDialog>
      <Asked />
    </>
  )
}

const isSpace = (typed: string): boolean => /^\d{1,6}$/.test(typed) && Number(typed) >= 1 && Number(typed) <= MOST_GROUP_FILES_MB
