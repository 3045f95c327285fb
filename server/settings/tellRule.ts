// Notifies members when a requirement of their group (second factor, or sign-in provider) is set or changed.
import type { NoticeSubject } from '../../shared/api/notices.ts'
import type { Bilingual } from '../../shared/bilingual.ts'
import { type AccountId, type GroupId, type Instant, parseAccountId } from '../../shared/ids.ts'
import { type Group, parseRole, type Role } from '../../shared/people.ts'
import { clockIn } from '../../shared/zones.ts'
import type { Store } from '../db/rowStore.ts'
import type { Deps } from '../deps.ts'
import type { Mail } from '../mail/mail.ts'
import { dropTold, tellAccounts } from '../notices/ofAccount.ts'
import { zoneOf } from '../notices/zoneOf.ts'

/** Dependencies besides the database. */
export interface RuleTelling {
  readonly mail: Pick<Mail, 'isOn' | 'add' | 'wake'>
  readonly url: string
  /** Configured providers. */
  readonly providers: readonly NamedProvider[]
}
export interface NamedProvider {
  readonly id: string
  readonly name: Bilingual
}

/** The new or previous requirement. */
export interface Rule {
  readonly from: Instant
  /** Provider ids; empty for a second factor. */
  readonly providers: readonly string[]
  readonly exceptsObservers: boolean
}

interface RuleSet {
  readonly kind: 'factorRequired' | 'providerRequired'
  readonly group: Pick<Group, 'id' | 'name' | 'zone'>
  /** Undefined: nothing was required; `after` undefined: nothing is required now. */
  readonly before: Rule | undefined
  readonly after: Rule | undefined
  /** The number of the act that set it. */
  readonly act: number
}

/** In the transaction that sets it, after its act; the caller wakes the mail afterwards. Members for whom nothing is new are not notified again. */
export const tellRule = async (inside: Deps, telling: RuleTelling, set: RuleSet): Promise<void> => {
  const { kind, group, before, after, act } = set
  const now = inside.clock.now()
  const stays = before !== undefined && after !== undefined && isSame(before, after, { now, zone: group.zone })
  const concerned = (rule: Rule | undefined, role: Role | null) =>
    rule !== undefined && !(rule.exceptsObservers && (role === 'observer' || role === 'guest'))
  const members = await membersOf(inside.db, group.id)
  const anew = members.filter(({ role }) => !(stays && concerned(before, role) === concerned(after, role)))
  const keys = `${kind}:${group.id}:`
  await dropTold(inside.db, { kind, keys, accounts: anew.map(({ account }) => account) }, now)
  const told = after ? anew.filter(({ role }) => concerned(after, role)) : []
  const names = (after?.providers ?? []).map((id) => telling.providers.find((one) => one.id === id)?.name ?? { es: id, en: id })
  const from = after && after.from > now ? after.from : null
  const all = []
  for (const { account } of told) {
    const zone = await zoneOf(inside.db, account, group.id)
    const subject: NoticeSubject = {
      type: 'rule',
      group: group.name,
      ...(from === null ? {} : { day: clockIn(from, zone).day }),
      providers: names,
    }
    const rule = { group: group.name, from, zone }
    const content =
      kind === 'factorRequired'
        ? ({ kind, ...rule, link: `${telling.url}/me` } as const)
        : ({ kind, ...rule, providers: names, link: `${telling.url}/g/${group.id}` } as const)
    all.push({ account, kind, key: `${keys}${act}:${account}`, subject, content })
  }
  await tellAccounts(inside, telling.mail, all)
  for (const { account } of anew) inside.bus.publish({ type: 'news', group: group.id, of: 'inbox', account })
}

/** Tolerance between the clocks of two servers. */
const APART_MS = 60_000

/** Nothing new: both are in force, or the later one begins on the same date and not earlier. */
const isSame = (before: Rule, after: Rule, { now, zone }: { readonly now: number; readonly zone: string }): boolean => {
  if (before.providers.join(' ') !== after.providers.join(' ')) return false
  if (before.from <= now + APART_MS || after.from <= now) return before.from <= now + APART_MS && after.from <= now
  return after.from >= before.from - APART_MS && clockIn(before.from, zone).day === clockIn(after.from, zone).day
}

const membersOf = async (db: Store, group: GroupId): Promise<readonly { readonly account: AccountId; readonly role: Role | null }[]> => {
  const rows = await db.selectFrom('membership').select(['account', 'role']).where('group_id', '=', group).orderBy('account').execute()
  return rows.flatMap(({ account: id, role }) => {
    const account = parseAccountId(id)
    return account ? [{ account, role: parseRole(role) }] : []
  })
}
