// Requests a password reset link by e-mail. The answer does not say whether there is such an account.
import { createSignal, type JSX, Show } from 'solid-js'
import { useActorContext } from '../base/actor.tsx'
import { useOutsideText } from '../base/language.tsx'
import { Button } from '../ui/Button.tsx'
import { focusFirstError } from '../ui/firstError.ts'
import { TroubleNote } from '../ui/States.tsx'
import { ArrivalPage } from './Arrival.tsx'
import { EmailField } from './EmailField.tsx'
import { looksLikeEmail } from './email.ts'
import { createTrouble } from './trouble.ts'

export function ForgottenPassword(props: { language: JSX.Element }) {
  const text = useOutsideText()
  const { api } = useActorContext()
  const trouble = createTrouble()
  const [email, setEmail] = createSignal('')
  const [tried, setTried] = createSignal(false)
  const [busy, setBusy] = createSignal(false)
  const [isSent, setSent] = createSignal(false)
  const error = () => {
    if (!tried()) return null
    if (email().trim() === '') return text().access.emailMissing
    return looksLikeEmail(email()) ? null : text().access.emailWrong
  }
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (busy() || trouble.throttled()) return
    if (error()) return focusFirstError(event.currentTarget)
    trouble.clear()
    setBusy(true)
    const answer = await api.send('POST /api/forgotten-passwords', {}, { email: email().trim() })
    setBusy(false)
    if (answer.ok) setSent(true)
    else trouble.show(answer)
  }
  const words = () => text().access.forgottenPassword
  return (
    <ArrivalPage title={isSent() ? words().sent : words().title} lead={isSent() ? words().sentWhy : words().why} language={props.language}>
      <TroubleNote words={trouble.sentence()} />
      <Show when={!isSent()}>
        <form class="stack stack--4" noValidate onSubmit={submit} aria-label={words().title}>
          <EmailField value={email()} onInput={setEmail} error={error()} />
          <Button kind="primary" type="submit" wide large busy={busy() && words().sending}>
            {words().send}
          </Button>
        </form>
      </Show>
      <a class="sub" href="/sign-in">
        {words().back}
      </a>
    </ArrivalPage>
  )
}
