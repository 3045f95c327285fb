// Routes of a group: its data and texts, and the caller's permissions there.

import { MOST } from '../../shared/bounds.ts'
import { newId, pageId } from '../../shared/ids.ts'
import { must, ok, refuse } from '../../shared/result.ts'
import { readGroup } from '../db/readGroup.ts'
import type { Deps } from '../identity/identityDeps.ts'
import type { Handlers } from '../routes.ts'
import { documentsOf, registerDocument, streamsOf, textsOf } from './documentRegistry.ts'

export const groupHandlers = (deps: Deps): Handlers<'GET /api/groups/:group' | 'POST /api/groups/:group/pages'> => ({
  'GET /api/groups/:group': async ({ actor, group }) =>
    ok({
      ...must(await readGroup(deps.db, group), 'the group of a membership'),
      streams: await streamsOf(deps.db, group),
      documents: await documentsOf(deps.db, group, actor),
    }),
  'POST /api/groups/:group/pages': async ({ actor, group, record }) => {
    if ((await textsOf(deps.db, group)) >= MOST.texts) return refuse('too-many-texts')
    const id = pageId(newId(deps.random))
    await registerDocument(deps, { id, group, by: actor.account })
    await record('page.created', group, id)
    return ok({ id })
  },
})
