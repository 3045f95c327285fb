// Routes of a group: its data and texts, and the caller's permissions there.

import { MOST, MOST_ARCHIVED_TEXTS, MOST_EMPTY_TEXTS, MOST_NEW_TEXTS, MOST_UNUSED_TEXTS } from '../../shared/bounds.ts'
import { newId, pageId } from '../../shared/ids.ts'
import { must, ok, refuse } from '../../shared/result.ts'
import { readGroupRow } from '../db/readGroup.ts'
import type { Deps } from '../deps.ts'
import type { Handlers } from '../routes.ts'
import { createKeyedQueue } from '../throttle.ts'
import { createText, documentsOf, streamsOf, textsBy, textsOf, unusedTexts } from './documentRegistry.ts'

export const groupHandlers = (deps: Deps): Handlers<'GET /api/groups/:group' | 'POST /api/groups/:group/pages'> => {
  /** One after another for each person, so that requests at the same time do not exceed the share; by several servers they might, by one each. */
  const inTurn = createKeyedQueue(MOST_NEW_TEXTS)
  return {
    'GET /api/groups/:group': async ({ actor, group }) =>
      ok({
        ...must(await readGroupRow(deps.db, group), 'the group of a membership'),
        streams: await streamsOf(deps.db, group),
        documents: await documentsOf(deps.db, group, actor),
      }),
    'POST /api/groups/:group/pages': async ({ actor, group, record }) => {
      const { account } = actor
      const created = await inTurn(`${account} ${group}`, async () => {
        const now = deps.clock.now()
        const newest = await textsBy(deps.db, { account, group, from: now - HOUR_MS })
        // A clock that was ahead must not keep anybody waiting for longer than an hour.
        const wait = newest.length < MOST_NEW_TEXTS ? 0 : Math.min(now, newest[newest.length - MOST_NEW_TEXTS] ?? now) + HOUR_MS - now
        if (wait > 0) return { ...refuse('new-texts'), retryAfter: Math.ceil(wait / 1_000) }
        if ((await textsOf(deps.db, group)) >= MOST.texts) return refuse('too-many-texts')
        const unused = await unusedTexts(deps.db, { account, group })
        if (unused.empty >= MOST_EMPTY_TEXTS) return refuse('empty-texts')
        if (unused.archived >= MOST_ARCHIVED_TEXTS || unused.all >= MOST_UNUSED_TEXTS) return refuse('archived-texts')
        const id = pageId(newId(deps.random))
        await createText(deps, { id, group, by: account })
        await record('page.created', group, id)
        return ok({ id })
      })
      return created ?? refuse('new-texts')
    },
  }
}

const HOUR_MS = 3_600_000
