// Suspends or archives a group with a sentence for its members, or resumes it.
import { createSignal, Show } from 'solid-js'
import type { AdministeredGroup } from '../../shared/api/administration.ts'
import { LANGUAGES, type Language, pick } from '../../shared/bilingual.ts'
import { MOST_WHY_LETTERS, type ReadOnlyState } from '../../shared/people.ts'
import { useApi } from '../base/actor.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { READ_ONLY_GROUP_WORDS } from '../base/messages/readOnlyGroup.ts'
import { createConfirmedRequest } from '../members/createConfirmedRequest.ts'
import { FailureNote } from '../members/FailureNote.tsx'
import { ConfirmDialog } from '../states/ConfirmDialog.tsx'
import { TextField } from '../ui/Field.tsx'
import { focusFirstError } from '../ui/firstError.ts'
import { useToast } from '../ui/Toasts.tsx'

interface ReadOnlyDialogProps {
  readonly group: AdministeredGroup
  readonly to: ReadOnlyState | 'resumed'
  readonly onClose: () => void
  readonly onDone: () => void
}

export function ReadOnlyDialog(props: ReadOnlyDialogProps) {
  const text = useText()
  const language = useLanguage()
  const api = useApi()
  const toast = useToast()
  const { busy, failure, send, Asked } = createConfirmedRequest(() => null)
  const [why, setWhy] = createSignal(props.group.readOnly?.why ?? { es: '', en: '' })
  const [tried, setTried] = createSignal(false)
  const all = () => READ_ONLY_GROUP_WORDS[language()]
  const words = () => all()[props.to]
  const verb = () => (props.group.readOnly?.as === props.to ? all().change : words().go)
  const isMissing = (side: Language) => why()[side].trim() === ''

  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (props.to !== 'resumed' && LANGUAGES.some(isMissing)) return focusFirstError(event.currentTarget)
    const readOnly = props.to === 'resumed' ? null : { as: props.to, why: why() }
    const at = { group: props.group.id }
    if (!(await send(() => api.send('PUT /api/administration/groups/:group/read-only', at, { readOnly })))) return
    toast({ text: words().done })
    props.onDone()
  }

  return (
    <>
      <ConfirmDialog
        open
        title={`${verb()}: ${pick(props.group.name, language()).text}`}
        description={words().why}
        onClose={() => props.onClose()}
        kind="primary"
        verb={verb()}
        busy={busy() && text().common.saving}
        form="read-only-group"
      >
        <form id="read-only-group" class="stack stack--4" noValidate onSubmit={submit}>
          <Show when={props.to !== 'resumed'}>
            {LANGUAGES.map((side) => (
              <TextField
                label={all().sentence[side]}
                lang={side}
                value={why()[side]}
                onInput={(value) => setWhy({ ...why(), [side]: value })}
                maxlength={MOST_WHY_LETTERS}
                error={tried() && isMissing(side) && all().sentenceMissing}
              />
            ))}
          </Show>
          <Show when={failure()}>{(failed) => <FailureNote failure={failed()} />}</Show>
        </form>
      </ConfirmDialog>
      <Asked />
    </>
  )
}
