// `npm run reset-second-factor -- ADDRESS [DATA_DIR | postgres://…]`: removes the second factor of an account when nobody in its group may reset
// it. The reset is in the audit and in the account's inbox. The server may be running: it ends the account's open sessions at its next check.
import { parseAccountId } from '../../shared/ids.ts'
import { recordAudit } from '../audit/recordAudit.ts'
import { systemClock, systemRandom } from '../clock.ts'
import { plainEmail } from '../identity/emails.ts'
import { factorTeller } from '../identity/mails.ts'
import { resetSecondFactor } from '../identity/secondFactors.ts'
import { forAccount } from './forAccount.ts'

process.exitCode = await forAccount('reset-second-factor', (db, email) =>
  db.transaction().execute(async (inside) => {
    const row = await inside.selectFrom('account').select('id').where('email', '=', plainEmail(email)).executeTakeFirst()
    const account = parseAccountId(row?.id)
    if (!account) return { ok: false, why: `There is no account ${email}.` }
    // Only servers send mail, so the notice is placed in the inbox only.
    const tell = factorTeller({ isOn: false, add: async () => null })
    const isReset = await resetSecondFactor({ db: inside, clock: systemClock, random: systemRandom }, tell, account)
    if (!isReset) return { ok: false, why: `${email} has no two-step verification.` }
    await inside.deleteFrom('session').where('account', '=', account).execute()
    await recordAudit(inside, systemClock, { account: null, action: 'factor.reset', subject: account, address: '' }, systemRandom)
    return {
      ok: true,
      said: `The two-step verification of ${email} was removed, and its sessions have ended. The password alone is now enough to sign in.`,
    }
  }),
)
