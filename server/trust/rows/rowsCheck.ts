// What compares rows of a group with its acts.
import type { Act } from '../../../shared/acts/acts.ts'
import type { GroupState } from '../../../shared/acts/groupState.ts'
import type { GroupId } from '../../../shared/ids.ts'
import type { Queries } from '../../db/queries.ts'

export interface RowsComparison {
  readonly queries: Queries
  readonly group: GroupId
  readonly acts: readonly Act[]
  /** After all of these acts. */
  readonly standing: GroupState
}
/** The first difference as a sentence; null when there is none. */
export type RowsCheck = (comparison: RowsComparison) => Promise<string | null>

/** An act is recorded in the transaction of its rows; its time is that of its entry, which never decreases. */
const NEAR_MS = 5_000
export const isNear = (row: unknown, act: number | null): boolean =>
  act === null ? row === null : typeof row === 'number' && Math.abs(row - act) <= NEAR_MS

/** It may be later. */
export const isNotBefore = (row: unknown, act: number): boolean => typeof row === 'number' && row >= act - NEAR_MS

export const hex = (bytes: unknown): string => (bytes instanceof Uint8Array ? Buffer.from(bytes).toString('hex') : '')
