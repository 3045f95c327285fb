// The place of a document that a restore has lost: a member who may write gives it back while recovery is open.
import { Hono } from 'hono'
import type { CreatedPage } from '../../shared/api/answers.ts'
import { parseDocumentId, parseGroupId } from '../../shared/ids.ts'
import { answer, type Env } from '../answers.ts'
import { permit } from '../identity/actor.ts'
import type { Deps } from '../identity/deps.ts'
import { bringBack } from './bringBack.ts'

export const recoveryRoutes = (deps: Deps) =>
  new Hono<Env>().put('/api/groups/:group/documents/:document', async (c) => {
    const allowed = await permit(deps, c, 'page.create', parseGroupId(c.req.param('group')))
    if (!allowed.ok) return answer(c, allowed.refusal)
    const document = parseDocumentId(c.req.param('document'))
    if (!document) return answer(c, 'not-found')
    const brought = await bringBack(deps, { document, ...allowed.value, address: c.get('address') })
    if (!brought.ok) return answer(c, brought.refusal)
    const created: CreatedPage = { id: document }
    return c.json(created, brought.value ? 201 : 200)
  })
