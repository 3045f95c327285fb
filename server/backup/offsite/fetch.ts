// Downloads and decrypts an off-site backup, and assembles the newest state of before a moment that can be restored: from the newest full
// backup that can be read and the changes after it.
import { renameSync, rmSync } from 'node:fs'
import { reasonOf } from '../../reasonOf.ts'
import type { Destination } from './destination.ts'
import { type BackupChain, backupName, backupNamesIn, chainsIn, type Name } from './names.ts'
import { applyChange, momentOf, type PageDigests, pagesOf } from './pages.ts'
import { openSealed } from './seal.ts'

interface Fetched {
  /** The moment whose state the file has. */
  readonly at: number
  /** The full backup that was used. */
  readonly full: string
  /** How many changes after the full backup were applied. */
  readonly changes: number
  /** What cannot be used or is missing, as sentences; empty when the file is the newest state of before the moment. */
  readonly problems: readonly string[]
}

interface Reading {
  readonly destination: Destination
  readonly identities: readonly string[]
  /** A path at which no file exists yet. */
  readonly target: string
}

/** The file as far as it has been assembled. */
interface Assembled {
  readonly at: number
  readonly pages: PageDigests
  readonly changes: number
}

/**
 * `until`: no later state, in ms; null for the newest. Rejects when no full backup of before it can be read, naming each that was tried.
 * After a full backup that cannot be read, the older one and its changes are used, and those after the unreadable one if they fit.
 */
export const fetchKept = async (reading: Reading, until: number | null = null): Promise<Fetched> => {
  const { destination, target } = reading
  const last = until ?? Number.POSITIVE_INFINITY
  const chains = chainsIn(backupNamesIn(await destination.list()))
  const eligible = chains.filter(({ at }) => at <= last)
  const problems: string[] = []
  for (const [index, chain] of [...eligible.entries()].reverse()) {
    const full = backupName({ at: chain.at, number: 0 })
    const problem = chain.hasFull ? await bring(reading, { at: chain.at, number: 0 }, target) : 'it is missing'
    if (problem !== null) {
      problems.push(`${full} cannot be used: ${problem}.`)
      continue
    }
    const start = { at: chain.at, pages: pagesOf(target), changes: 0 }
    const { at, changes, problem: stopped } = await applyChain(reading, eligible.slice(index), start, last)
    return { at, full, changes, problems: stopped === null ? problems : [...problems, stopped] }
  }
  if (problems.length > 0) throw new Error(`no full backup at ${destination.name} can be used. ${problems.join(' ')}`)
  const [oldest] = chains
  if (!oldest) throw new Error(`there is no backup at ${destination.name}`)
  throw new Error(`the oldest backup at ${destination.name} is of ${new Date(oldest.at).toISOString()}`)
}

/** The changes after the first chain's full backup, then those after later ones, which fit when nothing had changed in between. */
const applyChain = async (reading: Reading, chains: readonly BackupChain[], start: Assembled, last: number) => {
  const opened = `${reading.target}.change`
  let state = start
  const ended = (problem: string | null) => ({ ...state, problem })
  try {
    for (const [index, { changes, gap }] of chains.entries()) {
      for (const change of changes) {
        const failed = await bring(reading, change, opened)
        if (failed !== null) return ended(`${backupName(change)} cannot be used, nor what comes after it: ${failed}.`)
        try {
          if (momentOf(opened) > last) return ended(null)
          state = { ...applyChange(reading.target, opened, state.pages), changes: state.changes + 1 }
        } catch (error) {
          if (isSystemError(error)) throw error
          // What was written after an unreadable full backup is known to be lost already.
          return ended(index > 0 ? null : `${backupName(change)} cannot be used, nor what comes after it: ${reasonOf(error)}.`)
        }
      }
      if (gap !== null) return ended(gapSentence(gap))
    }
    return ended(null)
  } finally {
    rmSync(opened, { force: true })
  }
}

/** Of the disk, as when it is full. */
const isSystemError = (error: unknown): boolean => error instanceof Error && 'syscall' in error

const gapSentence = ({ missing, after }: NonNullable<BackupChain['gap']>): string =>
  `${backupName(missing)} is missing, so the ${after === 1 ? 'change' : `${after} changes`} after it cannot be used.`

/**
 * Why the file is damaged; null when it is at `target`. Rejects for everything that is no damage: a destination that does not answer, a full disk,
 * another key. An older state would be taken for nothing.
 */
const bring = async ({ destination, identities }: Reading, name: Name, target: string): Promise<string | null> => {
  const [part, opened] = [`${target}.fetched`, `${target}.opened`]
  try {
    await destination.get(backupName(name), part).catch((error: unknown) => {
      throw new Error(`${backupName(name)} could not be fetched`, { cause: error })
    })
    try {
      await openSealed(part, opened, identities)
    } catch (error) {
      if (isSystemError(error)) throw error
      const reason = reasonOf(error)
      if (/no identity matched/.test(reason)) throw new Error(`${backupName(name)} was made for another key than the one that was given`)
      return `it is damaged (${reason})`
    }
    renameSync(opened, target)
    return null
  } finally {
    for (const path of [part, opened]) rmSync(path, { force: true })
  }
}

/** What can be restored from one full backup. */
export interface ListedBackup {
  readonly at: number
  readonly hasFull: boolean
  readonly changes: number
  /** The moment of the last change that can be used; null when it could not be read, with `problem`. */
  readonly until: number | null
  readonly problem: string | null
}

/** Oldest first. Of each chain the last change is downloaded, for its moment; full backups are not read. */
export const listKept = async (reading: Reading): Promise<readonly ListedBackup[]> => {
  const listed: ListedBackup[] = []
  for (const { at, hasFull, changes, gap } of chainsIn(backupNamesIn(await reading.destination.list()))) {
    const last = changes.at(-1)
    const read = last ? await readMoment(reading, last) : { until: at, problem: null }
    const problem = hasFull ? (read.problem ?? (gap && gapSentence(gap))) : `${backupName({ at, number: 0 })} is missing.`
    listed.push({ at, hasFull, changes: changes.length, until: hasFull ? read.until : null, problem })
  }
  return listed
}

const readMoment = async (reading: Reading, change: Name) => {
  const failed = await bring(reading, change, reading.target)
  try {
    return failed === null
      ? { until: momentOf(reading.target), problem: null }
      : { until: null, problem: `${backupName(change)} cannot be used: ${failed}.` }
  } finally {
    rmSync(reading.target, { force: true })
  }
}
