// Password reset by mail. Neither the answer nor its time reveals whether there is such an account: it is looked up after the answer.
import { parseAccountId } from '../../shared/ids.ts'
import { isNobodys } from '../../shared/people.ts'
import { ok, refuse } from '../../shared/result.ts'
import { recordAudit } from '../audit/recordAudit.ts'
import { networksOf } from '../networks.ts'
import { zoneOf } from '../notices/zoneOf.ts'
import { createThrottle, type ThrottleBudget } from '../throttle.ts'
import type { Caller, IdentityConfirmation } from './caller.ts'
import { plainEmail } from './emails.ts'
import { failuresKey } from './failures.ts'
import type { Identity } from './identity.ts'
import { issueLink } from './oneTimeLinks.ts'

/** Limits per quarter of an hour: per address, against flooding a mailbox; and per caller. */
const MOST_TO = 3
const MOST_BY = 30

export const askForPassword = async (identity: Identity, email: string, caller: Caller): Promise<IdentityConfirmation<undefined>> => {
  const { deps, mail } = identity
  if (!mail.isOn) return refuse('mail-off')
  const address = plainEmail(email)
  const budgets: readonly ThrottleBudget[] = [
    { key: `forgotten:${failuresKey(address)}`, failures: MOST_TO },
    ...networksOf(caller.address).map(({ name, share }) => ({ key: `forgotten-by:${name}`, failures: MOST_BY * share })),
  ]
  const wait = await createThrottle(deps.db, deps.clock).take(budgets)
  if (wait > 0) return { ...refuse('too-many'), retryAfter: wait }
  deps.clock.soon(
    () => void mailLink(identity, address, caller).catch((error: unknown) => identity.report('a link could not be mailed', error)),
  )
  return ok(undefined)
}

const mailLink = async ({ deps, mail, url }: Identity, address: string, caller: Caller): Promise<void> => {
  const { db, clock, random } = deps
  const row = await db.selectFrom('account').select('id').where('email', '=', address).where('disabled_at', 'is', null).executeTakeFirst()
  const account = parseAccountId(row?.id)
  if (!account || isNobodys(address)) return
  const member = await db.selectFrom('membership').select('account').where('account', '=', account).executeTakeFirst()
  // An account without a group cannot sign in.
  if (!member) return
  const zone = await zoneOf(db, account)
  await db.transaction().execute(async (inside) => {
    const { token, expiresAt } = await issueLink({ db: inside, clock, random }, { kind: 'password', account, issuedBy: null })
    const content = { kind: 'forgottenPassword', link: `${url}/link#${token}`, expiresAt, zone } as const
    await mail.add(inside, { to: { account }, group: null, content })
    await recordAudit(inside, clock, { account, action: 'password.forgotten', subject: account, address: caller.address })
  })
  mail.wake()
}
