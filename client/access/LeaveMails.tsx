// Page of the unsubscribe link in mails: needs a click, so that a mail scanner that opens links changes nothing. Its answer does not reveal whether
// the link is valid.
import { useParams } from '@solidjs/router'
import { createSignal, type JSX, Show } from 'solid-js'
import { useActorContext } from '../base/actor.tsx'
import { useOutsideText } from '../base/language.tsx'
import { Button } from '../ui/Button.tsx'
import { TroubleNote } from '../ui/States.tsx'
import { ArrivalPage } from './Arrival.tsx'
import { createTrouble } from './trouble.ts'

export function LeaveMails(props: { language: JSX.Element }) {
  const text = useOutsideText()
  const { api } = useActorContext()
  const params = useParams()
  const trouble = createTrouble()
  const [busy, setBusy] = createSignal(false)
  const [isDone, setDone] = createSignal(false)
  const words = () => text().access.leaveMails
  const leave = async () => {
    if (busy()) return
    trouble.clear()
    setBusy(true)
    const answer = await api.send('POST /mail/leave/:token', { token: params.token ?? '' })
    setBusy(false)
    if (answer.ok) setDone(true)
    else trouble.show(answer)
  }
  return (
    <ArrivalPage title={words().title} lead={isDone() ? words().done : words().why} language={props.language}>
      <TroubleNote words={trouble.sentence()} />
      <Show when={!isDone()}>
        <Button kind="primary" wide large busy={busy() && words().going} onClick={leave}>
          {words().go}
        </Button>
      </Show>
      <a class="sub" href="/me#notices">
        {words().choose}
      </a>
    </ArrivalPage>
  )
}
