// How much space a group has for files.
import { createSignal, Show } from 'solid-js'
import type { AdministeredGroup } from '../../shared/api/administration.ts'
import { pick } from '../../shared/bilingual.ts'
import { formatNumber } from '../../shared/counts.ts'
import { MEGABYTE, MOST_GROUP_FILES_MB } from '../../shared/files/kinds.ts'
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
  const wanted = () => (typed().trim() === '' ? null : megabytesIn(typed()))
  const isWrong = () => typed().trim() !== '' && wanted() === null
  const isBelowUse = () => {
    const { usualMb, usedBytes } = props.group.quota
    return !isWrong() && (wanted() ?? usualMb) * MEGABYTE < usedBytes
  }

  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (isWrong()) return focusFirstError(event.currentTarget)
    const at = { group: props.group.id }
    const body = { filesMb: wanted() }
    if (!(await send(() => api.send('PUT /api/administration/groups/:group/quota', at, body)))) return
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
            maxlength={9}
            hint={words().hint(formatNumber(language(), props.group.quota.usualMb))}
            error={tried() && isWrong() && words().wrong(formatNumber(language(), MOST_GROUP_FILES_MB))}
          />
          <p role="status">{isBelowUse() && words().below}</p>
          <Show when={failure()}>{(failed) => <FailureNote failure={failed()} />}</Show>
        </form>
      </ConfirmDialog>
      <Asked />
    </>
  )
}

/** A whole number, also with thousand separators of either language; null for anything else. */
const megabytesIn = (typed: string): number | null => {
  const digits = typed.trim()
  if (!/^(\d{1,6}|\d{1,3}([.,\s]\d{3})+)$/.test(digits)) return null
  const megabytes = Number(digits.replace(/\D/g, ''))
  return megabytes >= 1 && megabytes <= MOST_GROUP_FILES_MB ? megabytes : null
}
