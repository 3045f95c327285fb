// `npm run reset-second-factor -- ADDRESS [DATA_DIR | postgres://…]`: removes the second factor of an account when nobody in its group may reset
// it. The reset is in the audit and in the account's inbox. The server may be running: it ends the account's open sessions at its next check.
import { existsSync } from 'node:fs'
import { parseAccountId } from '../../shared/ids.ts'
import { systemClock, systemRandom } from '../clock.ts'
import { plainEmail } from '../identity/emails.ts'
import { tellFactorChanged } from '../identity/mails.ts'
import { recordAudit } from '../identity/recordAudit.ts'
import { resetSecondFactor } from '../identity/secondFactors.ts'
import { openRows } from './openRows.ts'
import { whereFrom } from './whereFrom.ts'

const USAGE = 'npm run reset-second-factor -- ADDRESS [DATA_DIR | postgres://…]'

process.exitCode = await run(process.argv.slice(2))

async function run([email, named, ...rest]: readonly string[]): Promise<number> {
  if (email === undefined || rest.length > 0) return no(`Use: ${USAGE}`)
  const where = whereFrom(named)
  if (where.engine === 'sqlite' && !existsSync(where.file))
    return no(`There is no database at ${where.file}. Name the data folder: ${USAGE}`)
  const { db, close } = await openRows(where)
  try {
    // Only servers send mail, so the notice is placed in the inbox only.
    const mail = { isOn: false, add: async () => null }
    const missing = await db.transaction().execute(async (inside) => {
      const row = await inside.selectFrom('account').select('id').where('email', '=', plainEmail(email)).executeTakeFirst()
      const account = parseAccountId(row?.id)
      if (!account) return `There is no account ${email}.`
      const deps = { db: inside, clock: systemClock, random: systemRandom }
      const isReset = await resetSecondFactor(deps, (told, who, change) => tellFactorChanged(told, mail, who, change), account)
      if (!isReset) return `${email} has no second factor.`
      await inside.deleteFrom('session').where('account', '=', account).execute()
      await recordAudit(inside, systemClock, { account: null, action: 'factor.reset', subject: account, address: '' }, systemRandom)
      return null
    })
    if (missing) return no(missing)
    process.stdout.write(
      `The second factor of ${email} was removed, and its sessions have ended. The password alone is now enough to sign in.\n`,
    )
    return 0
  } finally {
    await close()
  }
}

function no(why: string): number {
  process.stderr.write(`${why}\n`)
  return 2
}
