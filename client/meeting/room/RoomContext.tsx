// Context of the room: session, plan, server time, permissions, and the visible point.

import { type Accessor, createContext, createMemo, createSignal, type ParentProps, useContext } from 'solid-js'
import type { Instant, PointId } from '../../../shared/ids.ts'
import { agendaPoints } from '../../../shared/meeting/floor.ts'
import { wasClosed } from '../../../shared/meeting/lifecycle.ts'
import type { Point } from '../../../shared/meeting/model.ts'
import { type Membership, membershipIn } from '../../../shared/people.ts'
import { refusalMessage } from '../../../shared/refusalMessages.ts'
import { useActor, useApi } from '../../base/actor.tsx'
import { useGroup } from '../../base/group.tsx'
import { useLanguage } from '../../base/i18n.tsx'
import { useLive, useMeeting, useRoadMap, useWrite, type Write } from '../../live/LiveDocument.tsx'
import type { MeetingStore } from '../../live/meetingProjection.ts'
import type { RoadMapStore } from '../../live/roadMapStore.ts'
import { useToast } from '../../ui/Toasts.tsx'
import { useSession } from '../SessionContext.tsx'
import { createServerTime } from './serverTime.ts'
import { type Stage, stageOf } from './stage.ts'

interface Room {
  readonly meeting: MeetingStore
  readonly plan: RoadMapStore
  readonly now: Accessor<Instant>
  readonly agenda: Accessor<readonly Point[]>
  /** The current point. */
  readonly current: Accessor<Point | null>
  /** What the conductor presents. */
  readonly stage: Accessor<Stage>
  /** The point that this user sees. */
  readonly viewed: Accessor<Point | null>
  /** Whether this user follows the conductor or browses. */
  readonly follows: Accessor<boolean>
  readonly view: (point: PointId) => void
  readonly follow: () => void
  readonly seat: Accessor<Membership | null>
  /** May edit the session's document while it is held. */
  readonly writes: Accessor<boolean>
  /** False once the session is over: then timers and the speakers' list have no meaning. */
  readonly goesOn: Accessor<boolean>
  /** Conducts the session, which is being held. */
  readonly conducts: Accessor<boolean>
  /** Writes to the session; shows the reason if refused. */
  readonly write: Write
  readonly writePlan: Write
}
const Context = createContext<Room>()

export function RoomProvider(props: ParentProps) {
  const api = useApi()
  const group = useGroup()
  const actor = useActor()
  const language = useLanguage()
  const toast = useToast()
  const meeting = useMeeting()
  const session = useSession()
  const live = useLive('meeting')
  const saying =
    (write: Write): Write =>
    (change) => {
      const result = write(change)
      if (!result.ok) toast({ text: refusalMessage(result.refusal, language()) })
      return result
    }

  const [chosen, setChosen] = createSignal<PointId | null>(null)
  const agenda = createMemo(() => agendaPoints(meeting))
  const find = (id: PointId | null) => agenda().find((point) => point.id === id) ?? null
  const current = createMemo(() => find(meeting.floor.point))
  const stage = createMemo(() => stageOf(meeting))
  const writes = () => session.info()?.state === 'inSession' && live.canWrite()
  const conducts = () => writes() && session.mayConduct()
  // The conductor is followed and follows nobody: presenting another part does not change their own visible point.
  const followed = () => (session.mayConduct() ? current() : (find(stage().point) ?? current()))

  const room: Room = {
    meeting,
    plan: useRoadMap(),
    now: createServerTime(api),
    agenda,
    current,
    stage,
    viewed: createMemo(() => find(chosen()) ?? followed() ?? agenda().find(({ state }) => state === 'planned') ?? agenda()[0] ?? null),
    follows: () => find(chosen()) === null,
    view: (point) => setChosen(point),
    follow: () => setChosen(null),
    seat: () => membershipIn(actor(), group().id),
    writes,
    goesOn: () => {
      const info = session.info()
      return !(info && wasClosed(info))
    },
    conducts,
    write: saying(useWrite('meeting')),
    writePlan: saying(useWrite('roadmap')),
  }
  return <Context.Provider value={room}>{props.children}</Context.Provider>
}

export const useRoom = (): Room => {
  const room = useContext(Context)
  if (!room) throw new Error('useRoom needs a <RoomProvider> above it')
  return room
}
