// `npm run recover -- --open [--hours N] | --close | --status [--group ID] [DATA_DIR | postgres://…]`: beside running servers, lets clients
// that are ahead of a restored backup bring back what it lacks. Exit code 2 when there is nothing to do it to.
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { instant } from '../../shared/ids.ts'
import { systemClock, systemRandom } from '../clock.ts'
import { reasonOf } from '../reasonOf.ts'
import { closeRecovery, countRecovered, groupsWithOpenings, openings, openRecovery, wasRestored } from '../recovery/openings.ts'
import { type OpenedRows, openRows } from '../storage/openRows.ts'
import { whereFrom } from './whereFrom.ts'

const USAGE = 'npm run recover -- --open [--hours N] | --close | --status [--group ID] [DATA_DIR | postgres://…]'
const HOUR_MS = 3_600_000
/** Long enough for a day's work of a group in two time zones; longer is opened again. */
const HOURS = { usual: 24, most: 24 * 14 }
process.exitCode = await run(process.argv.slice(2))

interface Asked {
  readonly act: 'open' | 'close' | 'status'
  readonly hours: number
  readonly group: string | undefined
  readonly named: string | undefined
}

async function run(args: readonly string[]): Promise<number> {
  const asked = parse(args)
  if (!asked) return no(`Use: ${USAGE}`)
  const where = whereFrom(asked.named)
  if (where.engine === 'sqlite' && !existsSync(where.file))
    return no(`There is no database at ${where.file}. Name the data folder: ${USAGE}`)
  try {
    const rows = await openRows(where, systemClock)
    return await carryOut(asked, rows).finally(() => rows.close())
  } catch (error) {
    const why = reasonOf(error)
    return no(
      /no such table|does not exist/.test(why) ? 'An earlier version has made these tables: start Ruta once, then open recovery.' : why,
    )
  }
}

function parse(args: readonly string[]): Asked | null {
  try {
    const flag = { type: 'boolean' } as const
    const text = { type: 'string' } as const
    const options = { open: flag, close: flag, status: flag, hours: text, group: text }
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const [act, another] = (['open', 'close', 'status'] as const).filter((one) => values[one])
    const hours = values.hours === undefined ? HOURS.usual : Number(values.hours)
    if (!act || another || positionals.length > 1 || !(hours > 0 && hours <= HOURS.most)) return null
    return { act, hours, group: values.group, named: positionals[0] }
  } catch {
    // An option that there is none of: how it is used is the answer.
    return null
  }
}

async function carryOut({ act, hours, group }: Asked, { db, queries }: OpenedRows): Promise<number> {
  // Running servers find it by looking.
  const deps = { db, clock: systemClock, random: systemRandom, bus: { publish: () => undefined } }
  const now = systemClock.now()
  const groups = (await groupsWithOpenings(queries)).filter((one) => group === undefined || one === group)
  if (groups.length === 0) return no(group === undefined ? 'There is no group here.' : `There is no group ${group} here.`)
  if (act === 'open') {
    if (!(await wasRestored(queries))) return no('No backup was restored here: there is nothing to recover.')
    await openRecovery(deps, groups, { now, until: instant(Math.round(now + hours * HOUR_MS)) })
  }
  const open = (await openings(queries, now)).filter((one) => groups.includes(one.group))
  if (act === 'close')
    await closeRecovery(
      deps,
      open.map((one) => one.group),
      now,
    )
  for (const one of groups) {
    const opening = act === 'close' ? undefined : open.find((found) => found.group === one)
    say(opening ? `${one}  recovery is open until ${new Date(opening.closesAt).toISOString()}` : `${one}  recovery is closed`)
  }
  const { all, unverified } = await countRecovered(queries)
  say(`${all} pieces were brought back in all; of ${unverified} of them the author is unverified.`)
  return 0
}

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`)
}
function no(why: string): number {
  process.stderr.write(`${why}\n`)
  return 2
}
