// The state of the installation, for those who manage a group.
import type { Installation } from '../../shared/api/installation.ts'
import { ok } from '../../shared/result.ts'
import type { Handlers } from '../routes.ts'

export const installationHandlers = (installation: () => Promise<Installation>): Handlers<'GET /api/groups/:group/installation'> => ({
  'GET /api/groups/:group/installation': async () => ok(await installation()),
})
