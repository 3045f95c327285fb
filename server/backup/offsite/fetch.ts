// Fetches what is kept elsewhere, opens it, and puts the newest state together that is whole.
import { renameSync, rmSync } from 'node:fs'
import type { Destination } from './destination.ts'
import { type Name, nameOf, namesIn, newestChain } from './names.ts'
import { applyChange, pagesOf } from './pages.ts'
import { openSealed } from './seal.ts'

export interface Fetched {
  /** When the installation was as it is in the file. */
  readonly at: number
  /** How many changes after the whole copy are in it. */
  readonly changes: number
  /** Why a later one is not; null when all are. */
  readonly stopped: string | null
}

interface Wanted {
  readonly destination: Destination
  readonly identities: readonly string[]
  /** A file that is not there yet. */
  readonly target: string
}

/** Rejects when there is nothing, or the whole copy cannot be opened. */
export const fetchKept = async ({ destination, identities, target }: Wanted): Promise<Fetched> => {
  const [whole, ...changes] = newestChain(namesIn(await destination.list()))
  if (!whole) throw new Error(`There is no backup at ${destination.name}.`)
  const part = `${target}.fetched`
  const opened = `${target}.opened`
  const bring = async (name: Name) => {
    await destination.get(nameOf(name), part)
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
        return { at, changes: index, stopped: `${nameOf(change)}: ${error instanceof Error ? error.message : String(error)}` }
      }
    }
    return { at, changes: changes.length, stopped: null }
  } finally {
    for (const path of [part, opened]) rmSync(path, { force: true })
  }
}
