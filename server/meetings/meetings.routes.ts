// Routes of sessions, their decisions, and their state changes.
import { must, ok } from '../../shared/result.ts'
import { hiddenFrom } from '../groups/documentRegistry.ts'
import type { Handlers } from '../routes.ts'
import { conduct } from './conduct.ts'
import type { ReadingDecisions } from './correctedDecisions.ts'
import { groupDecisions } from './decisions.ts'
import type { MeetingDeps } from './meetingDeps.ts'
import { createMeeting, meetingsOf, type ReadingMeetings, readMeetingInfo } from './meetings.ts'

type Names =
  | 'GET /api/groups/:group/meetings'
  | 'POST /api/groups/:group/meetings'
  | 'PUT /api/groups/:group/meetings/:meeting/state'
  | 'GET /api/groups/:group/decisions'

export const meetingHandlers = (deps: MeetingDeps & ReadingMeetings & ReadingDecisions): Handlers<Names> => ({
  'GET /api/groups/:group/meetings': async ({ actor, group }) => ok(await meetingsOf(deps, group, await hiddenFrom(deps.db, actor, group))),
  'POST /api/groups/:group/meetings': async ({ actor, group, record }) => {
    const meeting = await createMeeting(deps, group, actor.account)
    await record('meeting.created', meeting)
    deps.bus.publish({ type: 'news', group, of: 'meetings' })
    return ok(must(await readMeetingInfo(deps, group, meeting), 'the session just made'))
  },
  'PUT /api/groups/:group/meetings/:meeting/state': async ({ actor, group, meeting, body: { state, reason }, record }) => {
    const moved = await conduct(deps, { group, meeting, to: state, by: actor.account, reason })
    if (!moved.ok) return moved
    await record('meeting.changed', `${meeting}: ${moved.value} ${state}`)
    return ok(must(await readMeetingInfo(deps, group, meeting), 'the session just moved'))
  },
  'GET /api/groups/:group/decisions': async ({ actor, group }) =>
    ok(await groupDecisions(deps, group, await hiddenFrom(deps.db, actor, group))),
})
