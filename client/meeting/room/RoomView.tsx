// Full-screen view of a session while it is held: agenda, point, outcomes, timer and speakers.
import { createEffect, createSignal, type JSX, onCleanup, onMount, Show } from 'solid-js'
import { useText } from '../../base/i18n.tsx'
import { isTyping } from '../../ui/isTyping.ts'
import { createPhone } from '../../ui/phone.ts'
import { SkipLink } from '../../ui/SkipLink.tsx'
import { MeetingDocument } from '../MeetingDocument.tsx'
import { useSession } from '../SessionContext.tsx'
import { createHand } from './createHand.ts'
import { createMove } from './createMove.ts'
import { createShow } from './createShow.ts'
import { DeferDialog } from './DeferDialog.tsx'
import { KeysDialog } from './KeysDialog.tsx'
import { MinutesDrawer } from './MinutesDrawer.tsx'
import { OutcomesProvider, useOutcomes } from './OutcomesContext.tsx'
import { PointSheet } from './PointSheet.tsx'
import { RoomAgenda } from './RoomAgenda.tsx'
import { RoomProvider, useRoom } from './RoomContext.tsx'
import { RoomFoot } from './RoomFoot.tsx'
import { RoomTop } from './RoomTop.tsx'
import { ROOM_KEYS, type RoomAction, roomAction } from './roomKeys.ts'
import { createTimer, Timer } from './Timer.tsx'
import '../../styles/meetingRoom.css'
import { Speakers } from './Speakers.tsx'

export interface RoomViewProps {
  /** What the frame shows on every screen, the save status first. */
  readonly status: JSX.Element
  /** Users online. */
  readonly here: JSX.Element
}

export function RoomView(props: RoomViewProps) {
  return (
    <MeetingDocument>
      <RoomProvider>
        <OutcomesProvider>
          <Room {...props} />
        </OutcomesProvider>
      </RoomProvider>
    </MeetingDocument>
  )
}

type Opened = 'keys' | 'defer' | 'attendance' | null

function Room(props: RoomViewProps) {
  const text = useText()
  const room = useRoom()
  const session = useSession()
  const phone = createPhone()
  const [minutes, setMinutes] = createSignal<'closed' | 'read' | 'written'>('closed')
  const [opened, setOpened] = createSignal<Opened>(null)
  const toggleMinutes = (opened: 'read' | 'written') => setMinutes((now) => (now === 'closed' ? opened : 'closed'))
  createEffect(() => {
    document.title = `${text().room.title(session.info()?.number ?? null)} · Ruta`
  })
  createKeys({
    // Opened by a key, the minutes get the focus.
    minutes: () => toggleMinutes('written'),
    keys: () => setOpened('keys'),
    defer: () => room.current() && setOpened('defer'),
    attendance: () => setOpened((now) => (now === 'attendance' ? null : 'attendance')),
  })
  return (
    <>
      <SkipLink label={text().frame.skip} />
      <div class="room" classList={{ 'room--minutes': minutes() !== 'closed' }}>
        <RoomTop
          status={props.status}
          attendance={opened() === 'attendance'}
          onAttendance={(open) => setOpened(open ? 'attendance' : null)}
        />
        <RoomAgenda />
        <PointSheet />
        <Show when={minutes() !== 'closed'}>
          <MinutesDrawer takesFocus={minutes() === 'written'} onClose={() => setMinutes('closed')} />
        </Show>
        <RoomSide />
        <RoomFoot
          here={props.here}
          minutes={minutes() !== 'closed'}
          // A phone's keyboard would cover the toast.
          onMinutes={() => toggleMinutes(room.conducts() && !phone() ? 'written' : 'read')}
          onKeys={() => setOpened('keys')}
          onDefer={() => setOpened('defer')}
        />
      </div>
      <KeysDialog open={opened() === 'keys'} onClose={() => setOpened(null)} />
      <DeferDialog open={opened() === 'defer'} onClose={() => setOpened(null)} />
    </>
  )
}

/** Shortcuts work everywhere in the room; those of the conductor are ignored for others. */
const createKeys = (own: Pick<Record<RoomAction, () => void>, 'minutes' | 'keys' | 'defer' | 'attendance'>): void => {
  const room = useRoom()
  const outcomes = useOutcomes()
  const [move, timer, hand, show] = [createMove(), createTimer(), createHand(), createShow()]
  const acts: Readonly<Record<RoomAction, (target: EventTarget | null) => void>> = {
    ...own,
    decision: () => outcomes.record('decision'),
    action: () => outcomes.record('action'),
    show: show.focused,
    next: move.next,
    previous: move.previous,
    pause: timer.toggle,
    fiveMore: timer.fiveMore,
    giveFloor: hand.giveNext,
    hand: () => room.writes() && hand.toggle(),
    follow: room.follow,
  }
  const pressed = (event: KeyboardEvent) => {
    if (event.defaultPrevented) return
    const action = roomAction(event, isTyping(event.target))
    if (!action || (ROOM_KEYS.some((row) => row.action === action && row.conducts) && !room.conducts())) return
    event.preventDefault()
    acts[action](event.target)
  }
  onMount(() => {
    document.addEventListener('keydown', pressed)
    onCleanup(() => document.removeEventListener('keydown', pressed))
  })
}

/** Side column: timer and speakers. */
function RoomSide() {
  const text = useText()
  const room = useRoom()
  return (
    <aside class="room__side" aria-label={text().room.side}>
      <Show when={room.goesOn()}>
        <Timer />
        <Speakers />
      </Show>
    </aside>
  )
}
