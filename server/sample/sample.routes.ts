// Asking for a sample group, and throwing it away.
import { Hono } from 'hono'
import type { OpenedSample } from '../../shared/api/answers.ts'
import { parseGroupId } from '../../shared/ids.ts'
import { canSomewhere } from '../../shared/permissions.ts'
import { answer, type Env } from '../answers.ts'
import { needSignIn, permit } from '../identity/actor.ts'
import type { Deps } from '../identity/deps.ts'
import type { Samples } from './samples.ts'

export const sampleRoutes = (deps: Deps, samples: Samples) =>
  new Hono<Env>()
    .post('/api/samples', async (c) => {
      const signedIn = needSignIn(c)
      if (!signedIn.ok) return answer(c, signedIn.refusal)
      const { actor } = signedIn.value
      if (!canSomewhere(actor, 'sample.open')) return answer(c, 'forbidden')
      const opened = await samples.open({ account: actor.account, address: c.get('address') })
      if (!opened.ok) return answer(c, opened.refusal, opened.retryAfter)
      const sample: OpenedSample = { group: opened.value }
      return c.json(sample, 201)
    })
    .delete('/api/samples/:group', async (c) => {
      const allowed = await permit(deps, c, 'sample.discard', parseGroupId(c.req.param('group')))
      if (!allowed.ok) return answer(c, allowed.refusal)
      const { actor, group } = allowed.value
      const discarded = await samples.discard({ account: actor.account, address: c.get('address') }, group)
      if (!discarded.ok) return answer(c, discarded.refusal)
      return c.body(null, 204)
    })
