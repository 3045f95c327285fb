// One delegation: letters, names, colour and pattern, capital and time zone; and how its marks look.
import { createSignal, createUniqueId } from 'solid-js'
import type { Delegation } from '../../shared/people.ts'
import type { ApiAnswer } from '../base/api.ts'
import { useText } from '../base/i18n.tsx'
import { TextField } from '../ui/Field.tsx'
import { focusFirstError } from '../ui/firstError.ts'
import { DelegationMark } from '../ui/Marks.tsx'
import { BothNames } from './BothNames.tsx'
import { createChange, differences } from './createChange.ts'
import { EditForm } from './EditForm.tsx'
import { IdentityChoice } from './IdentityChoice.tsx'
import { ZoneField } from './ZoneField.tsx'

type DelegationDraft = Required<Pick<Delegation, 'code' | 'name' | 'identity' | 'capital' | 'zone'>>
const LONGEST = 80

export function DelegationForm(props: {
  label: string
  present: DelegationDraft
  others: readonly Delegation[]
  /** Null: everything is new. */
  save: (changes: Partial<DelegationDraft>, draft: DelegationDraft) => Promise<ApiAnswer<unknown>>
  retire?: (() => Promise<ApiAnswer<unknown>>) | undefined
  onClose: () => void
}) {
  const text = useText()
  const id = createUniqueId()
  const change = createChange()
  const [draft, setDraft] = createSignal<DelegationDraft>(props.present)
  const [tried, setTried] = createSignal(false)
  const set = (part: Partial<DelegationDraft>) => setDraft({ ...draft(), ...part })
  const codeWrong = () => {
    const { code } = draft()
    if (!/^[A-Z]{2}$/.test(code)) return tried() && text().settings.codeWrong
    return props.others.some((one) => one.code === code) && text().settings.codeTaken
  }
  const submit = async (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }) => {
    event.preventDefault()
    setTried(true)
    const { code, name } = draft()
    if (!/^[A-Z]{2}$/.test(code) || codeWrong() || name.es.trim() === '' || name.en.trim() === '')
      return focusFirstError(event.currentTarget)
    const changes = differences(props.present, draft())
    if (!changes || (await change.send(() => props.save(changes, draft())))) props.onClose()
  }
  return (
    <EditForm
      label={props.label}
      change={change}
      hint={text().settings.lettersWhy}
      retire={props.retire}
      onSubmit={submit}
      onClose={props.onClose}
    >
      <div class="settings__names">
        <TextField
          label={text().settings.letters}
          value={draft().code}
          maxlength={2}
          spellcheck={false}
          autocapitalize="characters"
          onInput={(code) => set({ code: code.toUpperCase() })}
          error={codeWrong()}
        />
        <BothNames value={draft().name} most={LONGEST} tried={tried()} onChange={(name) => set({ name })} />
      </div>
      <IdentityChoice name={`identity-${id}`} value={draft().identity} others={props.others} onChange={(identity) => set({ identity })} />
      <div class="settings__sample" data-identity={draft().identity}>
        <span class="sub">{text().settings.sample}</span>
        <DelegationMark code={draft().code || '··'} identity={draft().identity} />
        <DelegationMark solid code={draft().code || '··'} identity={draft().identity} />
        <span class="swatch settings__wide" data-identity={draft().identity} />
      </div>
      <div class="settings__two">
        <TextField label={text().settings.capital} value={draft().capital} maxlength={LONGEST} onInput={(capital) => set({ capital })} />
        <ZoneField hint={text().settings.zoneHint} value={draft().zone} onChange={(zone) => set({ zone })} />
      </div>
    </EditForm>
  )
}
