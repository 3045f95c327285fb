// Accepting: as the account that is open, by a new account with a password, or by signing in to an account of one's own.
import { createSignal, Match, Show, Switch } from 'solid-js'
import type { InvitationPreview } from '../../shared/api/answers.ts'
import { useActorContext } from '../base/actor.tsx'
import type { Answer } from '../base/api.ts'
import { useOutsideText } from '../base/language.tsx'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/Field.tsx'
import { focusFirstError } from '../ui/firstError.ts'
import { Segmented } from '../ui/Segmented.tsx'
import { Note } from '../ui/States.tsx'
import { looksLikeEmail } from './email.ts'
import { PasswordField } from './PasswordField.tsx'
import { createTrouble } from './trouble.ts'

export function AcceptForm(props: { token: string; invitation: InvitationPreview; onEntered: () => void }) {
  const text = useOutsideText()
  const { state, arrive } = useActorContext()
  const trouble = createTrouble()
  const [way, setWay] = createSignal<'new' | 'have'>('new')
  const [email, setEmail] = createSignal('')
  const [password, setPassword] = createSignal('')
  const [tried, setTried] = createSignal(false)
  const [busy, setBusy] = createSignal(false)
  const here = () => {
    const now = state()
    return now.type === 'signedIn' ? now.actor : null
  }
  const address = () => props.invitation.email ?? email().trim()
  const emailError = () => (tried() && !looksLikeEmail(address()) ? text().access.emailWrong : null)
  const passwordError = () => {
    const failure = trouble.failure()
    if (failure?.why === 'refused' && failure.refusal.startsWith('password-')) return failure.message
    return tried() && password() === '' ? text().access.passwordMissing : null
  }

  const run = async (steps: () => Promise<Answer<unknown>>) => {
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
    const signedIn = await arrive((api) => api.signIn({ email: address(), password: password() }))
    return signedIn.ok ? accept() : signedIn
  }
  const acceptAsNewcomer = () => arrive((api) => api.acceptInvitation({ token: props.token, email: address(), password: password() }))

  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const form = event.currentTarget
    setTried(true)
    if (busy() || trouble.throttled()) return
    trouble.clear()
    if (emailError() ?? passwordError()) return focusFirstError(form)
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
          <Show when={!passwordError() && trouble.sentence()}>
            {(sentence) => (
              <Note icon="triangle-alert" tone="danger" alert>
                {sentence()}
              </Note>
            )}
          </Show>
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
            value={password()}
            onInput={(value) => {
              setPassword(value)
              if (trouble.failure()) trouble.clear()
            }}
            error={passwordError()}
          />
          <Button kind="primary" type="submit" wide large busy={busy() && text().access.invitation.joining}>
            {way() === 'new' ? text().access.invitation.join : text().access.invitation.accept}
          </Button>
        </form>
      }
    >
      <Match when={here()}>
        {(actor) => (
          <div class="stack stack--4">
            <Show when={trouble.sentence()}>
              {(sentence) => (
                <Note icon="triangle-alert" tone="danger" alert>
                  {sentence()}
                </Note>
              )}
            </Show>
            <Button kind="primary" wide large busy={busy() && text().access.invitation.joining} onClick={() => run(accept)}>
              {text().access.invitation.acceptAs(actor().name)}
            </Button>
          </div>
        )}
      </Match>
    </Switch>
  )
}
