// Routes for managing accounts: change of address, change of agency, disabling, erasing.
import type { accountApi } from '../../shared/api/accounts.ts'
import { ok, refuse } from '../../shared/result.ts'
import { recordAudit } from '../audit/recordAudit.ts'
import { isMoreThanPasswordNeeded } from '../identity/beyondPassword.ts'
import { callerOf, type Identity } from '../identity/identity.ts'
import { linkTo } from '../identity/linkTo.ts'
import { isConfirmationNeeded } from '../identity/proof.ts'
import { hasSecondFactor } from '../identity/secondFactors.ts'
import { zoneOf } from '../notices/zoneOf.ts'
import { type Handlers, NO_BODY } from '../routes.ts'
import { createThrottle } from '../throttle.ts'
import { transactionOf } from '../transaction.ts'
import { eraseAccount, resetFactorOf, setDisabled } from './accounts.ts'
import { agencyRequestsFor, askForAgency, decideAgency, withdrawAgency } from './agencyRequests.ts'
import { askForEmail, confirmEmail, emailChangesIn, issueEmailLink, mailedEmailLink, withdrawEmail } from './emailChange.ts'

/** Limit per quarter of an hour: each is a permanent act of the group. */
const MOST_REQUESTS = 20
/** Limit per quarter of an hour. */
const MOST_ADDRESSES = 10

export const accountSettingHandlers = (identity: Identity): Handlers<keyof typeof accountApi> => {
  const { deps, sessions, signIn, mail, url, invitationMs } = identity
  const seats = { ...deps, telling: identity }
  return {
    'PUT /api/me/email': async ({ c, actor, session, body }) => {
      const { account } = actor
      // A provider account with the same address would be linked by it.
      if (await isMoreThanPasswordNeeded(deps, actor, await sessions.byId(session))) return refuse('more-than-password')
      if ((await hasSecondFactor(deps.db, account)) && (await isConfirmationNeeded(identity, session))) return refuse('proof-needed')
      const caller = callerOf(c)
      const proof = await signIn.confirm(account, body.password, caller)
      if (!proof.ok) return proof
      // Each is a mail to an unconfirmed address.
      const wait = await createThrottle(deps.db, deps.clock).take([{ key: `new-email ${account}`, failures: MOST_ADDRESSES }])
      if (wait > 0) return { ok: false, refusal: 'too-many', retryAfter: wait }
      const asked = await transactionOf(deps, async (inside) => {
        const made = await askForEmail(inside, account, { email: body.email, validMs: invitationMs })
        const issued = made.ok && mail.isOn ? await mailedEmailLink(inside, account) : null
        if (!made.ok || !issued) return made.ok ? ok({ mailed: false }) : made
        const { link, expiresAt } = linkTo(`${url}/email`, issued)
        const content = { kind: 'confirmEmail', link, expiresAt, zone: await zoneOf(inside.db, account) } as const
        await mail.add(inside.db, { to: { account, address: issued.address }, group: null, content })
        return ok({ mailed: true })
      })
      if (!asked.ok) return asked
      mail.wake()
      await recordAudit(deps.db, deps.clock, { account, action: 'email.requested', subject: account, address: caller.address })
      return asked
    },
    'DELETE /api/me/email': async ({ actor }) => {
      await withdrawEmail(deps.db, actor.account)
      return NO_BODY
    },
    'POST /api/email-changes': async ({ c, body }) => {
      const caller = callerOf(c)
      const confirmed = await signIn.guarded(caller, () => confirmEmail(deps, mail, body.token))
      if (!confirmed.ok) return confirmed
      mail.wake()
      const { account } = confirmed.value
      await recordAudit(deps.db, deps.clock, { account, action: 'email.changed', subject: account, address: caller.address })
      return NO_BODY
    },
    'GET /api/groups/:group/email-changes': async ({ group }) => ok(await emailChangesIn(deps, group)),
    'POST /api/groups/:group/members/:account/email-links': async ({ actor, group, account, record }) => {
      const issued = await issueEmailLink(deps, actor, group, account)
      if (!issued.ok) return issued
      await record('email.linked', account)
      return ok(linkTo(`${url}/email`, issued.value))
    },
    'GET /api/groups/:group/agency-requests': async ({ actor, group }) => ok(await agencyRequestsFor(deps.db, actor, group)),
    'PUT /api/groups/:group/agency-request': async ({ actor, group, body, record }) => {
      const wait = await createThrottle(deps.db, deps.clock).take([{ key: `agency ${actor.account}`, failures: MOST_REQUESTS }])
      if (wait > 0) return { ok: false, refusal: 'too-many', retryAfter: wait }
      const asked = await askForAgency(deps, actor, group, body.agency)
      if (!asked.ok) return asked
      if (asked.value.isNew) await record('agency.requested', actor.account)
      return NO_BODY
    },
    'DELETE /api/groups/:group/agency-request': async ({ actor, group }) => {
      await withdrawAgency(deps.db, group, actor.account)
      return NO_BODY
    },
    'PUT /api/groups/:group/agency-requests/:account/decision': async ({ actor, group, account, body, record }) => {
      const decided = await decideAgency(deps, actor, group, { account, approve: body.approve })
      if (!decided.ok) return decided
      await record('agency.decided', `${account} ${body.approve}`)
      return NO_BODY
    },
    'PUT /api/groups/:group/members/:account/disabled': async ({ actor, group, account, body, record }) => {
      const set = await setDisabled(seats, sessions, { actor, group }, { account, disabled: body.disabled })
      if (!set.ok) return set
      mail.wake()
      if (set.value.isNew) await record(body.disabled ? 'account.disabled' : 'account.enabled', account)
      return NO_BODY
    },
    'DELETE /api/groups/:group/members/:account/second-factor': async ({ actor, group, account, record }) => {
      const reset = await resetFactorOf(deps, { sessions, mail }, { actor, group }, account)
      if (!reset.ok) return reset
      mail.wake()
      await record('factor.reset', account)
      return NO_BODY
    },
    'DELETE /api/groups/:group/accounts/:account': async ({ actor, group, account, record }) => {
      const erased = await eraseAccount(seats, sessions, { actor, group }, account)
      if (!erased.ok) return erased
      mail.wake()
      if (erased.value.isNew) {
        await record('account.erased', account)
        identity.erased()
      }
      return NO_BODY
    },
  }
}
