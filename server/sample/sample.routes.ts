// Routes that create and delete a sample group.
import { canSomewhere } from '../../shared/permissions.ts'
import { ok, refuse } from '../../shared/result.ts'
import { type Handlers, NO_BODY } from '../routes.ts'
import type { Samples } from './samples.ts'

export const sampleHandlers = (samples: Samples): Handlers<'POST /api/samples' | 'DELETE /api/samples/:group'> => ({
  'POST /api/samples': async ({ c, actor }) => {
    if (!canSomewhere(actor, 'sample.open')) return refuse('forbidden')
    const opened = await samples.open({ account: actor.account, address: c.get('address') })
    return opened.ok ? ok({ group: opened.value }) : opened
  },
  'DELETE /api/samples/:group': async ({ c, actor, group }) => {
    const discarded = await samples.discard({ account: actor.account, address: c.get('address') }, group)
    return discarded.ok ? NO_BODY : discarded
  },
})
