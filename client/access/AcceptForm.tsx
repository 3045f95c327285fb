// Accepts an invitation: with the signed-in account, a new account with a password, or by signing in to an existing account.
import { createSignal, Match, Suspense, Switch } from 'solid-js'
import type { InvitationPreview } from '../../shared/api/arrival.ts'
import { useActorContext } from '../base/actor.tsx'
import type { ApiAnswer } from '../base/api.ts'
import { useOutsideText } from '../base/language.tsx'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/Field.tsx'
import { focusFirstError } from '../ui/firstError.ts'
import { Segmented } from '../ui/Segmented.tsx'
import { TroubleNote } from '../ui/States.tsx'
import { looksLikeEmail } from './email.ts'
import { LazyProviderButtons } from './lazyProviders.ts'
import { createNewPassword } from './newPassword.ts'
import { PasswordField } from './PasswordField.tsx'
import { createTrouble } from './trouble.ts'

export function AcceptForm(props: { token: string; invitation: InvitationPreview; onEntered: () => void }) {
  const text = useOutsideText()
  const { state, arrive } = useActorContext()
  const trouble = createTrouble()
  const newPassword = createNewPassword(trouble)
  const [way, setWay] = createSignal<'new' | 'have'>('new')
  const [email, setEmail] = createSignal('')
  const [busy, setBusy] = createSignal(false)
  const here = () => {
    const now = state()
    return now.type === 'signedIn' ? now.actor : null
  }
  const address = () => props.invitation.email ?? email().trim()
  const emailError = () => (newPassword.tried() && !looksLikeEmail(address()) ? text().access.emailWrong : null)

  const run = async (steps: () => Promise<ApiAnswer<unknown>>) => {
    setBusy(true)
    trouble.clear()
    const answer = await steps()
    setBusy(false)
    if (answer.ok) props.onEntered()
    else trouble.show(answer)
    return answer.ok
  }
  const accept = () => arrive((api) => api.acceptInvitation({ token: props.token }))
  const acceptAsMember = async () => {
    const signedIn = await arrive((api) => api.signIn({ email: address(), password: newPassword.password() }))
    return signedIn.ok ? accept() : signedIn
  }
  const acceptAsNewcomer = () =>
    arrive((api) => api.acceptInvitation({ token: props.token, email: address(), password: newPassword.password() }))

  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const form = event.currentTarget
    newPassword.try()
    if (busy() || trouble.throttled()) return
    trouble.clear()
    if (emailError() ?? newPassword.error()) return focusFirstError(form)
    if (!(await run(way() === 'new' ? acceptAsNewcomer : acceptAsMember))) focusFirstError(form)
  }

  return (
    <Switch
      fallback={
        <form class="stack stack--4" noValidate onSubmit={submit} aria-label={text().access.invitation.title}>
          <Segmented
            label={text().access.invitation.title}
            value={way()}
            onChange={setWay}
            segments={[
              { value: 'new', label: text().access.invitation.new },
              { value: 'have', label: text().access.invitation.have },
            ]}
          />
          <TroubleNote words={newPassword.error() ? null : trouble.sentence()} />
          <TextField
            label={text().access.email}
            type="email"
            autocomplete="username"
            value={props.invitation.email ?? email()}
            onInput={setEmail}
            readOnly={props.invitation.email !== null}
            error={emailError()}
            hint={way() === 'have' ? text().access.invitation.haveWhy : undefined}
          />
          <PasswordField
            label={text().access.password}
            fresh={way() === 'new'}
            value={newPassword.password()}
            onInput={newPassword.type}
            error={newPassword.error()}
          />
          <Button kind="primary" type="submit" wide large busy={busy() && text().access.invitation.joining}>
            {way() === 'new' ? text().access.invitation.join : text().access.invitation.accept}
          </Button>
          <Suspense>
            <LazyProviderButtons invitation={props.token} />
          </Suspense>
        </form>
      }
    >
      <Match when={here()}>
        {(actor) => (
          <div class="stack stack--4">
            <TroubleNote words={trouble.sentence()} />
            <Button kind="primary" wide large busy={busy() && text().access.invitation.joining} onClick={() => run(accept)}>
              {text().access.invitation.acceptAs(actor().name)}
            </Button>
          </div>
        )}
      </Match>
    </Switch>
  )
}
