// Button for the next state of a session, for users who may conduct it. The server performs it after a confirmation, because others see it; closing
// has a page of its own.
import { A } from '@solidjs/router'
import { createSignal, Match, type ParentProps, Show, Switch } from 'solid-js'
import { useGroup } from '../base/group.tsx'
import { useText } from '../base/i18n.tsx'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { useSession } from './SessionContext.tsx'
import { type SessionStep, StepDialog } from './StepDialog.tsx'

export function StateActions() {
  const text = useText()
  const session = useSession()
  const [asked, setAsked] = createSignal<SessionStep | null>(null)
  const state = () => session.info()?.state
  /** A session that is visible already can only be opened. */
  const toOpen = () => (session.info()?.shared === false ? 'share' : 'open')
  const wasHeld = () => session.info()?.startedAt !== null
  const reopened = () => session.info()?.closedAt != null
  return (
    <>
      <Show when={state() === 'open' && !reopened()}>
        <ToRoom />
      </Show>
      <Show when={session.mayConduct()}>
        <Switch>
          <Match when={state() === 'draft'}>
            <Button kind="primary" onClick={() => setAsked(toOpen())}>
              {text().meeting.act[toOpen()]}
            </Button>
          </Match>
          <Match when={state() === 'open' && wasHeld()}>
            <ToClosing primary>{text().meeting.act.closeAgain}</ToClosing>
          </Match>
          <Match when={state() === 'open'}>
            <Button onClick={() => setAsked('toDraft')}>{text().meeting.act.toDraft}</Button>
            <Button kind="primary" icon="play" onClick={() => setAsked('start')}>
              {text().meeting.act.start}
            </Button>
          </Match>
          <Match when={state() === 'inSession'}>
            <ToClosing>{text().meeting.act.close}</ToClosing>
          </Match>
          <Match when={state() === 'closed'}>
            <Button onClick={() => setAsked('reopen')}>{text().meeting.act.reopen}</Button>
          </Match>
        </Switch>
      </Show>
      {/* Next step of an open session. */}
      <Show when={state() === 'inSession'}>
        <ToRoom primary />
      </Show>
      <StepDialog step={asked()} onClose={() => setAsked(null)} />
    </>
  )
}

function ToRoom(props: { primary?: boolean }) {
  const text = useText()
  const group = useGroup()
  const session = useSession()
  return (
    <A class={`btn btn--${props.primary ? 'primary' : 'default'}`} href={`/g/${group().id}/sessions/${session.id}/room`}>
      <Icon name="presentation" />
      {text().meeting.room}
    </A>
  )
}

function ToClosing(props: ParentProps<{ primary?: boolean }>) {
  const group = useGroup()
  const session = useSession()
  return (
    <A class={`btn btn--${props.primary ? 'primary' : 'default'}`} href={`/g/${group().id}/sessions/${session.id}/closing`}>
      <Icon name="lock" />
      {props.children}
    </A>
  )
}
