// Routes of named moments, and of visits, on which "since my last visit" is based.
import { can } from '../../shared/permissions.ts'
import { ok } from '../../shared/result.ts'
import { type Handlers, NO_BODY } from '../routes.ts'
import type { MeetingDeps } from './meetingDeps.ts'
import { momentsOf, nameMoment, removeMoment } from './namedMoments.ts'
import { recordVisit } from './visits.ts'

type Names =
  | 'GET /api/groups/:group/moments'
  | 'POST /api/groups/:group/moments'
  | 'DELETE /api/groups/:group/moments/:moment'
  | 'PUT /api/groups/:group/visit'

export const momentHandlers = (deps: MeetingDeps): Handlers<Names> => ({
  'GET /api/groups/:group/moments': async ({ group }) => ok(await momentsOf(deps.db, group)),
  'POST /api/groups/:group/moments': async ({ actor, group, body, record }) => {
    const moment = await nameMoment(deps, { group, name: body.name, by: actor.account })
    if (moment.ok) await record('moment.named', `${moment.value.id}: ${moment.value.name}`)
    return moment
  },
  'DELETE /api/groups/:group/moments/:moment': async ({ actor, group, moment, record }) => {
    const anybodys = can(actor, 'meeting.conduct', group).ok
    const removed = await removeMoment(deps, { group, moment, by: actor.account, anybodys })
    if (!removed.ok) return removed
    await record('moment.removed', `${moment}: ${removed.value}`)
    return NO_BODY
  },
  'PUT /api/groups/:group/visit': async ({ actor, group }) => ok(await recordVisit(deps, actor.account, group)),
})
