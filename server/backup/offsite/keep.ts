// Makes off-site backups: a full one each day, and incremental ones with the changed pages in between.
import { createHash } from 'node:crypto'
import { createReadStream, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { reasonOf } from '../../reasonOf.ts'
import type { StorageLocation } from '../../storage/storage.ts'
import { copyDatabase } from '../copyDatabase.ts'
import type { Destination } from './destination.ts'
import { withLock } from './lock.ts'
import { mirrorOf } from './mirror.ts'
import { backupName, backupNamesIn, newestIn, outdated } from './names.ts'
import { claimDestination, type NamedInstallation, takeOver } from './owner.ts'
import { changedPages, type PageDigests, pagesDigest, pagesOf, writeChange } from './pages.ts'
import { sealBackup } from './seal.ts'
import { readState, writeState } from './stateFile.ts'

export interface Keeping {
  readonly where: StorageLocation
  readonly destination: Destination
  readonly recipients: readonly string[]
  /** How many days full backups are kept. */
  readonly days: number
  /** A local folder for temporary copies and for the state of the last backup. */
  readonly folder: string
  readonly now: () => number
  readonly installation: NamedInstallation
  /** Verifies the whole copy; rejects when it is damaged. */
  readonly prove: (copy: string) => Promise<void>
}

/** The state of the last backup, from which the next change is computed without reading the destination. */
interface Kept {
  readonly at: number
  readonly number: number
  /** The moment of the newest state at the destination. */
  readonly until: number
  /** The destination and the recipients. */
  readonly place: string
  readonly pages: PageDigests
}

interface Step {
  readonly is: 'whole' | 'changed' | 'unchanged'
  /** The size of the encrypted upload. */
  readonly bytes: number
  /** Why outdated backups could not be deleted; null if they were. The backup itself has been made. */
  readonly notPruned: string | null
}
const UNCHANGED: Step = { is: 'unchanged', bytes: 0, notPruned: null }

const DAY = 86_400_000

/** One step: a full backup each day, when `isAnew`, or when no earlier one can be continued; otherwise the changes. */
export const keepStep = (keeping: Keeping, isAnew = false): Promise<Step> =>
  withLock(keeping.folder, async () => {
    const { now } = keeping
    const stored = await claimDestination({ ...keeping, now: now() })
    const kept = readLastBackup(keeping.folder)
    const fits = !isAnew && kept !== null && kept.place === backupPlace(keeping) && now() - kept.at < DAY && now() >= kept.until
    // What is restored is the newest, which may be another server's that was the first meanwhile; or the destination may have lost its files.
    return fits && isNewest(stored, kept) ? change(keeping, kept) : whole(keeping, mirrored(true))
  })

/** By hand, perhaps on another machine: it leaves nothing there. `takesOver`: also when the destination belongs to another installation. */
export const keepWhole = (keeping: Keeping, takesOver = false): Promise<Step> =>
  withLock(keeping.folder, async () => {
    await (takesOver ? takeOver : claimDestination)({ ...keeping, now: keeping.now() })
    return whole(keeping, direct)
  })

const isNewest = (stored: readonly string[], { at, number }: Kept): boolean => {
  const newest = newestIn(backupNamesIn(stored))
  return newest !== null && newest.at === at && newest.number >= number
}

type Copying = (keeping: Keeping, copy: string) => Promise<void>
const direct: Copying = ({ where }, copy) => copyDatabase(where, copy)
const mirrored =
  (anew: boolean): Copying =>
  async ({ where, folder }, copy) => {
    if (where.engine === 'sqlite') return copyDatabase(where, copy)
    const file = await mirrorOf({ url: where.url, folder, anew })
    await copyDatabase({ engine: 'sqlite', file }, copy)
  }

/** With other recipients a new full backup is needed: their keys must decrypt all of its parts. */
export const backupPlace = ({ destination, recipients }: Pick<Keeping, 'destination' | 'recipients'>): string =>
  [destination.name, ...recipients].join(' ')

const whole = (keeping: Keeping, copying: Copying): Promise<Step> =>
  withCopy(keeping, copying, async (copy, at) => {
    await keeping.prove(copy)
    const bytes = await send(keeping, copy, backupName({ at, number: 0 }))
    writeKept(keeping.folder, { at, number: 0, until: at, place: backupPlace(keeping), pages: pagesOf(copy) })
    return { is: 'whole', bytes, notPruned: await prune(keeping).then(() => null, reasonOf) }
  })

const change = (keeping: Keeping, kept: Kept): Promise<Step> =>
  withCopy(keeping, mirrored(false), async (copy, at) => {
    const after = pagesOf(copy)
    const pages = changedPages(kept.pages, after)
    if (pages === null) throw new Error('the size of its pages has changed: make a whole copy (npm run backup -- --to …)')
    if (pagesDigest(after) === pagesDigest(kept.pages)) {
      writeKept(keeping.folder, { ...kept, until: at })
      return UNCHANGED
    }
    const changed = `${copy}.change`
    try {
      writeChange(copy, changed, { at, before: kept.pages, after, pages })
      const number = kept.number + 1
      // After a crash between upload and writeKept, the next step replaces this file with one that contains all changes since.
      const bytes = await send(keeping, changed, backupName({ at: kept.at, number }))
      writeKept(keeping.folder, { ...kept, number, until: at, pages: after })
      return { is: 'changed', bytes, notPruned: null }
    } finally {
      rmSync(changed, { force: true })
    }
  })

/** `at` is taken before the copy is made, so everything acknowledged by then is in the copy. */
const withCopy = async (keeping: Keeping, copying: Copying, use: (copy: string, at: number) => Promise<Step>): Promise<Step> => {
  const at = keeping.now()
  const copy = join(keeping.folder, COPY)
  rmSync(copy, { force: true })
  try {
    await copying(keeping, copy)
    return await use(copy, at)
  } finally {
    for (const rest of ['', '-wal', '-shm', '-journal']) rmSync(copy + rest, { force: true })
  }
}
const COPY = 'ruta-offsite.part'

/** Reads the upload back and compares it, so that a broken upload is not taken for a backup. */
const send = async ({ destination, recipients }: Keeping, file: string, name: string): Promise<number> => {
  const [sealed, arrived] = [`${file}.age`, `${file}.arrived`]
  try {
    await sealBackup(file, sealed, recipients)
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
  for (const name of outdated(backupNamesIn(await destination.list()), now(), days)) await destination.remove(backupName(name))
}

const STATE = 'ruta-offsite.json'

const Stored = z.object({
  at: z.number(),
  number: z.int().min(0),
  until: z.number(),
  place: z.string(),
  pages: z.object({ pageSize: z.int().positive(), digests: z.base64().transform((text) => Buffer.from(text, 'base64')) }),
})
/** Null also when it cannot be read: then a full backup is made. */
export const readLastBackup = (folder: string): Kept | null => readState(join(folder, STATE), Stored)

const writeKept = (folder: string, { pages, ...rest }: Kept): void =>
  writeState(join(folder, STATE), { ...rest, pages: { ...pages, digests: pages.digests.toString('base64') } })
