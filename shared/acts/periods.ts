// A person at an instant: name, role, delegation and agency, derived from the acts. Pure.
import type { AccountId, AgencyId, Instant } from '../ids.ts'
import type { Act } from './acts.ts'
import type { ActPerson } from './whats.ts'

/** From `from` until the next period begins. */
export interface Period {
  readonly from: Instant
  readonly as: ActPerson
}
/** For each account named in any act, in order of time. */
export type Periods = ReadonlyMap<AccountId, readonly Period[]>

export const periodsOf = (acts: readonly Act[]): Periods => {
  const periods = new Map<AccountId, Period[]>()
  const begin = (from: Instant, as: ActPerson) => {
    const own = periods.get(as.account) ?? []
    periods.set(as.account, own)
    const last = own.at(-1)
    if (last && isSame(last.as, as)) return
    // Of several changes at one instant, the last one.
    if (last?.from === from) own.pop()
    own.push({ from, as })
  }
  const latest = (account: AccountId) => periods.get(account)?.at(-1)?.as
  const leave = (from: Instant, account: AccountId) => {
    const last = latest(account)
    if (last) begin(from, { ...last, role: null, delegation: null, agency: null })
  }
  for (const { at, what, by } of acts) {
    if (by) begin(at, by)
    switch (what.type) {
      case 'begun':
      case 'restored': {
        const present = new Set(what.people.map(({ account }) => account))
        for (const account of periods.keys()) if (!present.has(account)) leave(at, account)
        for (const member of what.people) begin(at, member)
        break
      }
      case 'memberJoined':
      case 'memberChanged':
        begin(at, what.member)
        break
      case 'memberRemoved':
      case 'accountErased':
        leave(at, what.member.account)
        break
      case 'personRenamed': {
        const last = latest(what.account)
        if (last) begin(at, { ...last, name: what.to })
      }
    }
  }
  return periods
}

/** Null before the first act: nothing is known of earlier times. */
export const personAt = (periods: Periods, account: AccountId, at: Instant): ActPerson | null => {
  const own = periods.get(account) ?? []
  let [low, high] = [0, own.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((own[middle]?.from ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return own[low - 1]?.as ?? null
}

/** Times before the first act count as the beginning: this is also used to filter by agency. */
export const agencyAt = (periods: Periods, account: AccountId, at: Instant): AgencyId | null =>
  (personAt(periods, account, at) ?? periods.get(account)?.[0]?.as)?.agency ?? null

/**
 * Periods in which an account could write for that agency: `from` ≤ at < `until`; null for no end. Times before the first act count as the
 * beginning.
 */
export interface AgencySpan {
  readonly account: AccountId
  readonly from: Instant | null
  readonly until: Instant | null
}
export const agencySpans = (periods: Periods, agency: AgencyId): readonly AgencySpan[] =>
  [...periods].flatMap(([account, own]) =>
    own.flatMap(({ from, as }, at) =>
      as.agency === agency ? [{ account, from: at === 0 ? null : from, until: own[at + 1]?.from ?? null }] : [],
    ),
  )

const isSame = (a: ActPerson, b: ActPerson): boolean =>
  a.name === b.name && a.role === b.role && a.delegation === b.delegation && a.agency === b.agency
