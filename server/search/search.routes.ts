// The search of a group: everything that the caller may read, by words.
import { Hono } from 'hono'
import { parseGroupId } from '../../shared/ids.ts'
import { accessOf } from '../../shared/permissions.ts'
import { answer, answerBytes, type Env } from '../answers.ts'
import { documentsOf } from '../groups/documents.ts'
import { permit } from '../identity/actor.ts'
import type { Deps } from '../identity/deps.ts'
import type { TimeTravel } from '../timeTravel/timeTravel.ts'

const LONGEST = 200

export const searchRoutes = (deps: Deps, { ask }: Pick<TimeTravel, 'ask'>) =>
  new Hono<Env>().get('/api/groups/:group/search', async (c) => {
    const allowed = await permit(deps, c, 'group.read', parseGroupId(c.req.param('group')))
    if (!allowed.ok) return answer(c, allowed.refusal)
    const query = c.req.query('q')
    if (query === undefined || query.length > LONGEST) return answer(c, 'bad-request')
    const { actor, group } = allowed.value
    const documents = (await documentsOf(deps.db, group, accessOf(actor, group))).map(({ id }) => id)
    const found = await ask(actor.account, { type: 'search', documents, query })
    if (!found.ok) return answer(c, found.refusal, 5)
    return answerBytes(c, found.value, 'application/json')
  })
