// Downloads and decrypts an off-site backup, and assembles the newest complete state from the full backup and the changes after it.
import { renameSync, rmSync } from 'node:fs'
import { reasonOf } from '../../reasonOf.ts'
import type { Destination } from './destination.ts'
import { backupName, backupNamesIn, type Name, newestChain } from './names.ts'
import { applyChange, pagesOf } from './pages.ts'
import { openSealed } from './seal.ts'

interface Fetched {
  /** The moment whose state the file has. */
  readonly at: number
  /** How many changes after the full backup were applied. */
  readonly changes: number
  /** Why the next change was not applied; null when all were. */
  readonly stopped: string | null
}

interface Wanted {
  readonly destination: Destination
  readonly identities: readonly string[]
  /** A path at which no file exists yet. */
  readonly target: string
}

/** Rejects when there is no backup, or the full backup cannot be decrypted. */
export const fetchKept = async ({ destination, identities, target }: Wanted): Promise<Fetched> => {
  const [whole, ...changes] = newestChain(backupNamesIn(await destination.list()))
  if (!whole) throw new Error(`There is no backup at ${destination.name}.`)
  const part = `${target}.fetched`
  const opened = `${target}.opened`
  const bring = async (name: Name) => {
    await destination.get(backupName(name), part)
    await openSealed(part, opened, identities)
  }
  try {
    await bring(whole)
    renameSync(opened, target)
    let [at, pages] = [whole.at, pagesOf(target)]
    for (const [index, change] of changes.entries()) {
      try {
        await bring(change)
        const applied = applyChange(target, opened, pages)
        at = applied.at
        pages = applied.pages
      } catch (error) {
        return { at, changes: index, stopped: `${backupName(change)}: ${reasonOf(error)}` }
      }
    }
    return { at, changes: changes.length, stopped: null }
  } finally {
    for (const path of [part, opened]) rmSync(path, { force: true })
  }
}
