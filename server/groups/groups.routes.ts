// A group as its members see it, and its texts: what exists, what it is called, what the caller may do there.
import { Hono } from 'hono'
import { z } from 'zod'
import type { CreatedPage, GroupInfo } from '../../shared/api/answers.ts'
import { MOST } from '../../shared/bounds.ts'
import { newId, pageId, parseGroupId } from '../../shared/ids.ts'
import { accessOf } from '../../shared/permissions.ts'
import { must } from '../../shared/result.ts'
import { answer, type Env, readBody } from '../answers.ts'
import { permit } from '../identity/actor.ts'
import { recordAudit } from '../identity/audit.ts'
import type { Deps } from '../identity/deps.ts'
import { documentsOf, registerDocument, streamsOf, textsOf } from './documents.ts'
import { readGroup } from './groups.ts'

/** A title may come along, for programmes that expect to give one; it is the client that writes it, into the document. */
const NewPage = z.object({ title: z.object({ es: z.string().max(400), en: z.string().max(400) }).optional() })

export const groupRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get('/api/groups/:group', async (c) => {
      const allowed = await permit(deps, c, 'group.read', parseGroupId(c.req.param('group')))
      if (!allowed.ok) return answer(c, allowed.refusal)
      const { actor, group } = allowed.value
      const info: GroupInfo = {
        ...must(await readGroup(deps.db, group), 'the group of a membership'),
        streams: await streamsOf(deps.db, group),
        documents: await documentsOf(deps.db, group, accessOf(actor, group)),
      }
      return c.json(info)
    })
    .post('/api/groups/:group/pages', async (c) => {
      const allowed = await permit(deps, c, 'page.create', parseGroupId(c.req.param('group')))
      if (!allowed.ok) return answer(c, allowed.refusal)
      const { actor, group } = allowed.value
      const body = readBody(c, NewPage)
      if (!body.ok) return answer(c, body.refusal)
      if ((await textsOf(deps.db, group)) >= MOST.texts) return answer(c, 'too-many-texts')
      const id = pageId(newId(deps.random))
      await registerDocument(deps, { id, group, by: actor.account })
      await recordAudit(deps.db, deps.clock, {
        account: actor.account,
        action: 'page.created',
        subject: id,
        detail: group,
        address: c.get('address'),
      })
      const created: CreatedPage = { id }
      return c.json(created, 201)
    })
