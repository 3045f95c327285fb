// Route of the full-text search of a group: everything that the caller may read.

import type { Deps } from '../deps.ts'
import { documentsOf } from '../groups/documentRegistry.ts'
import type { Handlers } from '../routes.ts'
import type { TimeTravel } from '../timeTravel/timeTravel.ts'

const RETRY_S = 5

export const searchHandlers = (deps: Deps, { ask }: Pick<TimeTravel, 'ask'>): Handlers<'GET /api/groups/:group/search'> => ({
  'GET /api/groups/:group/search': async ({ actor, group, query }) => {
    const documents = (await documentsOf(deps.db, group, actor)).map(({ id }) => id)
    const found = await ask(actor.account, { type: 'search', documents, query: query.q })
    return found.ok ? found : { ...found, retryAfter: RETRY_S }
  },
})
