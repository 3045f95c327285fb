// What makes and unmakes operators of the installation on the command line.
import { parseAccountId } from '../../shared/ids.ts'
import { recordAudit } from '../audit/recordAudit.ts'
import { systemClock, systemRandom } from '../clock.ts'
import { plainEmail } from '../identity/emails.ts'
import { makeOperator, unmakeOperator } from '../identity/operators.ts'
import { forAccount } from './forAccount.ts'

/** The exit code: 2 when nothing was done. */
export const changeOperator = (command: string, isOperator: boolean): Promise<number> =>
  forAccount(command, (db, email) =>
    db.transaction().execute(async (inside) => {
      const row = await inside
        .selectFrom('account')
        .select('id')
        .where('email', '=', plainEmail(email))
        .where('erased_at', 'is', null)
        .executeTakeFirst()
      const account = parseAccountId(row?.id)
      if (!account) return { ok: false, why: `There is no account ${email}. Invite its person to a group first.` }
      const deps = { db: inside, clock: systemClock }
      const isNew = isOperator ? await makeOperator(deps, account) : await unmakeOperator(deps, account)
      if (!isNew) return { ok: false, why: `${email} is ${isOperator ? 'an operator already' : 'no operator'}.` }
      const action = isOperator ? 'operator.made' : 'operator.removed'
      await recordAudit(inside, systemClock, { account: null, action, subject: account, address: '' }, systemRandom)
      return {
        ok: true,
        said: isOperator ? `${email} is an operator now: Administration, in the menu of the account.` : `${email} is no operator any more.`,
      }
    }),
  )
