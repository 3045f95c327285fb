// The one next step of a session for who may conduct it. Each is an act of the server, and is asked for once more, because others see it.
import { A } from '@solidjs/router'
import { createSignal, Match, Show, Switch } from 'solid-js'
import type { MeetingState } from '../../shared/meeting/lifecycle.ts'
import { useGroup } from '../base/group.tsx'
import { useText } from '../base/i18n.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Note } from '../ui/States.tsx'
import { useToast } from '../ui/Toasts.tsx'
import { CloseDialog } from './closing/CloseDialog.tsx'
import { useSession } from './SessionContext.tsx'
import { useStateChange } from './stateChange.ts'

/** What is asked in a dialog of one sentence; closing has its own. */
type Step = 'open' | 'start' | 'reopen' | 'toDraft'
const LEADS: Readonly<Record<Step, MeetingState>> = { open: 'open', start: 'inSession', reopen: 'open', toDraft: 'draft' }

export function StateActions() {
  const text = useText()
  const group = useGroup()
  const session = useSession()
  const [asked, setAsked] = createSignal<Step | null>(null)
  const [closing, setClosing] = createSignal(false)
  const state = () => session.info()?.state
  const wasHeld = () => session.info()?.startedAt !== null
  return (
    <>
      <Show when={state() === 'open' || state() === 'inSession'}>
        <A class="btn btn--default" href={`/g/${group().id}/sessions/${session.id}/room`}>
          <Icon name="presentation" />
          {text().meeting.room}
        </A>
      </Show>
      <Show when={session.mayConduct()}>
        <Switch>
          <Match when={state() === 'draft'}>
            <Button kind="primary" onClick={() => setAsked('open')}>
              {text().meeting.act.open}
            </Button>
          </Match>
          <Match when={state() === 'open' && wasHeld()}>
            <Button kind="primary" icon="lock" onClick={() => setClosing(true)}>
              {text().meeting.act.closeAgain}
            </Button>
          </Match>
          <Match when={state() === 'open'}>
            <Button onClick={() => setAsked('toDraft')}>{text().meeting.act.toDraft}</Button>
            <Button kind="primary" icon="play" onClick={() => setAsked('start')}>
              {text().meeting.act.start}
            </Button>
          </Match>
          <Match when={state() === 'inSession'}>
            <Button kind="primary" icon="lock" onClick={() => setClosing(true)}>
              {text().meeting.act.close}
            </Button>
          </Match>
          <Match when={state() === 'closed'}>
            <Button onClick={() => setAsked('reopen')}>{text().meeting.act.reopen}</Button>
          </Match>
        </Switch>
      </Show>
      <StepDialog step={asked()} onClose={() => setAsked(null)} />
      <Show when={closing()}>
        <CloseDialog onClose={() => setClosing(false)} />
      </Show>
    </>
  )
}

function StepDialog(props: { step: Step | null; onClose: () => void }) {
  const text = useText()
  const toast = useToast()
  const change = useStateChange()
  const [busy, setBusy] = createSignal(false)
  const [failure, setFailure] = createSignal<string | null>(null)
  const close = () => {
    setFailure(null)
    props.onClose()
  }
  const go = async (step: Step) => {
    setBusy(true)
    const trouble = await change(LEADS[step])
    setBusy(false)
    if (trouble !== null) return setFailure(trouble)
    toast({ text: text().meeting.act.done[LEADS[step]] })
    close()
  }
  return (
    <Show when={props.step}>
      {(step) => (
        <Dialog
          open
          title={text().meeting.act[`${step()}Title`]}
          description={text().meeting.act[`${step()}Why`]}
          onClose={close}
          foot={
            <>
              <Button onClick={close}>{text().common.cancel}</Button>
              <Button kind="primary" data-autofocus="" busy={busy() && text().meeting.act.working} onClick={() => go(step())}>
                {text().meeting.act[step()]}
              </Button>
            </>
          }
        >
          <Show when={failure()}>
            {(words) => (
              <Note icon="triangle-alert" tone="danger" alert>
                {words()}
              </Note>
            )}
          </Show>
        </Dialog>
      )}
    </Show>
  )
}
