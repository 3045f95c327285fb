// Sign-in with e-mail and password, or with a provider or passkey; on the demo, first its accounts.
import { createSignal, type JSX, Match, Show, Suspense, Switch } from 'solid-js'
import type { FactorGiven } from '../../shared/api/secondFactor.ts'
import { useActorContext } from '../base/actor.tsx'
import { useOutsideText } from '../base/language.tsx'
import { lazily } from '../base/lazily.tsx'
import { Button } from '../ui/Button.tsx'
import { focusFirstError } from '../ui/firstError.ts'
import { Note, Skeleton } from '../ui/States.tsx'
import { ArrivalPage } from './Arrival.tsx'
import { createDemoAnswer, type EarlyDemo } from './createDemo.ts'
import { createSecondStep, LazySecondStep } from './createSecondStep.ts'
import { EmailField } from './EmailField.tsx'
import { looksLikeEmail } from './email.ts'
import { LazyPasskeyEntry } from './LazyPasskeyEntry.tsx'
import { LazyProviderButtons } from './lazyProviders.ts'
import { PasswordField } from './PasswordField.tsx'
import { createTrouble } from './trouble.ts'

const DemoRoles = lazily(async () => (await import('./DemoRoles.tsx')).DemoRoles)

/** Signing in changes the actor, and the router then shows the requested page. */
export function SignIn(props: { language: JSX.Element; notice?: JSX.Element; demo?: EarlyDemo }) {
  const text = useOutsideText()
  const { arrive } = useActorContext()
  const { demo, refresh } = createDemoAnswer(props.demo)
  const trouble = createTrouble()
  const step = createSecondStep(trouble)
  const { email, setEmail, emailError, password, setPassword, passwordError, setTried } = createCredentials()
  const [busy, setBusy] = createSignal(false)
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (busy() || trouble.throttled()) return
    if (emailError() ?? passwordError()) return focusFirstError(event.currentTarget)
    await enter()
  }
  const enter = async (factor?: FactorGiven) => {
    setBusy(true)
    trouble.clear()
    const answer = await arrive((api) => api.signIn({ email: email().trim(), password: password(), ...(factor ? { factor } : {}) }))
    if (!answer.ok) step.notIn(answer)
    setBusy(false)
  }

  const Form = () => (
    <Show
      when={step.factors()}
      fallback={
        <div class="stack stack--4">
          <PasswordForm />
          <LazyPasskeyEntry />
        </div>
      }
    >
      {(factors) => (
        <Suspense fallback={<Skeleton label={text().common.loading} lines={3} />}>
          <LazySecondStep
            factors={factors()}
            email={email().trim()}
            onBack={step.leave}
            busy={busy()}
            trouble={trouble.sentence()}
            onFactor={enter}
          />
        </Suspense>
      )}
    </Show>
  )
  const PasswordForm = () => (
    <form class="stack stack--4" aria-label={text().access.signIn} noValidate onSubmit={submit}>
      <Show when={trouble.sentence()}>
        {(sentence) => (
          <Note icon={trouble.failure()?.why === 'offline' ? 'cloud-off' : 'triangle-alert'} tone="danger" alert>
            {sentence()}
          </Note>
        )}
      </Show>
      <EmailField value={email()} onInput={setEmail} error={emailError()} />
      <PasswordField label={text().access.password} value={password()} onInput={setPassword} error={passwordError()} />
      <Button
        kind="primary"
        type="submit"
        wide
        large
        busy={busy() && text().access.signingIn}
        aria-disabled={trouble.throttled() ? 'true' : undefined}
      >
        {text().access.signIn}
      </Button>
      <a class="sub" href="/forgotten">
        {text().access.forgotten}
      </a>
    </form>
  )

  return (
    <ArrivalPage
      title={demo() ? text().access.demo.title : text().access.signIn}
      lead={demo() === null ? text().access.accountFrom : demo() && text().access.demo.lead}
      language={props.language}
      wide={Boolean(demo())}
    >
      {props.notice}
      <Switch>
        <Match when={demo() === undefined}>
          <Skeleton label={text().common.loading} lines={4} />
        </Match>
        <Match when={demo()}>
          {(known) => (
            <>
              <Suspense fallback={<Skeleton label={text().common.loading} lines={4} />}>
                <DemoRoles demo={known()} onMadeAnew={refresh} />
              </Suspense>
              <section class="demo__password">
                <h2>{text().access.demo.password}</h2>
                <Form />
              </section>
            </>
          )}
        </Match>
        <Match when={demo() === null}>
          <Form />
          <Suspense>
            <LazyProviderButtons />
          </Suspense>
          <Note icon="mail">{text().access.invited}</Note>
          <a class="sub" href="/verify">
            {text().access.checkArchive}
          </a>
        </Match>
      </Switch>
    </ArrivalPage>
  )
}

/** What is typed, and what is wrong with it once it has been sent. */
const createCredentials = () => {
  const text = useOutsideText()
  const [email, setEmail] = createSignal('')
  const [password, setPassword] = createSignal('')
  const [tried, setTried] = createSignal(false)
  const emailError = () => {
    if (!tried()) return null
    if (email().trim() === '') return text().access.emailMissing
    return looksLikeEmail(email()) ? null : text().access.emailWrong
  }
  const passwordError = () => (tried() && password() === '' ? text().access.passwordMissing : null)
  return { email, setEmail, emailError, password, setPassword, passwordError, setTried }
}
