// Page of the link that confirms a new e-mail address: needs a click, so that a mail scanner that opens links does not use it up.
import { A } from '@solidjs/router'
import { createSignal, type JSX, Show } from 'solid-js'
import { useActorContext } from '../base/actor.tsx'
import { useOutsideText } from '../base/language.tsx'
import { Button } from '../ui/Button.tsx'
import { TroubleNote } from '../ui/States.tsx'
import { ArrivalPage } from './Arrival.tsx'
import { useToken } from './token.ts'
import { createTrouble } from './trouble.ts'

export function EmailLink(props: { language: JSX.Element }) {
  const text = useOutsideText()
  const { api } = useActorContext()
  const token = useToken()
  const trouble = createTrouble()
  const [busy, setBusy] = createSignal(false)
  const [isDone, setDone] = createSignal(false)
  const confirm = async () => {
    if (busy() || trouble.throttled()) return
    trouble.clear()
    setBusy(true)
    const answer = await api.send('POST /api/email-changes', {}, { token: token() })
    setBusy(false)
    if (answer.ok) setDone(true)
    else trouble.show(answer)
  }
  return (
    <ArrivalPage
      title={text().access.emailLink.title}
      lead={isDone() ? text().access.emailLink.done : text().access.emailLink.why}
      language={props.language}
    >
      <TroubleNote words={trouble.sentence()} />
      <Show
        when={isDone()}
        fallback={
          <Button kind="primary" wide large busy={busy() && text().access.emailLink.going} onClick={confirm}>
            {text().access.emailLink.go}
          </Button>
        }
      >
        <p>
          <A href="/">{text().access.toSignIn}</A>
        </p>
      </Show>
    </ArrivalPage>
  )
}
