// Route for mentions.
import { ok } from '../../shared/result.ts'
import type { Deps } from '../deps.ts'
import { documentsOf } from '../groups/documentRegistry.ts'
import type { Handlers } from '../routes.ts'
import { findMentions } from './findMentions.ts'

export const mentionHandlers = ({ db, clock }: Pick<Deps, 'db' | 'clock'>): Handlers<'GET /api/groups/:group/mentions'> => ({
  'GET /api/groups/:group/mentions': async ({ actor, group, query: { of } }) => {
    const documents = (await documentsOf(db, group, actor)).map(({ id }) => id)
    return ok(await findMentions(db, { of, documents, reader: { group, account: actor.account, now: clock.now() } }))
  },
})
