// The providers through which alone the group is reached: which, for whom, from when, and its end.
import { createMemo, createSignal, For, Match, Show, Switch } from 'solid-js'
import type { Member } from '../../shared/api/members.ts'
import { createIdentityConfirmation } from '../access/createProof.tsx'
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
import { CheckBox } from '../ui/Check.tsx'
import { Note } from '../ui/States.tsx'
import { useToast } from '../ui/Toasts.tsx'
import { createChange } from './createChange.ts'
import { createDaysUntil, MembersWithout, RequirementFoot } from './requirement.tsx'
import { SettingsSection } from './Section.tsx'

export function ProviderSettingsSection() {
  const text = useText()
  const language = useLanguage()
  const words = () => REQUIRED_PROVIDER_WORDS[language()].settings
  const group = useGroup()
  const api = useApi()
  const toast = useToast()
  const change = createChange()
  const { proven, Asked } = createIdentityConfirmation()
  const members = createMembers()
  const known = createProviderNames()
  const { providers, nameOf } = known
  const own = createOwnProvider(() => true)
  const rule = () => group().requiresProvider
  const { inDays: chosenDays, DaysUntil } = createDaysUntil()
  const draft = createRuleDraft(providers)
  const isHolding = () => (rule()?.from ?? Infinity) <= Date.now()
  const inDays = () => (isHolding() ? 0 : chosenDays())
  const names = (ids: readonly string[]) => joinChoices(ids.map(nameOf), language())
  const { wanted, exceptsObservers } = draft
  const isOwn = () => wanted().includes(own() ?? '')
  const said = (from: number) => {
    const { since, from: later, sinceExcept, fromExcept } = words()
    const [now, then] = rule()?.exceptsObservers ? [sinceExcept, fromExcept] : [since, later]
    return (isHolding() ? now : then)(names(rule()?.providers ?? []), formatMoment(from, language()))
  }
  const concerned = (all: readonly Member[]) =>
    all.filter(({ role, disabled }) => !disabled && !(exceptsObservers() && (role === 'observer' || role === 'guest')))
  const send = async (isOn: boolean) => {
    const sent = isOn ? { providers: [...wanted()], exceptsObservers: exceptsObservers(), inDays: inDays() } : null
    const done = await change.send(() =>
      proven(() => api.send('PUT /api/groups/:group/required-provider', { group: group().id }, { rule: sent })),
    )
    if (!done) return
    draft.reset()
    toast({ text: text().settings.saved })
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (wanted().length > 0 && isOwn()) void send(true)
  }
  return (
    <SettingsSection id="provider" title={words().title}>
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
        <ProviderChecks known={known} draft={draft} />
        <div class="settings__check">
          <CheckBox label={words().except} checked={exceptsObservers()} onChange={draft.setExcepts} />
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
        <RequirementFoot
          verb={isOwn() && (!rule() || draft.isChanged() || !isHolding()) && (rule() ? words().change : words().require)}
          isRequired={rule() !== undefined}
          busy={change.busy()}
          onEnd={() => void send(false)}
        />
      </form>
      <Asked />
    </SettingsSection>
  )
}

/** What is chosen but not saved yet. */
const createRuleDraft = (providers: ReturnType<typeof createProviderNames>['providers']) => {
  const group = useGroup()
  const rule = () => group().requiresProvider
  const [chosen, setChosen] = createSignal<readonly string[] | null>(null)
  const [excepts, setExcepts] = createSignal<boolean | null>(null)
  const wanted = () => chosen() ?? rule()?.providers ?? providers().map(({ id }) => id)
  return {
    wanted,
    exceptsObservers: () => excepts() ?? rule()?.exceptsObservers ?? false,
    isChanged: () => chosen() !== null || excepts() !== null,
    toggle: (id: string, isOn: boolean) => setChosen(isOn ? [...wanted(), id] : wanted().filter((one) => one !== id)),
    setExcepts,
    reset: () => {
      setChosen(null)
      setExcepts(null)
    },
  }
}

function ProviderChecks(props: { known: ReturnType<typeof createProviderNames>; draft: ReturnType<typeof createRuleDraft> }) {
  const language = useLanguage()
  const group = useGroup()
  const words = () => REQUIRED_PROVIDER_WORDS[language()].settings
  const providers = () => props.known.providers()
  /** One that is not configured any more can only be taken away. */
  const offered = createMemo(() => [...new Set([...providers().map(({ id }) => id), ...(group().requiresProvider?.providers ?? [])])])
  const isKnown = (id: string) => providers().some((one) => one.id === id)
  return (
    <div class="settings__checks" role="group" aria-label={words().which}>
      <span class="label" aria-hidden="true">
        {words().which}
      </span>
      <For each={offered()}>
        {(id) => (
          <div class="settings__check">
            <CheckBox
              label={isKnown(id) ? props.known.nameOf(id) : `${id} (${words().gone})`}
              checked={props.draft.wanted().includes(id)}
              onChange={(isOn) => props.draft.toggle(id, isOn)}
            />
            <span aria-hidden="true">
              {props.known.nameOf(id)}
              <Show when={!isKnown(id)}>
                <span class="sub">{words().gone}</span>
              </Show>
            </span>
          </div>
        )}
      </For>
    </div>
  )
}
