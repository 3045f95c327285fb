// First start: creates the first chair's account, and the group with its delegations and agencies.
import { useNavigate } from '@solidjs/router'
import { createSignal, type JSX, Match, Switch } from 'solid-js'
import { useActorContext } from '../base/actor.tsx'
import { address } from '../base/address.ts'
import { createQuery } from '../base/createQuery.ts'
import { useLanguage, useOutsideText } from '../base/language.tsx'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/Field.tsx'
import { focusFirstError } from '../ui/firstError.ts'
import { EmptyState, Skeleton, TroubleNote } from '../ui/States.tsx'
import { ArrivalPage } from './Arrival.tsx'
import { looksLikeEmail } from './email.ts'
import { GroupForm } from './GroupForm.tsx'
import { InvalidLink } from './InvalidLink.tsx'
import { EMPTY_GROUP, groupIdFromName, isCompleteGroup } from './newGroup.ts'
import { createNewPassword } from './newPassword.ts'
import { PasswordField } from './PasswordField.tsx'
import { useToken } from './token.ts'
import { createTrouble } from './trouble.ts'

export function SetUp(props: { language: JSX.Element }) {
  const text = useOutsideText()
  const state = createQuery(() => address('/api/set-up', {}))
  const open = () => state.value()?.open
  return (
    <ArrivalPage wide title={text().access.setUp.title} lead={text().access.setUp.why} language={props.language}>
      <Switch fallback={<Skeleton label={text().common.loading} />}>
        <Match when={open() === true}>
          <SetUpForm />
        </Match>
        <Match when={open() === false}>
          <EmptyState
            title={text().access.setUp.already}
            action={
              <a class="btn" href="/sign-in">
                {text().access.toSignIn}
              </a>
            }
          />
        </Match>
        <Match when={state.failure()}>{(refused) => <InvalidLink failure={refused()} onTryAgain={state.refresh} />}</Match>
      </Switch>
    </ArrivalPage>
  )
}

function SetUpForm() {
  const text = useOutsideText()
  const language = useLanguage()
  const navigate = useNavigate()
  const token = useToken()
  const { arrive } = useActorContext()
  const trouble = createTrouble()
  const newPassword = createNewPassword(trouble)
  const [name, setName] = createSignal('')
  const [email, setEmail] = createSignal('')
  const [group, setGroup] = createSignal(EMPTY_GROUP)
  const [busy, setBusy] = createSignal(false)

  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const form = event.currentTarget
    newPassword.try()
    if (busy() || trouble.throttled()) return
    trouble.clear()
    if (name().trim() === '' || !looksLikeEmail(email()) || newPassword.password() === '' || !isCompleteGroup(group()))
      return focusFirstError(form)
    setBusy(true)
    const first = { token: token(), name: name().trim(), email: email().trim(), password: newPassword.password(), language: language() }
    const answer = await arrive((api) => api.setUp({ ...first, group: { id: groupIdFromName(group().name), ...group() } }))
    setBusy(false)
    if (answer.ok) return navigate('/', { replace: true })
    trouble.show(answer)
    focusFirstError(form)
  }

  return (
    <form class="set-up" noValidate onSubmit={submit} aria-label={text().access.setUp.title}>
      <fieldset class="set-up__part">
        <legend>{text().access.setUp.you}</legend>
        <TextField
          label={text().access.yourName}
          autocomplete="name"
          maxlength={120}
          value={name()}
          onInput={setName}
          hint={text().access.yourNameHint}
          error={newPassword.tried() && name().trim() === '' && text().access.nameMissing}
        />
        <TextField
          label={text().access.email}
          type="email"
          autocomplete="username"
          value={email()}
          onInput={setEmail}
          error={newPassword.tried() && !looksLikeEmail(email()) && text().access.emailWrong}
        />
        <PasswordField
          label={text().access.password}
          fresh
          value={newPassword.password()}
          onInput={newPassword.type}
          error={newPassword.error()}
        />
      </fieldset>
      <GroupForm group={group()} tried={newPassword.tried()} onChange={setGroup} />
      <TroubleNote words={newPassword.error() ? null : trouble.sentence()} />
      <Button kind="primary" type="submit" large busy={busy() && text().access.setUp.creating}>
        {text().access.setUp.create}
      </Button>
    </form>
  )
}
