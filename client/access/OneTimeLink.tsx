// Sign-in by a one-time link, which sets a new password in the same step, so that the creator of the link does not know the password and a mail
// scanner that opens links does not use it up.
import { useNavigate } from '@solidjs/router'
import { createEffect, createSignal, type JSX, on, Show, Suspense } from 'solid-js'
import type { FactorGiven } from '../../shared/api/secondFactor.ts'
import { useActorContext } from '../base/actor.tsx'
import { useOutsideText } from '../base/language.tsx'
import { Button } from '../ui/Button.tsx'
import { focusFirstError } from '../ui/firstError.ts'
import { Skeleton, TroubleNote } from '../ui/States.tsx'
import { ArrivalPage } from './Arrival.tsx'
import { createSecondStep, LazySecondStep } from './createSecondStep.ts'
import { InvalidLink } from './InvalidLink.tsx'
import { createNewPassword } from './newPassword.ts'
import { PasswordField } from './PasswordField.tsx'
import { useToken } from './token.ts'
import { createTrouble } from './trouble.ts'

export function OneTimeLink(props: { language: JSX.Element }) {
  const text = useOutsideText()
  const navigate = useNavigate()
  const { arrive } = useActorContext()
  const token = useToken()
  const trouble = createTrouble()
  const newPassword = createNewPassword(trouble)
  const step = createSecondStep(trouble)
  const [busy, setBusy] = createSignal(false)
  createEffect(on(token, trouble.clear))
  const isOver = () => {
    const failure = trouble.failure()
    return failure?.why === 'refused' && failure.refusal === 'link-invalid' ? failure : null
  }

  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const form = event.currentTarget
    newPassword.try()
    if (busy() || trouble.throttled()) return
    trouble.clear()
    if (newPassword.error()) return focusFirstError(form)
    await enter()
    if (!step.factors()) focusFirstError(form)
  }
  const enter = async (factor?: FactorGiven) => {
    setBusy(true)
    trouble.clear()
    const answer = await arrive((api) => api.signIn({ link: token(), password: newPassword.password(), ...(factor ? { factor } : {}) }))
    setBusy(false)
    if (answer.ok) return navigate('/', { replace: true })
    step.notIn(answer)
  }

  return (
    <ArrivalPage title={text().access.link.title} lead={isOver() ? undefined : text().access.link.why} language={props.language}>
      <Show
        when={isOver()}
        fallback={
          <Show
            when={!step.factors()}
            fallback={
              <Suspense fallback={<Skeleton label={text().common.loading} lines={3} />}>
                <LazySecondStep factors={step.factors() ?? []} busy={busy()} trouble={trouble.sentence()} onFactor={enter} />
              </Suspense>
            }
          >
            <form class="stack stack--4" noValidate onSubmit={submit} aria-label={text().access.link.title}>
              <TroubleNote words={newPassword.error() ? null : trouble.sentence()} />
              <PasswordField
                label={text().access.link.newPassword}
                fresh
                value={newPassword.password()}
                onInput={newPassword.type}
                error={newPassword.error()}
              />
              <Button kind="primary" type="submit" wide large busy={busy() && text().access.signingIn}>
                {text().access.link.go}
              </Button>
            </form>
          </Show>
        }
      >
        {(failure) => <InvalidLink failure={failure()} onTryAgain={() => trouble.clear()} />}
      </Show>
    </ArrivalPage>
  )
}
