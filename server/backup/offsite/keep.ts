// Keeps an installation off the machine: a whole copy, and between whole copies what has changed since.
import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Where } from '../../storage/storage.ts'
import { copyDatabase } from '../copyDatabase.ts'
import type { Destination } from './destination.ts'
import { withLock } from './lock.ts'
import { nameOf, namesIn, outdated } from './names.ts'
import { changedPages, digestOf, type Pages, pagesOf, writeChange } from './pages.ts'
import { seal } from './seal.ts'

export interface Keeping {
  readonly where: Where
  readonly destination: Destination
  readonly recipients: readonly string[]
  /** Whole copies are kept for so many days. */
  readonly days: number
  /** Of this machine, for copies on their way and for what was sent last. */
  readonly folder: string
  readonly now: () => number
  /** Everything in the copy; rejects when it is not whole. */
  readonly prove: (copy: string) => Promise<void>
}

/** What was kept last: with it, the next change is found without asking what is kept. */
export interface Kept {
  readonly at: number
  readonly number: number
  /** When the database was as it is kept there. */
  readonly until: number
  /** The place, and whose keys open what is there. */
  readonly place: string
  readonly pages: Pages
}

export interface Step {
  readonly is: 'whole' | 'changed' | 'unchanged'
  /** That were sent, sealed. */
  readonly bytes: number
}
const UNCHANGED: Step = { is: 'unchanged', bytes: 0 }

const DAY = 86_400_000

/** One step: a whole copy each day, or where there is nothing to go on from; otherwise what has changed. */
export const keepStep = (keeping: Keeping): Promise<Step> =>
  withLock(keeping.folder, async () => {
    const { where, now } = keeping
    const kept = readKept(keeping.folder)
    const fits = kept !== null && kept.place === placeOf(keeping) && now() - kept.at < DAY && now() >= kept.until
    if (!fits) return whole(keeping)
    // What has changed is found in the pages of the embedded database; PostgreSQL has its own log of it.
    return where.engine === 'sqlite' ? change(keeping, kept) : UNCHANGED
  })

export const keepWhole = (keeping: Keeping): Promise<Step> => withLock(keeping.folder, () => whole(keeping))

/** What was sealed for others cannot be gone on from: a new key must open all of it. */
export const placeOf = ({ destination, recipients }: Pick<Keeping, 'destination' | 'recipients'>): string =>
  [destination.name, ...recipients].join(' ')

const whole = (keeping: Keeping): Promise<Step> =>
  withCopy(keeping, async (copy, at) => {
    await keeping.prove(copy)
    const bytes = await send(keeping, copy, nameOf({ at, number: 0 }))
    writeKept(keeping.folder, { at, number: 0, until: at, place: placeOf(keeping), pages: pagesOf(copy) })
    await prune(keeping)
    return { is: 'whole', bytes }
  })

const change = (keeping: Keeping, kept: Kept): Promise<Step> =>
  withCopy(keeping, async (copy, at) => {
    const after = pagesOf(copy)
    const pages = changedPages(kept.pages, after)
    if (pages === null) throw new Error('the size of its pages has changed: make a whole copy (npm run backup -- --to …)')
    if (digestOf(after) === digestOf(kept.pages)) {
      writeKept(keeping.folder, { ...kept, until: at })
      return UNCHANGED
    }
    const changed = `${copy}.change`
    try {
      writeChange(copy, changed, { at, before: kept.pages, after, pages })
      const number = kept.number + 1
      // Sent again after a crash between the two, it holds all that changed, and takes the place of what was sent.
      const bytes = await send(keeping, changed, nameOf({ at: kept.at, number }))
      writeKept(keeping.folder, { ...kept, number, until: at, pages: after })
      return { is: 'changed', bytes }
    } finally {
      rmSync(changed, { force: true })
    }
  })

/** `at` is before the copy is made: all that was acknowledged by then is in it. */
const withCopy = async (keeping: Keeping, use: (copy: string, at: number) => Promise<Step>): Promise<Step> => {
  const at = keeping.now()
  const copy = join(keeping.folder, COPY)
  rmSync(copy, { force: true })
  try {
    await copyDatabase(keeping.where, copy)
    return await use(copy, at)
  } finally {
    for (const rest of ['', '-wal', '-shm', '-journal']) rmSync(copy + rest, { force: true })
  }
}
const COPY = 'ruta-offsite.part'

/** What arrived is read again: a backup that only seems to be there is none. */
const send = async ({ destination, recipients }: Keeping, file: string, name: string): Promise<number> => {
  const [sealed, arrived] = [`${file}.age`, `${file}.arrived`]
  try {
    await seal(file, sealed, recipients)
    await destination.put(name, sealed)
    await destination.get(name, arrived)
    if ((await hashOf(sealed)) !== (await hashOf(arrived))) throw new Error(`what arrived as ${name} is not what was sent`)
    return statSync(sealed).size
  } finally {
    for (const path of [sealed, arrived]) rmSync(path, { force: true })
  }
}

const hashOf = async (file: string): Promise<string> => {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}

const prune = async ({ destination, now, days }: Keeping): Promise<void> => {
  for (const name of outdated(namesIn(await destination.list()), now(), days)) await destination.remove(nameOf(name))
}

const STATE = 'ruta-offsite.json'

/** Null also for what cannot be read: then a whole copy is made. */
export const readKept = (folder: string): Kept | null => {
  const file = join(folder, STATE)
  if (!existsSync(file)) return null
  try {
    const { pages, ...rest } = JSON.parse(readFileSync(file, 'utf8'))
    return { ...rest, pages: { pageSize: pages.pageSize, digests: Buffer.from(pages.digests, 'base64') } }
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return null
    throw error
  }
}

const writeKept = (folder: string, { pages, ...rest }: Kept): void => {
  const file = join(folder, STATE)
  writeFileSync(
    `${file}.part`,
    JSON.stringify({ ...rest, pages: { pageSize: pages.pageSize, digests: pages.digests.toString('base64') } }),
    {
      mode: 0o600,
    },
  )
  renameSync(`${file}.part`, file)
}
