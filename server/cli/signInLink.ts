// `npm run sign-in-link -- ADDRESS [DATA_DIR | postgres://…]`: where nobody of a delegation can consent, the operator makes a
// link by which the account of this e-mail address sets a new password. It is an act in every group of the account. The server may run.
import { existsSync } from 'node:fs'
import { systemClock, systemRandom } from '../clock.ts'
import { operatorsLink } from '../identity/linkSteps.ts'
import { openRows } from './openRows.ts'
import { whereFrom } from './whereFrom.ts'

const USAGE = 'npm run sign-in-link -- ADDRESS [DATA_DIR | postgres://…]'

process.exitCode = await run(process.argv.slice(2))

async function run([email, named, ...rest]: readonly string[]): Promise<number> {
  if (email === undefined || rest.length > 0) return no(`Use: ${USAGE}`)
  const where = whereFrom(named)
  if (where.engine === 'sqlite' && !existsSync(where.file))
    return no(`There is no database at ${where.file}. Name the data folder: ${USAGE}`)
  const { db, close } = await openRows(where)
  try {
    // Nobody listens in this process: servers look at the acts when they are asked.
    const bus = { publish: () => undefined }
    const issued = await operatorsLink({ db, clock: systemClock, random: systemRandom, bus }, email)
    if (!issued.ok) return no(`There is no account ${email} that is in a group.`)
    const address = process.env.PUBLIC_URL ?? ''
    process.stdout.write(`${address.replace(/\/$/, '')}/link#${issued.value.token}\n`)
    process.stdout.write(
      `${address === '' ? 'Put the address of Ruta before it. ' : ''}It works once, until ${new Date(issued.value.expiresAt).toISOString()}. Give it to that person alone.\n`,
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
