// Context of one session besides its document: its row on the server, permissions, and decision numbers.
import { type Accessor, createContext, createEffect, createMemo, on, onCleanup, type ParentProps, useContext } from 'solid-js'
import type { DecisionInfo, MeetingInfo } from '../../shared/api/meetings.ts'
import type { DecisionId, MeetingId } from '../../shared/ids.ts'
import { isSealed } from '../../shared/meeting/lifecycle.ts'
import type { CarriedFrom } from '../../shared/meeting/model.ts'
import { decisionNumbers, nextDecisionNumber } from '../../shared/meeting/register.ts'
import { useCan } from '../base/actor.tsx'
import { useGroup } from '../base/group.tsx'
import { createMeetings, createRegister } from '../base/groupFacts.ts'
import { useLive, useMeeting } from '../live/LiveDocument.tsx'
import { keepNumbersOfFirstWords } from './numberAtFirstWord.ts'

export interface SessionContext {
  readonly id: MeetingId
  /** Null until the server has answered once. */
  readonly info: Accessor<MeetingInfo | null>
  readonly meetings: Accessor<readonly MeetingInfo[]>
  readonly refresh: () => Promise<void>
  readonly mayConduct: Accessor<boolean>
  readonly canWrite: Accessor<boolean>
  /** `7`, `7b`; '' before its first word. */
  readonly numberOf: (id: DecisionId) => string
  readonly nextNumber: () => number
  /** What the server has of a decision; null until it has it. */
  readonly registered: (id: DecisionId) => DecisionInfo | null
  /** Number of the session from which a point was first deferred; null if unknown. */
  readonly chainStart: (from: CarriedFrom) => number | null
}

const Context = createContext<SessionContext>()

export function SessionContextProvider(props: ParentProps<{ id: MeetingId }>) {
  const group = useGroup()
  const can = useCan()
  const live = useLive('meeting')
  const meeting = useMeeting()
  const asked = createMeetings()
  const register = createRegister()
  const meetings = () => asked.value() ?? []
  const info = createMemo(() => meetings().find(({ id }) => id === props.id) ?? null)
  // The relay has sealed or unsealed the document, or the connection is back.
  createEffect(on([live.canWrite, () => live.link().type === 'live'], () => asked.refresh(), { defer: true }))
  const sealed = () => isSealed(info()?.state ?? 'draft')
  // Each answer of the server is a new list: only what it means may make a field anew, or what is typed in one would go on in the old one.
  const canWrite = createMemo(() => live.canWrite() && !sealed())
  const registered = () => register.value() ?? []
  const numbers = createMemo(() => decisionNumbers(registered(), meeting.decisions))
  onCleanup(keepNumbersOfFirstWords(live.doc, registered))

  const value: SessionContext = {
    id: props.id,
    info,
    meetings,
    refresh: asked.refresh,
    mayConduct: () => can('meeting.conduct', group().id),
    canWrite,
    numberOf: (id) => numbers().get(id) ?? '',
    nextNumber: () => nextDecisionNumber(registered(), meeting.decisions),
    registered: (id) => registered().find((one) => one.id === id) ?? null,
    chainStart: (from) => {
      const at = meetings().findIndex(({ id }) => id === from.meeting)
      return at < 0 ? null : (meetings()[Math.max(0, at - from.times + 1)]?.number ?? null)
    },
  }
  return <Context.Provider value={value}>{props.children}</Context.Provider>
}

export const useSession = (): SessionContext => {
  const value = useContext(Context)
  if (!value) throw new Error('useSession needs a <SessionContextProvider> above it')
  return value
}
