// Signing in by a link: with a new password, in one step, so that whoever made the link cannot know it and a mail scanner that opens
// links uses nothing up.
import { useNavigate } from '@solidjs/router'
import { createEffect, createSignal, type JSX, on, Show } from 'solid-js'
import { useActorContext } from '../base/actor.tsx'
import { useOutsideText } from '../base/language.tsx'
import { Button } from '../ui/Button.tsx'
import { focusFirstError } from '../ui/firstError.ts'
import { Note } from '../ui/States.tsx'
import { Arrival } from './Arrival.tsx'
import { InvalidLink } from './InvalidLink.tsx'
import { PasswordField } from './PasswordField.tsx'
import { useToken } from './token.ts'
import { createTrouble } from './trouble.ts'

export function OneTimeLink(props: { language: JSX.Element }) {
  const text = useOutsideText()
  const navigate = useNavigate()
  const { arrive } = useActorContext()
  const token = useToken()
  const trouble = createTrouble()
  const [password, setPassword] = createSignal('')
  const [tried, setTried] = createSignal(false)
  const [busy, setBusy] = createSignal(false)
  createEffect(on(token, trouble.clear))
  const isOver = () => {
    const failure = trouble.failure()
    return failure?.why === 'refused' && failure.refusal === 'link-invalid' ? failure : null
  }
  const passwordError = () => {
    const failure = trouble.failure()
    if (failure?.why === 'refused' && failure.refusal.startsWith('password-')) return failure.message
    return tried() && password() === '' ? text().access.passwordMissing : null
  }

  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const form = event.currentTarget
    setTried(true)
    if (busy() || trouble.throttled()) return
    trouble.clear()
    if (passwordError()) return focusFirstError(form)
    setBusy(true)
    const answer = await arrive((api) => api.signIn({ link: token(), password: password() }))
    setBusy(false)
    if (answer.ok) return navigate('/', { replace: true })
    trouble.show(answer)
    focusFirstError(form)
  }

  return (
    <Arrival title={text().access.link.title} lead={isOver() ? undefined : text().access.link.why} language={props.language}>
      <Show
        when={isOver()}
        fallback={
          <form class="stack stack--4" noValidate onSubmit={submit} aria-label={text().access.link.title}>
            <Show when={!passwordError() && trouble.sentence()}>
              {(sentence) => (
                <Note icon="triangle-alert" tone="danger" alert>
                  {sentence()}
                </Note>
              )}
            </Show>
            <PasswordField
              label={text().access.link.newPassword}
              fresh
              value={password()}
              onInput={(value) => {
                setPassword(value)
                if (trouble.failure()) trouble.clear()
              }}
              error={passwordError()}
            />
            <Button kind="primary" type="submit" wide large busy={busy() && text().access.signingIn}>
              {text().access.link.go}
            </Button>
          </form>
        }
      >
        {(failure) => <InvalidLink failure={failure()} onTryAgain={() => trouble.clear()} />}
      </Show>
    </Arrival>
  )
}
