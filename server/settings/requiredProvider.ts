// Setting: a group requires sessions opened with certain providers, at once or from a date on.
import { type AccountId, type GroupId, instant, parseAccountId } from '../../shared/ids.ts'
import type { GroupSettings, ProviderRule } from '../../shared/people.ts'
import { must, type Result, refuse } from '../../shared/result.ts'
import { recordAct } from '../acts/recordAct.ts'
import { readGroupRow } from '../db/readGroup.ts'
import type { Deps } from '../deps.ts'
import { parseMembership } from '../groups/parseMembership.ts'
import { markHeld } from '../identity/heldMemberships.ts'
import { providerOf } from '../identity/providerRules.ts'
import { sessionOfToken } from '../identity/tokenSession.ts'
import { type Changed, changed, changing, same } from './changeSettings.ts'
import { type RuleTelling, tellRule } from './tellRule.ts'

const DAY = 86_400_000

export interface WantedRule extends Omit<ProviderRule, 'from'> {
  readonly inDays: number
}

interface By {
  readonly account: AccountId
  readonly session: string
  readonly telling: RuleTelling
}

/** `wanted` null ends the requirement. */
export const requireProvider = async (
  deps: Deps,
  { account, session, telling }: By,
  group: GroupId,
  wanted: WantedRule | null,
): Promise<Result<Changed<GroupSettings>>> => {
  const rule = wanted && ruleOf(wanted, deps.clock.now())
  if (rule && !rule.providers.every((id) => telling.providers.some((one) => one.id === id))) return refuse('bad-request')
  const done = await changing<GroupSettings>(deps, group, async (inside) => {
    const {
      id: _,
      sample,
      delegations: __,
      agencies: ___,
      ...from
    } = must(await readGroupRow(inside.db, group), 'the group of a membership')
    // On a demo nobody signs in through a provider.
    if (sample) return refuse('forbidden')
    if (rule === null && from.requiresProvider === undefined) return same(from)
    const own = await providerOf(inside.db, session)
    if (rule && (own === null || !rule.providers.includes(own))) return refuse('own-provider')
    const { requiresProvider: ____, ...others } = from
    const to: GroupSettings = rule ? { ...others, requiresProvider: rule } : others
    const { act } = await recordAct(inside, { group, by: account, what: { type: 'groupChanged', from, to } })
    await inside.db
      .updateTable('work_group')
      .set({
        requires_provider_from: rule?.from ?? null,
        required_providers: rule?.providers.join(' ') ?? '',
        provider_excepts_observers: rule?.exceptsObservers ? 1 : 0,
      })
      .where('id', '=', group)
      .execute()
    const [before, after] = [from.requiresProvider, to.requiresProvider]
    await tellRule(inside, telling, { kind: 'providerRequired', group: { id: group, ...from }, before, after, act: act.n })
    return changed(to)
  })
  telling.mail.wake()
  // When the date comes, the periodic check of connections applies it.
  if (done.ok && wanted?.inDays === 0) await closeHeld(deps, group)
  return done
}

const ruleOf = ({ providers, exceptsObservers, inDays }: WantedRule, now: number): ProviderRule => ({
  from: instant(now + inDays * DAY),
  providers: [...new Set(providers)].sort(),
  exceptsObservers,
})

/** Sessions and API tokens of members that no longer have access to the group. */
const closeHeld = async (deps: Pick<Deps, 'db' | 'bus' | 'clock'>, group: GroupId): Promise<void> => {
  const { db, bus } = deps
  const seats = db.selectFrom('membership').selectAll('membership').where('membership.group_id', '=', group)
  const logins = await seats.innerJoin('session', 'session.account', 'membership.account').select('session.id as opened').execute()
  const tokens = await seats
    .innerJoin('api_token', 'api_token.account', 'membership.account')
    .select('api_token.id as opened')
    .where('api_token.group_id', '=', group)
    .where('api_token.ended_at', 'is', null)
    .execute()
  const all = [...logins, ...tokens.map((row) => ({ ...row, opened: sessionOfToken(row.opened) }))]
  const callers = all.map((row) => ({
    account: must(parseAccountId(row.account), 'a member'),
    session: row.opened,
    memberships: [parseMembership(row)],
  }))
  for (const [at, memberships] of (await markHeld(deps, callers)).entries())
    if (memberships.some(({ held }) => held))
      bus.publish({ type: 'accessChanged', scope: { session: callers[at]?.session ?? '' }, reason: 'access' })
}
