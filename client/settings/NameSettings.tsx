// The group itself: names, time zone, which language stands first, quorum, whether observers comment, when reports are
// asked for.
import { createEffect, createSignal, on, Show } from 'solid-js'
import type { Language } from '../../shared/bilingual.ts'
import { type GroupSettings, MOST_REPORT_DAYS } from '../../shared/people.ts'
import { useApi } from '../base/actor.tsx'
import { useGroup } from '../base/group.tsx'
import { useText } from '../base/i18n.tsx'
import { FailureNote } from '../members/FailureNote.tsx'
import { Button } from '../ui/Button.tsx'
import { Switch } from '../ui/Check.tsx'
import { TextField } from '../ui/Field.tsx'
import { focusFirstError } from '../ui/firstError.ts'
import { Segmented } from '../ui/Segmented.tsx'
import { useToast } from '../ui/Toasts.tsx'
import { BothNames } from './BothNames.tsx'
import { createChange, differences } from './createChange.ts'
import { SettingsSection } from './Section.tsx'
import { ZoneField } from './ZoneField.tsx'

const LONGEST = 160
const MOST_QUORUM = 99

export function NameSettings() {
  const text = useText()
  const group = useGroup()
  const api = useApi()
  const toast = useToast()
  const change = createChange()
  const present = (): GroupSettings => {
    const { name, zone, firstLanguage, quorum, observersComment, reportDays } = group()
    return { name, zone, firstLanguage, quorum, observersComment, reportDays }
  }
  const [draft, setDraft] = createSignal(present())
  const [tried, setTried] = createSignal(false)
  // What others save is shown, as long as nothing is being typed here.
  createEffect(
    on(present, (now, before) => {
      if (before === undefined || differences(before, draft()) === null) setDraft(now)
    }),
  )
  const changed = () => differences(present(), draft())
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    const { name } = draft()
    if (name.es.trim() === '' || name.en.trim() === '') return focusFirstError(event.currentTarget)
    const body = changed()
    if (!body) return
    if (await change.send(() => api.send('PATCH /api/groups/:group', { group: group().id }, body))) toast({ text: text().settings.saved })
  }
  const cancel = () => {
    setDraft(present())
    setTried(false)
    change.forget()
  }
  return (
    <SettingsSection id="name" title={text().settings.part.name}>
      <form class="settings__form" onSubmit={submit}>
        <Show when={change.failure()}>{(failure) => <FailureNote failure={failure()} />}</Show>
        <div class="settings__two">
          <BothNames value={draft().name} most={LONGEST} tried={tried()} onChange={(name) => setDraft({ ...draft(), name })} />
        </div>
        <div class="settings__two">
          <ZoneField hint={text().settings.groupZoneHint} value={draft().zone} onChange={(zone) => setDraft({ ...draft(), zone })} />
          <TextField
            label={text().settings.quorum}
            hint={text().settings.quorumHint}
            inputmode="numeric"
            maxlength={2}
            value={draft().quorum === 0 ? '' : String(draft().quorum)}
            onInput={(typed) => setDraft({ ...draft(), quorum: Math.min(MOST_QUORUM, Number(typed.replace(/\D/g, ''))) })}
          />
          <TextField
            label={text().settings.reportDays}
            hint={text().settings.reportDaysHint}
            inputmode="numeric"
            maxlength={2}
            value={draft().reportDays === 0 ? '' : String(draft().reportDays)}
            onInput={(typed) => setDraft({ ...draft(), reportDays: Math.min(MOST_REPORT_DAYS, Number(typed.replace(/\D/g, ''))) })}
          />
        </div>
        <div class="field">
          <span class="settings__label">{text().settings.firstLanguage}</span>
          <Segmented<Language>
            label={text().settings.firstLanguage}
            value={draft().firstLanguage}
            onChange={(firstLanguage) => setDraft({ ...draft(), firstLanguage })}
            segments={[
              { value: 'es', label: text().common.ownNames.es, lang: 'es' },
              { value: 'en', label: text().common.ownNames.en, lang: 'en' },
            ]}
          />
          <span class="hint">{text().settings.firstLanguageHint}</span>
        </div>
        <div class="field">
          <Switch
            label={text().settings.observersComment}
            checked={draft().observersComment}
            onChange={(observersComment) => setDraft({ ...draft(), observersComment })}
          />
          <span class="hint">{text().settings.observersCommentHint}</span>
        </div>
        <Show when={changed()}>
          <p class="settings__foot">
            <Button onClick={cancel}>{text().common.cancel}</Button>
            <Button kind="primary" type="submit" busy={change.busy() && text().common.saving}>
              {text().common.save}
            </Button>
          </p>
        </Show>
      </form>
    </SettingsSection>
  )
}
