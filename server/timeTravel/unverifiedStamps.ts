// Owners of the ids brought back after a restore: unverified until the owner has confirmed them, or unknown.
import { isBroughtBack } from '../../shared/broughtBack.ts'
import type { Credit } from '../../shared/history/credit.ts'
import type { Attribution, LogHeader } from '../log/log.ts'
import { createIdRanges, type IdRanges } from './idRanges.ts'
import type { Stamp } from './stamp.ts'

export const attributionCredit = (one: Attribution | undefined): Pick<Stamp, 'account' | 'delegation' | 'unverified'> => ({
  account: one?.owner ?? null,
  delegation: null,
  ...(one && one.vouched !== null ? {} : { unverified: true }),
})

/** `one`: what the entry brought back, if it did; the authors of deletions are unknown. */
export const creditOfEntry = (entry: LogHeader, one: Attribution | undefined): Credit =>
  isBroughtBack(entry)
    ? { account: one?.owner ?? null, delegation: null, ...(one && one.vouched !== null ? {} : { unverified: { by: entry.author } }) }
    : { account: entry.author, delegation: entry.delegation }

/** `written` with confirmed ids, and separately what was brought back. */
export const withUnverified = (written: IdRanges<Stamp>, attributions: readonly Attribution[]): IdRanges<Stamp> => {
  const unverified = attributions.filter(({ vouched }) => vouched === null)
  if (unverified.length === 0) return written
  const unverifiedStamps = createIdRanges<Stamp>()
  for (const one of unverified) unverifiedStamps.add(one, { seq: null, at: null, ...attributionCredit(one) })
  return {
    add: written.add,
    at: (client, clock) => written.at(client, clock) ?? unverifiedStamps.at(client, clock),
    next: (client, clock) => Math.min(written.next(client, clock), unverifiedStamps.next(client, clock)),
  }
}
