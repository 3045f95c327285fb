// What the server knows of the group's sessions and of its decisions.
import type { DecisionInfo, MeetingInfo } from '../../shared/api/meetings.ts'
import { useActor, useApi } from './actor.tsx'
import { type Asked, createAsked } from './asked.ts'
import { useGroup } from './group.tsx'

/** Somebody plans a session or adopts a decision while others look at it: that stands in documents that are not open here. */
const LOOK_EVERY = 5_000

/** By number. */
export const createMeetings = (): Asked<readonly MeetingInfo[]> => {
  const [api, actor, group] = [useApi(), useActor(), useGroup()]
  return createAsked({
    api,
    account: actor().account,
    path: () => `/api/groups/${group().id}/meetings`,
    every: LOOK_EVERY,
    news: 'meetings',
  })
}
/** Newest first. */
export const createRegister = (): Asked<readonly DecisionInfo[]> => {
  const [api, actor, group] = [useApi(), useActor(), useGroup()]
  return createAsked({ api, account: actor().account, path: () => `/api/groups/${group().id}/decisions`, every: LOOK_EVERY })
}
