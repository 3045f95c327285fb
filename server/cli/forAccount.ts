// The commands about one account: `npm run COMMAND -- ADDRESS [DATA_DIR | postgres://…]`, also while servers run.
import { existsSync } from 'node:fs'
import { systemClock } from '../clock.ts'
import type { Store } from '../db/rowStore.ts'
import { openRows } from '../storage/openRows.ts'
import { whereFrom } from './whereFrom.ts'

/** What was done, or why nothing was. */
type Outcome = { readonly ok: true; readonly said: string } | { readonly ok: false; readonly why: string }

/** The exit code: 2 when nothing was done. */
export const forAccount = async (command: string, act: (db: Store, email: string) => Promise<Outcome>): Promise<number> => {
  const usage = `npm run ${command} -- ADDRESS [DATA_DIR | postgres://…]`
  const [email, named, ...rest] = process.argv.slice(2)
  if (email === undefined || rest.length > 0) return no(`Use: ${usage}`)
  const where = whereFrom(named)
  if (where.engine === 'sqlite' && !existsSync(where.file))
    return no(`There is no database at ${where.file}. Name the data folder: ${usage}`)
  const { db, close } = await openRows(where, systemClock)
  try {
    const outcome = await act(db, email)
    if (!outcome.ok) return no(outcome.why)
    process.stdout.write(`${outcome.said}\n`)
    return 0
  } finally {
    await close()
  }
}

const no = (why: string): number => {
  process.stderr.write(`${why}\n`)
  return 2
}
