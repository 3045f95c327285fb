// Sessions and their decisions: what a group has held and will hold, and the acts that move one on.
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { AuditAction } from '../../shared/audit/actions.ts'
import { type GroupId, parseGroupId, parseMeetingId } from '../../shared/ids.ts'
import { MEETING_STATES } from '../../shared/meeting/lifecycle.ts'
import type { Actor } from '../../shared/people.ts'
import type { Action } from '../../shared/permissions.ts'
import { must, refuse } from '../../shared/result.ts'
import { answer, type Env, readBody } from '../answers.ts'
import { permit } from '../identity/actor.ts'
import { recordAudit } from '../identity/audit.ts'
import { conduct } from './conduct.ts'
import { decisionsOf } from './decisions.ts'
import type { MeetingDeps } from './deps.ts'
import { createMeeting, meetingsOf, readMeetingInfo } from './meetings.ts'

const NewState = z.object({ state: z.enum(MEETING_STATES) })

export const meetingRoutes = (deps: MeetingDeps) => {
  const allow = (c: Context<Env>, action: Action) => permit(deps, c, action, parseGroupId(c.req.param('group')))
  const record = (c: Context<Env>, actor: Actor, action: AuditAction, group: GroupId, detail: string) =>
    recordAudit(deps.db, deps.clock, { account: actor.account, action, subject: group, detail, address: c.get('address') })

  return new Hono<Env>()
    .get('/api/groups/:group/meetings', async (c) => {
      const allowed = await allow(c, 'group.read')
      if (!allowed.ok) return answer(c, allowed.refusal)
      return c.json(await meetingsOf(deps.db, allowed.value.group))
    })
    .post('/api/groups/:group/meetings', async (c) => {
      const allowed = await allow(c, 'meeting.plan')
      if (!allowed.ok) return answer(c, allowed.refusal)
      const { actor, group } = allowed.value
      const meeting = await createMeeting(deps, group, actor.account)
      await record(c, actor, 'meeting.created', group, meeting)
      deps.bus.publish({ type: 'news', group, of: 'meetings' })
      return c.json(must(await readMeetingInfo(deps.db, group, meeting), 'the session just made'), 201)
    })
    .put('/api/groups/:group/meetings/:meeting/state', async (c) => {
      const allowed = await allow(c, 'meeting.conduct')
      if (!allowed.ok) return answer(c, allowed.refusal)
      const { actor, group } = allowed.value
      const meeting = parseMeetingId(c.req.param('meeting'))
      const body = readBody(c, NewState)
      if (!body.ok) return answer(c, body.refusal)
      const { state } = body.value
      const moved = meeting ? await conduct(deps, { group, meeting, to: state, by: actor.account }) : refuse('not-found')
      if (!moved.ok) return answer(c, moved.refusal)
      await record(c, actor, 'meeting.changed', group, `${meeting}: ${moved.value} ${state}`)
      return c.json(meeting && must(await readMeetingInfo(deps.db, group, meeting), 'the session just moved'))
    })
    .get('/api/groups/:group/decisions', async (c) => {
      const allowed = await allow(c, 'group.read')
      if (!allowed.ok) return answer(c, allowed.refusal)
      return c.json(await decisionsOf(deps.db, allowed.value.group))
    })
}
