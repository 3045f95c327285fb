// Named moments of a group, and the visits that "since my last visit" counts from.
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { AuditAction } from '../../shared/audit/actions.ts'
import { type GroupId, parseGroupId, parseMomentId } from '../../shared/ids.ts'
import type { Actor } from '../../shared/people.ts'
import { type Action, can } from '../../shared/permissions.ts'
import { refuse } from '../../shared/result.ts'
import { answer, type Env, readBody } from '../answers.ts'
import { permit } from '../identity/actor.ts'
import { recordAudit } from '../identity/audit.ts'
import { line } from '../identity/fields.ts'
import type { MeetingDeps } from './deps.ts'
import { momentsOf, nameMoment, removeMoment } from './moments.ts'
import { recordVisit } from './visits.ts'

const NewMoment = z.object({ name: line(120) })

export const momentRoutes = (deps: MeetingDeps) => {
  const allow = (c: Context<Env>, action: Action) => permit(deps, c, action, parseGroupId(c.req.param('group')))
  const record = (c: Context<Env>, actor: Actor, action: AuditAction, group: GroupId, detail: string) =>
    recordAudit(deps.db, deps.clock, { account: actor.account, action, subject: group, detail, address: c.get('address') })

  return new Hono<Env>()
    .get('/api/groups/:group/moments', async (c) => {
      const allowed = await allow(c, 'history.read')
      if (!allowed.ok) return answer(c, allowed.refusal)
      return c.json(await momentsOf(deps.db, allowed.value.group))
    })
    .post('/api/groups/:group/moments', async (c) => {
      const allowed = await allow(c, 'moment.name')
      if (!allowed.ok) return answer(c, allowed.refusal)
      const { actor, group } = allowed.value
      const body = readBody(c, NewMoment)
      if (!body.ok) return answer(c, body.refusal)
      const moment = await nameMoment(deps, { group, name: body.value.name, by: actor.account })
      if (!moment.ok) return answer(c, moment.refusal)
      await record(c, actor, 'moment.named', group, `${moment.value.id}: ${moment.value.name}`)
      return c.json(moment.value, 201)
    })
    .delete('/api/groups/:group/moments/:moment', async (c) => {
      const allowed = await allow(c, 'moment.name')
      if (!allowed.ok) return answer(c, allowed.refusal)
      const { actor, group } = allowed.value
      const moment = parseMomentId(c.req.param('moment'))
      const anybodys = can(actor, 'meeting.conduct', group).ok
      const removed = moment ? await removeMoment(deps, { group, moment, by: actor.account, anybodys }) : refuse('unknown-moment')
      if (!removed.ok) return answer(c, removed.refusal)
      await record(c, actor, 'moment.removed', group, `${moment}: ${removed.value}`)
      return c.body(null, 204)
    })
    .put('/api/groups/:group/visit', async (c) => {
      const allowed = await allow(c, 'group.read')
      if (!allowed.ok) return answer(c, allowed.refusal)
      const { actor, group } = allowed.value
      return c.json(await recordVisit(deps, actor.account, group))
    })
}
