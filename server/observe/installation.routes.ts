// Routes for the state of the installation, for those who manage a group, and for a test mail.
import type { Installation } from '../../shared/api/installation.ts'
import type { GroupId } from '../../shared/ids.ts'
import { ok } from '../../shared/result.ts'
import type { Identity } from '../identity/identity.ts'
import type { Handlers } from '../routes.ts'
import { testMail } from './testMail.ts'

/** Of a group, with undelivered mail to its members; of the whole installation (null) with all undelivered mail. */
export type ReadInstallation = (group: GroupId | null) => Promise<Installation>

type Names = 'GET /api/groups/:group/installation' | 'POST /api/groups/:group/test-mail'

export const installationHandlers = (installation: ReadInstallation, identity: Pick<Identity, 'deps' | 'mail'>): Handlers<Names> => ({
  'GET /api/groups/:group/installation': async ({ group }) => ok(await installation(group)),
  'POST /api/groups/:group/test-mail': async ({ actor, record }) => {
    const tested = await testMail(identity, actor)
    if (!tested.ok) return tested
    await record('mail.tested', tested.value.is)
    return ok(tested.value.tested)
  },
})
