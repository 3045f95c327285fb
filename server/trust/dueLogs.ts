// Which logs a background check verifies: those that have grown since their last verification, and at night also a share of the others.
import { type DocumentId, parseDocumentId } from '../../shared/ids.ts'
import type { Queries } from '../db/queries.ts'

/** `changed`: have grown since they were last verified, or were found damaged. `due`: these, and a night's share of the others. */
export type LogsToVerify = readonly DocumentId[] | 'changed' | 'due'

const DAY_MS = 24 * 60 * 60_000
/** A log that nobody writes in is verified again within so many nights. */
export const VERIFIED_WITHIN_NIGHTS = 60
/** A night verifies at least so many logs, where there are so many. */
export const FEWEST_A_NIGHT = 500
/** Without a verification: what was written since then is verified with the changed ones, the rest with a night's share. */
const NEW_MS = 2 * DAY_MS

export interface LogAge {
  readonly document: DocumentId
  /** Last verification; null for none. */
  readonly checked: number | null
  /** It is in every round: it has grown since, or was found damaged. */
  readonly isChanged: boolean
}

/** The share of a night: the oldest verification first. */
export const dueOf = (ages: readonly LogAge[]): readonly DocumentId[] => {
  const share = Math.max(FEWEST_A_NIGHT, Math.ceil(ages.length / VERIFIED_WITHIN_NIGHTS))
  const quiet = ages.filter(({ isChanged }) => !isChanged).sort((one, other) => (one.checked ?? 0) - (other.checked ?? 0))
  return [...ages.filter(({ isChanged }) => isChanged), ...quiet.slice(0, share)].map(({ document }) => document)
}

export const changedLogs = async (queries: Queries, now: number): Promise<readonly DocumentId[]> =>
  (await queries.all(`${STAND} WHERE ${CHANGED}`, now - NEW_MS)).flatMap(({ id }) => parseDocumentId(id) ?? [])

/** `others`: documents that are named elsewhere, whether they have a log or not. */
export const dueLogs = async (queries: Queries, now: number, others: readonly DocumentId[]): Promise<readonly DocumentId[]> => {
  const changed = new Set(await changedLogs(queries, now))
  const checked = new Map<string, number>()
  for (const { document, at } of await queries.all('SELECT document, at FROM verification')) checked.set(String(document), Number(at))
  const ages = [...new Set(others)].sort().map((document): LogAge => {
    const at = checked.get(document) ?? null
    // In the future: the clock was set ahead then.
    return { document, checked: at !== null && at > now ? null : at, isChanged: changed.has(document) }
  })
  return dueOf(ages)
}

const STAND = `
  SELECT log_document.id AS id FROM log_head JOIN log_document ON log_document.number = log_head.document
    LEFT JOIN verification ON verification.document = log_document.id`
const CHANGED = 'log_head.at >= coalesce(verification.at, ?) OR verification.bad_seq IS NOT NULL'
