// An own field that is defined or corrected: its kind while it is new, its name in both languages, its unit or the choices of its list.
import { createSignal, For, Show, untrack } from 'solid-js'
import { type Bilingual, LANGUAGES } from '../../shared/bilingual.ts'
import { inFields, LINE } from '../../shared/bounds.ts'
import { fold } from '../../shared/foldAccents.ts'
import type { OwnKind } from '../../shared/roadmap/ownKeys.ts'
import { useText } from '../base/i18n.tsx'
import { Button } from '../ui/Button.tsx'
import { CheckBox } from '../ui/Check.tsx'
import { TextField } from '../ui/Field.tsx'
import { focusFirstError } from '../ui/firstError.ts'
import { BothNames } from './BothNames.tsx'
import { OwnKindTiles } from './OwnKindTiles.tsx'

export interface ChoiceDraft {
  /** Null: new. */
  readonly id: string | null
  readonly name: Bilingual
  readonly archived: boolean
}
export interface OwnFieldDraft {
  readonly kind: OwnKind
  readonly name: Bilingual
  readonly unit: Bilingual
  readonly choices: readonly ChoiceDraft[]
}
const NO_NAME: Bilingual = { es: '', en: '' }
export const NEW_FIELD: OwnFieldDraft = { kind: 'text', name: NO_NAME, unit: NO_NAME, choices: [] }
const LONGEST_CHOICE = 120
const isList = (kind: OwnKind) => kind === 'choice' || kind === 'choices'
const isSame = (a: string, b: string) => fold(a).trim() === fold(b).trim()
const isNamed = ({ es, en }: Bilingual) => es.trim() !== '' || en.trim() !== ''

export function OwnFieldForm(props: {
  label: string
  present: OwnFieldDraft
  isNew?: boolean
  /** Names of all other fields, Ruta's and the group's own. */
  taken: Readonly<Record<'es' | 'en', readonly string[]>>
  /** Whether it was written. */
  save: (draft: OwnFieldDraft, present: OwnFieldDraft) => boolean
  archive?: () => void
  onClose: () => void
}) {
  const text = useText()
  // What others change meanwhile is not what this form changes.
  const present = untrack(() => props.present)
  const [draft, setDraft] = createSignal<OwnFieldDraft>(present)
  const [tried, setTried] = createSignal(false)
  const words = () => text().settings.own
  const isTaken = () =>
    LANGUAGES.some((side) => draft().name[side].trim() !== '' && props.taken[side].some((name) => isSame(name, draft().name[side])))
  const change = (part: Partial<OwnFieldDraft>) => setDraft({ ...draft(), ...part })
  const submit = (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }) => {
    event.preventDefault()
    setTried(true)
    const { name, choices } = draft()
    if (name.es.trim() === '' || name.en.trim() === '') return focusFirstError(event.currentTarget)
    // What was added and left empty is no choice.
    if (props.save({ ...draft(), choices: choices.filter((one) => one.id !== null || isNamed(one.name)) }, present)) props.onClose()
  }
  return (
    <form
      class="settings__edit"
      aria-label={props.label}
      onSubmit={submit}
      onKeyDown={(event) => event.key === 'Escape' && props.onClose()}
    >
      <Show when={props.isNew}>
        <OwnKindTiles value={draft().kind} onChange={(kind) => change({ kind })} />
      </Show>
      <div class="settings__names">
        <BothNames value={draft().name} most={inFields(LINE)} tried={tried()} onChange={(name) => change({ name })} />
      </div>
      <Show when={isTaken()}>
        <p class="sub" role="status">
          {words().sameName}
        </p>
      </Show>
      <Show when={draft().kind === 'number'}>
        <div class="settings__names">
          <For each={LANGUAGES}>
            {(side) => (
              <TextField
                label={words().unitIn[side]}
                lang={side}
                maxlength={40}
                value={draft().unit[side]}
                onInput={(typed) => change({ unit: { ...draft().unit, [side]: typed } })}
              />
            )}
          </For>
        </div>
      </Show>
      <Show when={isList(draft().kind)}>
        <Choices choices={draft().choices} onChange={(choices) => change({ choices })} />
      </Show>
      <p class="settings__foot">
        <Show when={props.archive}>
          {(archive) => (
            <Button
              kind="ghost"
              icon="archive"
              onClick={() => {
                archive()()
                props.onClose()
              }}
            >
              {words().archive}
            </Button>
          )}
        </Show>
        <span class="end row">
          <Button onClick={() => props.onClose()}>{text().common.cancel}</Button>
          <Button kind="primary" type="submit">
            {props.isNew ? words().add : text().common.save}
          </Button>
        </span>
      </p>
    </form>
  )
}

function Choices(props: { choices: readonly ChoiceDraft[]; onChange: (choices: readonly ChoiceDraft[]) => void }) {
  const text = useText()
  const words = () => text().settings.own
  const changeChoice = (at: number, part: Partial<ChoiceDraft>) =>
    props.onChange(props.choices.map((one, place) => (place === at ? { ...one, ...part } : one)))
  return (
    <fieldset class="stack">
      <legend>{words().choices}</legend>
      <For each={props.choices.map((_, at) => at)}>
        {(at) => (
          <Show when={props.choices[at]}>
            {(choice) => (
              <div class="settings__names">
                <For each={LANGUAGES}>
                  {(side) => (
                    <TextField
                      label={words().choiceIn[side](at + 1)}
                      lang={side}
                      maxlength={LONGEST_CHOICE}
                      value={choice().name[side]}
                      onInput={(typed) => changeChoice(at, { name: { ...choice().name, [side]: typed } })}
                    />
                  )}
                </For>
                <Show when={choice().id !== null}>
                  <span class="row">
                    <CheckBox
                      label={words().offeredNamed(at + 1)}
                      checked={!choice().archived}
                      onChange={(offered) => changeChoice(at, { archived: !offered })}
                    />
                    <span>{words().offered}</span>
                  </span>
                </Show>
              </div>
            )}
          </Show>
        )}
      </For>
      <Button icon="plus" onClick={() => props.onChange([...props.choices, { id: null, name: NO_NAME, archived: false }])}>
        {words().addChoice}
      </Button>
      <p class="sub">{words().choiceStays}</p>
    </fieldset>
  )
}
