// Sends a test mail to the requesting user.
import type { TestedMail } from '../../shared/api/installation.ts'
import { parseLanguage } from '../../shared/bilingual.ts'
import type { Actor } from '../../shared/people.ts'
import { ok, refuse } from '../../shared/result.ts'
import type { IdentityConfirmation } from '../identity/caller.ts'
import type { Identity } from '../identity/identity.ts'
import type { SmtpResult } from '../mail/smtp.ts'
import { createThrottle } from '../throttle.ts'

/** Limit per quarter of an hour. */
const MOST_TESTS = 5

export const testMail = async (
  { deps, mail }: Pick<Identity, 'deps' | 'mail'>,
  actor: Actor,
): Promise<IdentityConfirmation<{ readonly tested: TestedMail; readonly is: SmtpResult['is'] }>> => {
  if (!mail.isOn) return refuse('mail-off')
  const wait = await createThrottle(deps.db, deps.clock).take([{ key: `test-mail ${actor.account}`, failures: MOST_TESTS }])
  if (wait > 0) return { ok: false, refusal: 'too-many', retryAfter: wait }
  const { email, language } = await deps.db
    .selectFrom('account')
    .select(['email', 'language'])
    .where('id', '=', actor.account)
    .executeTakeFirstOrThrow()
  const outcome = await mail.test({ address: email, language: parseLanguage(language) ?? 'es', by: actor.name })
  return ok({ tested: { sentTo: email, trouble: outcome.is === 'sent' ? null : outcome.why }, is: outcome.is })
}
