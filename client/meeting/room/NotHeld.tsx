// Says why the session cannot be conducted now, with a button to open it.
import { A } from '@solidjs/router'
import { createSignal, Match, Show, Switch } from 'solid-js'
import { useGroup, useIsGuest } from '../../base/group.tsx'
import { useText } from '../../base/i18n.tsx'
import { isObserver } from '../../live/durability.ts'
import { useLive } from '../../live/LiveDocument.tsx'
import { Button } from '../../ui/Button.tsx'
import { Note } from '../../ui/States.tsx'
import { useSession } from '../SessionContext.tsx'
import { StepDialog } from '../StepDialog.tsx'

export function NotHeld() {
  const text = useText()
  const group = useGroup()
  const live = useLive('meeting')
  const session = useSession()
  const isGuest = useIsGuest()
  const state = () => session.info()?.state
  const observes = () => isObserver(live.saveStatus())
  return (
    <Switch>
      <Match when={state() === undefined && live.link().type !== 'live'}>
        <Note icon="cloud-off">{text().room.notBegun.unknown}</Note>
      </Match>
      <Match when={state() === 'open' && session.info()?.closedAt != null}>
        <div class="room__standing">
          <Note icon="lock-open" tone="warning">
            {text().room.notBegun.reopened}
          </Note>
          <A class="btn btn--default" href={`/g/${group().id}/sessions/${session.id}?view=record`}>
            {text().room.readRecord}
          </A>
        </div>
      </Match>
      <Match when={state() === 'open' || state() === 'draft'}>
        <div class="room__standing">
          <Note icon="calendar">
            {text().room.notBegun[state() === 'draft' ? 'draft' : 'open']} {session.mayConduct() ? '' : text().room.waitForStart}
          </Note>
          <Show when={session.mayConduct() && state() === 'open'}>
            <Start />
          </Show>
        </div>
      </Match>
      <Match when={state() === 'closed'}>
        <div class="room__standing">
          <Note icon="lock">{text().room.notBegun.closed}</Note>
          <A class="btn btn--default" href={`/g/${group().id}/sessions/${session.id}?view=record`}>
            {text().room.readRecord}
          </A>
        </div>
      </Match>
      <Match when={observes()}>
        <Note icon="eye">{text().room[isGuest() ? 'guest' : 'observer']}</Note>
      </Match>
    </Switch>
  )
}

function Start() {
  const text = useText()
  const [asks, setAsks] = createSignal(false)
  return (
    <>
      <Button kind="primary" icon="play" onClick={() => setAsks(true)}>
        {text().meeting.act.start}
      </Button>
      <StepDialog step={asks() ? 'start' : null} onClose={() => setAsks(false)} />
    </>
  )
}
