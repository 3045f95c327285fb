// Who somebody was at an instant: their name, role, delegation and agency, read from the acts. Pure.
import type { AccountId, AgencyId, Instant } from '../ids.ts'
import type { Act } from './acts.ts'
import type { ActPerson } from './whats.ts'

/** From `from` on, until the next one begins. */
export interface Period {
  readonly from: Instant
  readonly as: ActPerson
}
/** Of each account that any act names, in order of time. */
export type Periods = ReadonlyMap<AccountId, readonly Period[]>

export const periodsOf = (acts: readonly Act[]): Periods => {
  const periods = new Map<AccountId, Period[]>()
  const begin = (from: Instant, as: ActPerson) => {
    const own = periods.get(as.account) ?? []
    periods.set(as.account, own)
    const last = own.at(-1)
    if (last && isSame(last.as, as)) return
    // Of one instant, the last word.
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

/** Null before the acts know them: nothing is claimed of an earlier time. */
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

/** Before the acts began, as at their beginning: so is what an agency did filtered, too. */
export const agencyAt = (periods: Periods, account: AccountId, at: Instant): AgencyId | null =>
  (personAt(periods, account, at) ?? periods.get(account)?.[0]?.as)?.agency ?? null

/** When somebody of that agency could write in its name: `from` ≤ at < `until`; null for no end. Before the acts began, as at their beginning. */
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
