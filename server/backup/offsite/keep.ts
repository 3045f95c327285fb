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
import { appendDigests, DigestsNote, readDigests, writeDigests } from './digestFile.ts'
import { imageOf, logMark } from './image.ts'
import { withLock } from './lock.ts'
import { mirrorOf, snapshotMark } from './mirror.ts'
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

/** Of the last backup. Its size does not depend on the database: the digests of pages are in a file of their own. */
const Note = z.object({
  at: z.number(),
  number: z.int().min(0),
  /** The moment of the newest state at the destination. */
  until: z.number(),
  /** The destination and the recipients. */
  place: z.string(),
  /** As long as the database has the same mark, it has this state; null where that cannot be told. */
  mark: z.string().nullable(),
  digests: DigestsNote,
})
type Note = z.infer<typeof Note>

/** The state of the last backup, from which the next change is computed without reading the destination. */
interface Kept extends Note {
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
    if (fits && isNewest(stored, kept)) return change(keeping, kept)
    const [at, mark] = [now(), await markOf(keeping)]
    return whole(keeping, { copy: await keptCopy(keeping, true), at, mark })
  })

/** By hand, perhaps on another machine: it leaves nothing there. `takesOver`: also when the destination belongs to another installation. */
export const keepWhole = (keeping: Keeping, takesOver = false): Promise<Step> =>
  withLock(keeping.folder, async () => {
    await (takesOver ? takeOver : claimDestination)({ ...keeping, now: keeping.now() })
    const at = keeping.now()
    const copy = join(keeping.folder, COPY)
    // Left by a kill: SQLite would apply its journal to the new copy.
    removeCopy(copy)
    try {
      await copyDatabase(keeping.where, copy)
      return await whole(keeping, { copy, at, mark: null })
    } finally {
      removeCopy(copy)
    }
  })
const COPY = 'ruta-offsite.part'

const removeCopy = (copy: string): void => {
  for (const rest of ['', '-wal', '-shm', '-journal']) rmSync(copy + rest, { force: true })
}

const isNewest = (stored: readonly string[], { at, number }: Kept): boolean => {
  const newest = newestIn(backupNamesIn(stored))
  return newest !== null && newest.at === at && newest.number >= number
}

/** The file in the data folder that is brought up to date each round. `anew`: so that no error of it lasts longer than a full backup. */
const keptCopy = ({ where, folder }: Keeping, anew: boolean): Promise<string> =>
  where.engine === 'sqlite' ? imageOf(where.file, folder) : mirrorOf({ url: where.url, folder, anew })

const markOf = async ({ where }: Keeping): Promise<string | null> =>
  where.engine === 'sqlite' ? logMark(where.file) : snapshotMark(where.url)

/** With other recipients a new full backup is needed: their keys must decrypt all of its parts. */
export const backupPlace = ({ destination, recipients }: Pick<Keeping, 'destination' | 'recipients'>): string =>
  [destination.name, ...recipients].join(' ')

/** What was acknowledged by `at` is in the copy. */
interface Copied {
  readonly copy: string
  readonly at: number
  readonly mark: string | null
}

const whole = async (keeping: Keeping, { copy, at, mark }: Copied): Promise<Step> => {
  await keeping.prove(copy)
  const bytes = await send(keeping, copy, backupName({ at, number: 0 }))
  const digests = writeDigests(keeping.folder, pagesOf(copy))
  writeNote(keeping.folder, { at, number: 0, until: at, place: backupPlace(keeping), mark, digests })
  return { is: 'whole', bytes, notPruned: await prune(keeping).then(() => null, reasonOf) }
}

const change = async (keeping: Keeping, { pages: before, ...kept }: Kept): Promise<Step> => {
  const [at, mark] = [keeping.now(), await markOf(keeping)]
  const unchanged = () => {
    writeNote(keeping.folder, { ...kept, until: at, mark })
    return UNCHANGED
  }
  if (mark !== null && mark === kept.mark) return unchanged()
  const copy = await keptCopy(keeping, false)
  const after = pagesOf(copy)
  const pages = changedPages(before, after)
  if (pages === null) throw new Error('the size of its pages has changed: make a whole copy (npm run backup -- --to …)')
  if (pagesDigest(after) === kept.digests.digest) return unchanged()
  const changed = `${copy}.change`
  try {
    writeChange(copy, changed, { at, before, after, pages })
    const number = kept.number + 1
    // After a crash between upload and writeNote, the next step replaces this file with one that contains all changes since.
    const bytes = await send(keeping, changed, backupName({ at: kept.at, number }))
    const digests = appendDigests(keeping.folder, kept.digests, after, pages)
    writeNote(keeping.folder, { ...kept, number, until: at, mark, digests })
    return { is: 'changed', bytes, notPruned: null }
  } finally {
    rmSync(changed, { force: true })
  }
}

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

/** Null also when it cannot be read: then a full backup is made. */
export const readLastBackup = (folder: string): Kept | null => {
  const note = readState(join(folder, STATE), Note)
  const pages = note && readDigests(folder, note.digests)
  return pages && { ...note, pages }
}

const writeNote = (folder: string, note: Note): void => writeState(join(folder, STATE), note)
