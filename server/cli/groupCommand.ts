// The command line of `npm run group`, without its process.
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { anyRefusalMessage } from '../../shared/anyRefusalMessage.ts'
import { createInProcessBus } from '../bus/inProcess.ts'
import { systemClock, systemRandom } from '../clock.ts'
import { type Config, type Environment, readConfig } from '../config.ts'
import { reasonOf } from '../reasonOf.ts'
import { openRows } from '../storage/openRows.ts'
import { GROUP_VERBS, type GroupOptions, type GroupOutcome, type GroupVerb, groupOptions } from './groupVerbs.ts'
import { whereFrom } from './whereFrom.ts'

const OLDER = 'An earlier version has made these tables: start this version of Ruta once, then try again.'

const USAGE = [
  'Use: npm run group -- VERB … [DATA_DIR | postgres://…]',
  ...Object.entries(GROUP_VERBS).map(([name, { takes, usage }]) => `  ${[name, ...takes].join(' ')}${usage === '' ? '' : ` ${usage}`}`),
].join('\n')

interface Asked {
  readonly verb: GroupVerb
  readonly given: readonly string[]
  readonly options: GroupOptions
  readonly named: string | undefined
}

type CommandOutcome = Exclude<GroupOutcome, { refusal: unknown }>

/** Carries out one command line; `why` says what stopped it, or how the command is used. */
export async function groupCommand(args: readonly string[], environment: Environment): Promise<CommandOutcome> {
  const asked = parse(args)
  if (!asked) return { ok: false, why: USAGE }
  const reading = readConfig(environment)
  if (!reading.ok) return { ok: false, why: reading.problems.join('\n') }
  const outcome = await carryOut(asked, reading.config)
  return outcome.ok || 'why' in outcome ? outcome : { ok: false, why: anyRefusalMessage(outcome.refusal, 'en') }
}

function parse(args: readonly string[]): Asked | null {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: groupOptions, allowPositionals: true })
    const [name = '', ...given] = positionals
    const verb = Object.hasOwn(GROUP_VERBS, name) ? GROUP_VERBS[name] : undefined
    const own = verb?.takes.length ?? 0
    if (!verb || given.length < own || given.length > own + 1) return null
    if (Object.keys(values).some((option) => !verb.options.some((known) => known === option))) return null
    return { verb, given: given.slice(0, own), options: values, named: given[own] }
  } catch {
    // An unknown option: the usage is printed.
    return null
  }
}

async function carryOut({ verb, given, options, named }: Asked, config: Config): Promise<GroupOutcome> {
  const where = whereFrom(named)
  if (where.engine === 'sqlite' && !existsSync(where.file)) return { ok: false, why: `There is no database at ${where.file}.` }
  try {
    const { db, close } = await openRows(where, systemClock)
    // Nobody listens in this process: servers look at the rows when they are asked.
    const deps = { db, clock: systemClock, random: systemRandom, bus: createInProcessBus() }
    return await verb.act({ deps, where, config, given, options }).finally(close)
  } catch (error) {
    const why = reasonOf(error)
    return { ok: false, why: /no such (table|column)|(relation|column) .* does not exist/.test(why) ? OLDER : why }
  }
}
