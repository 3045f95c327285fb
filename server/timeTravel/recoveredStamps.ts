// Whose the ids are that came back after a restore: their owner's, if anybody knows, and unverified until the owner has said the same.
import type { Credit } from '../../shared/history/credit.ts'
import type { Entry, Recovered } from '../log/log.ts'
import { createIdRanges, type IdRanges } from './idRanges.ts'
import type { Stamp } from './stamp.ts'

export const creditOf = (one: Recovered | undefined): Pick<Stamp, 'account' | 'delegation' | 'unverified'> => ({
  account: one?.owner ?? null,
  delegation: null,
  ...(one && one.vouched !== null ? {} : { unverified: true }),
})

/** `one`: what the entry brought back, if it did; of deletions nothing is known. */
export const creditOfEntry = ({ kind, author, delegation }: Entry, one: Recovered | undefined): Credit =>
  kind === 'recovered'
    ? { account: one?.owner ?? null, delegation: null, ...(one && one.vouched !== null ? {} : { unverified: { by: author } }) }
    : { account: author, delegation }

/** `written` as far as somebody stands for it, and what came back beside it. */
export const withRecovered = (written: IdRanges<Stamp>, recovered: readonly Recovered[]): IdRanges<Stamp> => {
  const unverified = recovered.filter(({ vouched }) => vouched === null)
  if (unverified.length === 0) return written
  const unverifiedStamps = createIdRanges<Stamp>()
  for (const one of unverified) unverifiedStamps.add(one, { seq: null, at: null, ...creditOf(one) })
  return {
    add: written.add,
    at: (client, clock) => written.at(client, clock) ?? unverifiedStamps.at(client, clock),
    next: (client, clock) => Math.min(written.next(client, clock), unverifiedStamps.next(client, clock)),
  }
}
