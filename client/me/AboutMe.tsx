// One's name, address and agency, which one can correct: the address changes once its link is opened, the agency once it is approved.
import { createSignal, For, type ParentProps, Show } from 'solid-js'
import { membershipIn } from '../../shared/people.ts'
import { createIdentityConfirmation } from '../access/createProof.tsx'
import { useActor, useActorContext, useApi } from '../base/actor.tsx'
import { address } from '../base/address.ts'
import type { ApiAnswer } from '../base/api.ts'
import { createQuery } from '../base/createQuery.ts'
import { agencyIn, useGroup } from '../base/group.tsx'
import { useText } from '../base/i18n.tsx'
import { FailureNote, type NotedFailure } from '../members/FailureNote.tsx'
import { Button } from '../ui/Button.tsx'
import { Select, TextField } from '../ui/Field.tsx'
import { useToast } from '../ui/Toasts.tsx'

const LONGEST = 120

export function AboutMe() {
  const text = useText()
  const actor = useActor()
  const { state, refresh } = useActorContext()
  const api = useApi()
  const group = useGroup()
  const toast = useToast()
  const [open, setOpen] = createSignal<{ readonly part: Part } | null>(null)
  const [busy, setBusy] = createSignal(false)
  const { proven, Asked } = createIdentityConfirmation()
  const [failure, setFailure] = createSignal<NotedFailure | null>(null)
  const account = () => {
    const now = state()
    return now.type === 'signedIn' ? (now.me?.account ?? null) : null
  }
  const own = () => membershipIn(actor(), group().id)
  const requests = createQuery(() => address('/api/groups/:group/agency-requests', { group: group().id }), { live: true, news: 'group' })
  const asked = () => requests.value()?.find((one) => one.account === actor().account) ?? null
  const begin = (part: Part) => {
    setFailure(null)
    setOpen({ part })
  }
  const send: Send = async (ask, said) => {
    if (busy()) return
    setBusy(true)
    setFailure(null)
    const answer = await proven(ask)
    setBusy(false)
    if (!answer) return
    if (!answer.ok) return void setFailure(answer)
    setOpen(null)
    toast({ text: typeof said === 'string' ? said : said(answer.value) })
    await Promise.all([refresh(), requests.refresh()])
  }
  const agencyName = () => agencyIn(group(), own()?.agency ?? null)?.acronym ?? text().people.noAgency
  return (
    <section class="me-page__part" aria-labelledby="me-about">
      <h2 id="me-about">{text().frame.me.about}</h2>
      <Asked />
      <Show when={failure()}>{(failed) => <FailureNote failure={failed()} />}</Show>
      <dl class="save__list me-page__facts">
        <dt>{text().frame.me.name}</dt>
        <dd>
          {actor().name}
          <Button kind="ghost" aria-label={text().frame.me.changeName} onClick={() => begin('name')}>
            {text().frame.me.change}
          </Button>
        </dd>
        <dt>{text().frame.me.email}</dt>
        <dd>
          {account()?.email}
          <Button kind="ghost" aria-label={text().frame.me.changeEmail} onClick={() => begin('email')}>
            {text().frame.me.change}
          </Button>
          <Show when={account()?.newEmail}>
            {(waiting) => (
              <span class="sub">
                {text().frame.me.emailWaits(waiting())}
                <Button kind="ghost" onClick={() => void send(() => api.send('DELETE /api/me/email', {}), text().frame.me.withdrawn)}>
                  {text().frame.me.withdraw}
                </Button>
              </span>
            )}
          </Show>
        </dd>
        <dt>{text().people.role}</dt>
        <dd>
          <For each={actor().memberships}>{(membership) => <div>{text().people.roles[membership.role]}</div>}</For>
        </dd>
        <Show when={own()?.delegation}>
          <dt>{text().people.agency}</dt>
          <dd>
            {agencyName()}
            <Button kind="ghost" aria-label={text().frame.me.changeAgency} onClick={() => begin('agency')}>
              {text().frame.me.change}
            </Button>
            <Show when={asked()}>
              {(one) => (
                <span class="sub">
                  {text().frame.me.agencyWaits(agencyIn(group(), one().agency)?.acronym ?? text().people.noAgency)}
                  <Button
                    kind="ghost"
                    onClick={() =>
                      void send(
                        () => api.send('DELETE /api/groups/:group/agency-request', { group: group().id }),
                        text().frame.me.withdrawn,
                      )
                    }
                  >
                    {text().frame.me.withdraw}
                  </Button>
                </span>
              )}
            </Show>
          </dd>
        </Show>
      </dl>
      <Show when={open()} keyed>
        {({ part }) => {
          const Form = FORMS[part]
          return <Form busy={busy()} send={send} onClose={() => setOpen(null)} />
        }}
      </Show>
    </section>
  )
}

