// The state of the installation, for those who manage a group.
import { Hono } from 'hono'
import type { Installation } from '../../shared/api/installation.ts'
import { parseGroupId } from '../../shared/ids.ts'
import { answer, type Env } from '../answers.ts'
import { permit } from '../identity/actor.ts'
import type { Deps } from '../identity/deps.ts'

export const installationRoutes = (deps: Deps, installation: () => Promise<Installation>) =>
  new Hono<Env>().get('/api/groups/:group/installation', async (c) => {
    const allowed = await permit(deps, c, 'installation.read', parseGroupId(c.req.param('group')))
    if (!allowed.ok) return answer(c, allowed.refusal)
    return c.json(await installation())
  })
