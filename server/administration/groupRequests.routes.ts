// Routes with which a group asks the operators for a further one.
import type { groupRequestApi } from '../../shared/api/groupRequests.ts'
import { ok, refuse } from '../../shared/result.ts'
import type { Identity } from '../identity/identity.ts'
import type { Handlers } from '../routes.ts'
import { askForGroup, groupRequestsOf } from './groupRequests.ts'

/** `taken`: whether this installation takes requests. */
export const groupRequestHandlers = ({ deps, mail, url }: Identity, taken: boolean): Handlers<keyof typeof groupRequestApi> => ({
  'GET /api/groups/:group/group-requests': async ({ group }) => ok({ taken, requests: await groupRequestsOf(deps.db, group) }),
  'POST /api/groups/:group/group-requests': async ({ actor, group, body, record }) => {
    if (!taken) return refuse('group-requests-off')
    const asked = await askForGroup(deps, mail, { group, by: actor, url, ...body })
    if (asked.ok) await record('group.asked', asked.value.id, group)
    return asked
  },
})
