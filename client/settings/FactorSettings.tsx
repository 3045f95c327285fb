// The second factor that the group requires of everybody: who has none yet, from when it holds, and its end.
import { Show } from 'solid-js'
import { createIdentityConfirmation } from '../access/createProof.tsx'
import { useApi } from '../base/actor.tsx'
import { useGroup } from '../base/group.tsx'
import { createMembers } from '../base/groupFacts.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { formatMoment } from '../base/intl.ts'
import { FailureNote } from '../members/FailureNote.tsx'
import { QueryGate } from '../states/QueryGate.tsx'
import { useToast } from '../ui/Toasts.tsx'
import { createChange } from './createChange.ts'
import { createDaysUntil, MembersWithout, RequirementFoot } from './requirement.tsx'
import { SettingsSection } from './Section.tsx'

export function FactorSettings() {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const api = useApi()
  const toast = useToast()
  const change = createChange()
  const { proven, Asked } = createIdentityConfirmation()
  const members = createMembers()
  const { inDays, DaysUntil } = createDaysUntil()
  const from = () => group().requiresFactorFrom
  const isHolding = () => (from() ?? Infinity) <= Date.now()
  const send = async (wanted: number | null) => {
    const done = await change.send(() =>
      proven(() => api.send('PUT /api/groups/:group/required-factor', { group: group().id }, { inDays: wanted })),
    )
    if (done) toast({ text: text().settings.saved })
    void members.refresh()
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    void send(inDays())
  }
  return (
    <SettingsSection id="factor" title={text().settings.part.factor}>
      <form class="settings__form" onSubmit={submit}>
        <p>{text().secondFactor.group.settingWhy}</p>
        <Show when={change.failure()}>{(failure) => <FailureNote failure={failure()} />}</Show>
        <Show when={from()}>
          {(at) => (
            <p>
              <b>
                {isHolding()
                  ? text().secondFactor.requiredSince(formatMoment(at(), language()))
                  : text().secondFactor.requiredFrom(formatMoment(at(), language()))}
              </b>
            </p>
          )}
        </Show>
        <QueryGate query={members} lines={2}>
          {(known) => {
            const without = () => known().filter(({ secondFactor, disabled }) => secondFactor === false && !disabled)
            return (
              <MembersWithout
                names={without().map(({ name }) => name)}
                sentence={text().secondFactor.without(without().length, known().length)}
                allHave={text().secondFactor.group.allHave}
              />
            )
          }}
        </QueryGate>
        <Show when={!isHolding()}>
          <DaysUntil atOnce={text().secondFactor.group.atOnceHint} from={text().secondFactor.daysHint} />
        </Show>
        <RequirementFoot
          verb={!isHolding() && text().secondFactor.group.require}
          isRequired={from() !== undefined}
          busy={change.busy()}
          onEnd={() => void send(null)}
        />
      </form>
      <Asked />
    </SettingsSection>
  )
}