/** Asks the server, and says what it did. */
type Send = <T>(ask: () => Promise<ApiAnswer<T>>, said: string | ((answer: T) => string)) => Promise<void>
interface PartProps {
  readonly busy: boolean
  readonly send: Send
  readonly onClose: () => void
}

function NameForm(props: PartProps) {
  const text = useText()
  const api = useApi()
  const [name, setName] = createSignal(useActor()().name)
  const save = () => void props.send(() => api.send('PATCH /api/me', {}, { name: name().trim() }), text().frame.me.nameSaved)
  return (
    <PartForm {...props} verb={text().common.save} onSave={save}>
      <TextField
        label={text().frame.me.name}
        hint={text().frame.me.nameHint}
        value={name()}
        maxlength={LONGEST}
        required
        onInput={setName}
      />
    </PartForm>
  )
}

function EmailForm(props: PartProps) {
  const text = useText()
  const api = useApi()
  const [email, setEmail] = createSignal('')
  const [password, setPassword] = createSignal('')
  const save = () =>
    void props.send(
      () => api.send('PUT /api/me/email', {}, { email: email().trim(), password: password() }),
      ({ mailed }) => (mailed ? text().frame.me.emailMailed : text().frame.me.emailAsked),
    )
  return (
    <PartForm {...props} verb={text().frame.me.ask} onSave={save}>
      <TextField
        label={text().frame.me.newEmail}
        type="email"
        autocomplete="email"
        hint={text().frame.me.emailHint}
        value={email()}
        required
        onInput={setEmail}
      />
      <TextField
        label={text().access.password}
        type="password"
        autocomplete="current-password"
        value={password()}
        required
        onInput={setPassword}
      />
    </PartForm>
  )
}

function AgencyRequestForm(props: PartProps) {
  const text = useText()
  const api = useApi()
  const actor = useActor()
  const group = useGroup()
  const own = () => membershipIn(actor(), group().id)
  const agencies = () => group().agencies.filter(({ delegation, retired }) => delegation === own()?.delegation && !retired)
  const [chosen, setChosen] = createSignal<string>(own()?.agency ?? '')
  const save = () => {
    const agency = agencies().find(({ id }) => id === chosen())?.id ?? null
    void props.send(() => api.send('PUT /api/groups/:group/agency-request', { group: group().id }, { agency }), text().frame.me.agencyAsked)
  }
  return (
    <PartForm {...props} verb={text().frame.me.ask} onSave={save}>
      <Select
        label={text().people.agency}
        hint={text().frame.me.agencyHint}
        value={chosen()}
        choices={[{ value: '', label: text().people.noAgency }, ...agencies().map(({ id, acronym }) => ({ value: id, label: acronym }))]}
        onChange={setChosen}
      />
    </PartForm>
  )
}

const FORMS = { name: NameForm, email: EmailForm, agency: AgencyRequestForm } as const
type Part = keyof typeof FORMS

function PartForm(props: ParentProps<PartProps & { verb: string; onSave: () => void }>) {
  const text = useText()
  return (
    <form
      class="stack stack--3 me-page__form"
      onSubmit={(event) => {
        event.preventDefault()
        props.onSave()
      }}
    >
      {props.children}
      <p class="row">
        <Button onClick={() => props.onClose()}>{text().common.cancel}</Button>
        <Button kind="primary" type="submit" busy={props.busy && text().common.saving}>
          {props.verb}
        </Button>
      </p>
    </form>
  )
}
