// The second factor that the group requires of everybody: who has none yet, from when it holds, and its end.
import { createSignal, Match, Show, Switch } from 'solid-js'
import { MOST_FACTOR_DAYS } from '../../shared/people.ts'
import { createProof } from '../access/createProof.tsx'
import { useApi } from '../base/actor.tsx'
import { useGroup } from '../base/group.tsx'
import { createMembers } from '../base/groupFacts.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { formatDate, formatMoment, joinNames } from '../base/intl.ts'
import { FailureNote } from '../members/FailureNote.tsx'
import { QueryGate } from '../states/QueryGate.tsx'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/Field.tsx'
import { Note } from '../ui/States.tsx'
import { useToast } from '../ui/Toasts.tsx'
import { createChange } from './createChange.ts'
import { Section } from './Section.tsx'

const DAY = 86_400_000
const USUAL_DAYS = '14'

export function FactorSettings() {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const api = useApi()
  const toast = useToast()
  const change = createChange()
  const { proven, Asked } = createProof()
  const members = createMembers()
  const [days, setDays] = createSignal(USUAL_DAYS)
  const inDays = () => Math.min(MOST_FACTOR_DAYS, Number(days()))
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
    <Section id="factor" title={text().settings.part.factor}>
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
              <Switch>
                <Match when={without().length === 0}>
                  <Note icon="check">{text().secondFactor.group.allHave}</Note>
                </Match>
                <Match when={without().length > 0}>
                  <p>
                    {text().secondFactor.without(without().length, known().length)}{' '}
                    {joinNames(
                      without().map(({ name }) => name),
                      language(),
                    )}
                  </p>
                </Match>
              </Switch>
            )
          }}
        </QueryGate>
        <Show when={!isHolding()}>
          <TextField
            label={text().secondFactor.group.days}
            hint={
              inDays() === 0
                ? text().secondFactor.group.atOnceHint
                : text().secondFactor.daysHint(formatDate(Date.now() + inDays() * DAY, language()))
            }
            inputmode="numeric"
            maxlength={2}
            value={days()}
            onInput={(typed) => setDays(typed.replace(/\D/g, ''))}
          />
        </Show>
        <p class="settings__foot">
          <Show when={!isHolding()}>
            <Button kind="primary" type="submit" busy={change.busy() && text().common.saving}>
              {text().secondFactor.group.require}
            </Button>
          </Show>
          <Show when={from() !== undefined}>
            <Button busy={change.busy() && text().common.saving} onClick={() => void send(null)}>
              {text().secondFactor.group.stop}
            </Button>
          </Show>
        </p>
      </form>
      <Asked />
    </Section>
  )
}
