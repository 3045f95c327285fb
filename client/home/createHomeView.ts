// Data of Home: the live plan, and sessions and decisions from the server.
import { type Accessor, createMemo } from 'solid-js'
import type { DecisionInfo, MeetingInfo } from '../../shared/api/meetings.ts'
import type { DelegationId } from '../../shared/ids.ts'
import { type SessionsAround, sessionsAround } from '../../shared/meeting/sessionsAround.ts'
import type { Item } from '../../shared/roadmap/model.ts'
import { useActor } from '../base/actor.tsx'
import type { NoServer, RefusedAnswer } from '../base/api.ts'
import { useGroup } from '../base/group.tsx'
import { createMeetings, createRegister } from '../base/groupFacts.ts'
import { useItemContext } from '../item/ItemContext.tsx'
import { useRoadMap } from '../live/LiveDocument.tsx'

export interface HomeModel {
  readonly items: Accessor<readonly Item[]>
  /** Null while loading. */
  readonly meetings: Accessor<readonly MeetingInfo[] | null>
  readonly failure: Accessor<RefusedAnswer | NoServer | null>
  readonly refresh: () => Promise<void>
  readonly decisions: Accessor<readonly DecisionInfo[]>
  readonly around: Accessor<SessionsAround<MeetingInfo>>
  /** The user's. */
  readonly delegation: Accessor<DelegationId | null>
}

export const createHomeView = (): HomeModel => {
  const [actor, group, roadMap] = [useActor(), useGroup(), useRoadMap()]
  const { today } = useItemContext()
  const [meetings, decisions] = [createMeetings(), createRegister()]
  return {
    items: createMemo(() => Object.values(roadMap.items)),
    meetings: meetings.value,
    failure: meetings.failure,
    refresh: meetings.refresh,
    decisions: () => decisions.value() ?? [],
    around: createMemo(() => sessionsAround(meetings.value() ?? [], today())),
    delegation: () => actor().memberships.find((one) => one.group === group().id)?.delegation ?? null,
  }
}
