// The state of the installation, for those who manage a group, and a test of its mail.
import type { Installation } from '../../shared/api/installation.ts'
import { parseLanguage } from '../../shared/bilingual.ts'
import type { GroupId } from '../../shared/ids.ts'
import { ok, refuse } from '../../shared/result.ts'
import type { Identity } from '../identity/identity.ts'
import { createThrottle } from '../identity/throttle.ts'
import type { Handlers } from '../routes.ts'

/** In a quarter of an hour. */
const MOST_TESTS = 5

type Names = 'GET /api/groups/:group/installation' | 'POST /api/groups/:group/test-mail'

export const installationHandlers = (
  installation: (group: GroupId) => Promise<Installation>,
  { deps, mail }: Pick<Identity, 'deps' | 'mail'>,
): Handlers<Names> => ({
  'GET /api/groups/:group/installation': async ({ group }) => ok(await installation(group)),
  'POST /api/groups/:group/test-mail': async ({ actor, record }) => {
    if (!mail.isOn) return refuse('mail-off')
    const wait = await createThrottle(deps.db, deps.clock).take([{ key: `test-mail ${actor.account}`, failures: MOST_TESTS }])
    if (wait > 0) return { ...refuse('too-many'), retryAfter: wait }
    const { email, language } = await deps.db
      .selectFrom('account')
      .select(['email', 'language'])
      .where('id', '=', actor.account)
      .executeTakeFirstOrThrow()
    const outcome = await mail.test({ address: email, language: parseLanguage(language) ?? 'es', by: actor.name })
    await record('mail.tested', outcome.is)
    return ok({ sentTo: email, trouble: outcome.is === 'sent' ? null : outcome.why })
  },
})
