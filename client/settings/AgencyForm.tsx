// An agency that is added or corrected: its delegation, its acronym, and its name in both languages.
import { createSignal, Show } from 'solid-js'
import { pickWords } from '../../shared/bilingual.ts'
import type { Agency } from '../../shared/people.ts'
import type { ApiAnswer } from '../base/api.ts'
import { useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { Select, TextField } from '../ui/Field.tsx'
import { focusFirstError } from '../ui/firstError.ts'
import { BothNames } from './BothNames.tsx'
import { createChange, differences } from './createChange.ts'
import { EditForm } from './EditForm.tsx'

type Draft = Pick<Agency, 'acronym' | 'name'>
const LONGEST_ACRONYM = 40
const LONGEST = 160

export function AgencyForm(props: {
  label: string
  present: Draft
  asksDelegation?: boolean
  save: (changes: Partial<Draft>, draft: Draft & { readonly delegation: string }) => Promise<ApiAnswer<unknown>>
  retire?: () => Promise<ApiAnswer<unknown>>
  onClose: () => void
}) {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const change = createChange()
  const [draft, setDraft] = createSignal<Draft>(props.present)
  const [delegation, setDelegation] = createSignal('')
  const [tried, setTried] = createSignal(false)
  const choices = () =>
    group()
      .delegations.filter(({ retired }) => !retired)
      .map(({ id, code, name }) => ({ value: id, label: `${code} · ${pickWords(name, language())}` }))
  const chosen = () => delegation() || (choices()[0]?.value ?? '')
  const acronymWrong = () => tried() && !/[A-Za-z0-9]/.test(draft().acronym) && text().settings.acronymWrong
  const submit = async (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }) => {
    event.preventDefault()
    setTried(true)
    const { name } = draft()
    if (acronymWrong() || name.es.trim() === '' || name.en.trim() === '') return focusFirstError(event.currentTarget)
    const changes = differences(props.present, draft())
    if (!changes || (await change.send(() => props.save(changes, { ...draft(), delegation: chosen() })))) props.onClose()
  }
  return (
    <EditForm label={props.label} change={change} retire={props.retire} onSubmit={submit} onClose={props.onClose}>
      <Show when={props.asksDelegation}>
        <Select label={text().settings.of} value={chosen()} choices={choices()} onChange={setDelegation} />
      </Show>
      <div class="settings__names">
        <TextField
          label={text().settings.acronym}
          value={draft().acronym}
          maxlength={LONGEST_ACRONYM}
          spellcheck={false}
          onInput={(acronym) => setDraft({ ...draft(), acronym })}
          error={acronymWrong()}
        />
        <BothNames value={draft().name} most={LONGEST} tried={tried()} onChange={(name) => setDraft({ ...draft(), name })} />
      </div>
    </EditForm>
  )
}
