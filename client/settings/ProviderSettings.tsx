// The providers through which alone the group is reached: which, for whom, from when, and its end.
import { createMemo, createSignal, For, Match, Show, Switch } from 'solid-js'
import type { Member } from '../../shared/api/members.ts'
import { createProof } from '../access/createProof.tsx'
import { ProviderButtons } from '../access/ProviderButtons.tsx'
import { useApi } from '../base/actor.tsx'
import { createProviderNames } from '../base/createProviderNames.ts'
import { useGroup } from '../base/group.tsx'
import { createMembers } from '../base/groupFacts.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { formatMoment, joinChoices } from '../base/intl.ts'
import { REQUIRED_PROVIDER_WORDS } from '../base/messages/requiredProvider.ts'
import { createOwnProvider } from '../base/ownProvider.ts'
import { FailureNote } from '../members/FailureNote.tsx'
import { QueryGate } from '../states/QueryGate.tsx'
import { Button } from '../ui/Button.tsx'
import { Check } from '../ui/Check.tsx'
import { Note } from '../ui/States.tsx'
import { useToast } from '../ui/Toasts.tsx'
import { createChange } from './createChange.ts'
import { createDaysUntil, MembersWithout } from './requirement.tsx'
import { Section } from './Section.tsx'

export function ProviderSettings() {
  const text = useText()
  const language = useLanguage()
  const words = () => REQUIRED_PROVIDER_WORDS[language()].settings
  const group = useGroup()
  const api = useApi()
  const toast = useToast()
  const change = createChange()
  const { proven, Asked } = createProof()
  const members = createMembers()
  const { providers, nameOf } = createProviderNames()
  const own = createOwnProvider(() => true)
  const rule = () => group().requiresProvider
  const { inDays: chosenDays, DaysUntil } = createDaysUntil()
  const [chosen, setChosen] = createSignal<readonly string[] | null>(null)
  const [excepts, setExcepts] = createSignal<boolean | null>(null)
  const isHolding = () => (rule()?.from ?? Infinity) <= Date.now()
  const inDays = () => (isHolding() ? 0 : chosenDays())
  /** One that is not configured any more can only be taken away. */
  const offered = createMemo(() => [...new Set([...providers().map(({ id }) => id), ...(rule()?.providers ?? [])])])
  const isKnown = (id: string) => providers().some((one) => one.id === id)
  const wanted = () => chosen() ?? rule()?.providers ?? providers().map(({ id }) => id)
  const exceptsObservers = () => excepts() ?? rule()?.exceptsObservers ?? false
  const names = (ids: readonly string[]) => joinChoices(ids.map(nameOf), language())
  const isOwn = () => wanted().includes(own() ?? '')
  const said = (from: number) => {
    const { since, from: later, sinceExcept, fromExcept } = words()
    const [now, then] = rule()?.exceptsObservers ? [sinceExcept, fromExcept] : [since, later]
    return (isHolding() ? now : then)(names(rule()?.providers ?? []), formatMoment(from, language()))
  }
  const concerned = (all: readonly Member[]) =>
    all.filter(({ role, disabled }) => !disabled && !(exceptsObservers() && (role === 'observer' || role === 'guest')))
  const toggle = (id: string, isOn: boolean) => setChosen(isOn ? [...wanted(), id] : wanted().filter((one) => one !== id))
  const send = async (isOn: boolean) => {
    const sent = isOn ? { providers: [...wanted()], exceptsObservers: exceptsObservers(), inDays: inDays() } : null
    const done = await change.send(() =>
      proven(() => api.send('PUT /api/groups/:group/required-provider', { group: group().id }, { rule: sent })),
    )
    if (!done) return
    setChosen(null)
    setExcepts(null)
    toast({ text: text().settings.saved })
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (wanted().length > 0 && isOwn()) void send(true)
  }
  return (
    <Section id="provider" title={words().title}>
      <form class="settings__form" onSubmit={submit}>
        <p>{words().why}</p>
        <p class="sub">{words().wayBack}</p>
        <Show when={change.failure()}>{(failure) => <FailureNote failure={failure()} />}</Show>
        <Show when={rule()}>
          {(held) => (
            <p>
              <b>{said(held().from)}</b>
            </p>
          )}
        </Show>
        <div class="settings__checks" role="group" aria-label={words().which}>
          <span class="label" aria-hidden="true">
            {words().which}
          </span>
          <For each={offered()}>
            {(id) => (
              <div class="settings__check">
                <Check
                  label={isKnown(id) ? nameOf(id) : `${id} (${words().gone})`}
                  checked={wanted().includes(id)}
                  onChange={(isOn) => toggle(id, isOn)}
                />
                <span aria-hidden="true">
                  {nameOf(id)}
                  <Show when={!isKnown(id)}>
                    <span class="sub">{words().gone}</span>
                  </Show>
                </span>
              </div>
            )}
          </For>
        </div>
        <div class="settings__check">
          <Check label={words().except} checked={exceptsObservers()} onChange={setExcepts} />
          <span aria-hidden="true">
            {words().except}
            <span class="sub">{words().exceptHint}</span>
          </span>
        </div>
        <QueryGate query={members} lines={2}>
          {(known) => {
            const without = () => concerned(known()).filter((member) => !member.providers?.some((id) => wanted().includes(id)))
            return (
              <MembersWithout
                names={without().map(({ name }) => name)}
                sentence={words().without(without().length, concerned(known()).length)}
                allHave={words().allHave}
              >
                <span class="sub settings__line">{words().withoutHint}</span>
              </MembersWithout>
            )
          }}
        </QueryGate>
        <Show when={!isHolding()}>
          <DaysUntil atOnce={words().atOnceHint} from={words().daysHint} />
        </Show>
        <Switch>
          <Match when={wanted().length === 0}>
            <Note icon="triangle-alert" tone="warning">
              {words().chooseOne}
            </Note>
          </Match>
          <Match when={own() !== undefined && !isOwn()}>
            <Note icon="key-round">{words().ownFirst(names(wanted()))}</Note>
            <ProviderButtons only={wanted()} />
          </Match>
        </Switch>
        <p class="settings__foot">
          <Show when={isOwn() && (!rule() || chosen() !== null || excepts() !== null || !isHolding())}>
            <Button kind="primary" type="submit" busy={change.busy() && text().common.saving}>
              {rule() ? words().change : words().require}
            </Button>
          </Show>
          <Show when={rule()}>
            <Button busy={change.busy() && text().common.saving} onClick={() => void send(false)}>
              {text().secondFactor.group.stop}
            </Button>
          </Show>
        </p>
      </form>
      <Asked />
    </Section>
  )
}
