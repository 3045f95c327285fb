// Signing in by a link that the secretariat has given: one press, so that a mail scanner that opens links uses nothing up.
import { useNavigate } from '@solidjs/router'
import { createEffect, createSignal, type JSX, on, Show } from 'solid-js'
import { useActorContext } from '../base/actor.tsx'
import { useOutsideText } from '../base/language.tsx'
import { Button } from '../ui/Button.tsx'
import { Arrival } from './Arrival.tsx'
import { InvalidLink } from './InvalidLink.tsx'
import { useToken } from './token.ts'
import { createTrouble } from './trouble.ts'

export function OneTimeLink(props: { language: JSX.Element }) {
  const text = useOutsideText()
  const navigate = useNavigate()
  const { arrive } = useActorContext()
  const token = useToken()
  const trouble = createTrouble()
  const [busy, setBusy] = createSignal(false)
  createEffect(on(token, trouble.clear))

  const go = async () => {
    setBusy(true)
    trouble.clear()
    const answer = await arrive((api) => api.signIn({ link: token() }))
    setBusy(false)
    if (answer.ok) navigate('/', { replace: true })
    else trouble.show(answer)
  }

  return (
    <Arrival title={text().access.link.title} lead={text().access.link.why} language={props.language}>
      <Show
        when={trouble.failure()}
        fallback={
          <Button kind="primary" wide large busy={busy() && text().access.signingIn} onClick={go}>
            {text().access.link.go}
          </Button>
        }
      >
        {(failure) => <InvalidLink failure={failure()} onTryAgain={go} />}
      </Show>
    </Arrival>
  )
}
