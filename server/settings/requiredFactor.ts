// Setting: a group requires a second factor, at once or from a date on.
import { type GroupId, type Instant, instant, parseAccountId } from '../../shared/ids.ts'
import type { Actor, GroupSettings } from '../../shared/people.ts'
import { must, type Result, refuse } from '../../shared/result.ts'
import { recordAct } from '../acts/recordAct.ts'
import { readGroupRow } from '../db/readGroup.ts'
import type { Deps } from '../deps.ts'
import { membersWithoutFactor } from '../identity/heldMemberships.ts'
import { hasSecondFactor } from '../identity/secondFactors.ts'
import { type Changed, changed, changing, same } from './changeSettings.ts'
import { type RuleTelling, tellRule } from './tellRule.ts'

const DAY = 86_400_000

/** `inDays`: 0 for at once, null to end the requirement. */
export const requireFactor = async (
  deps: Deps,
  { account, telling }: Pick<Actor, 'account'> & { readonly telling: RuleTelling },
  group: GroupId,
  inDays: number | null,
): Promise<Result<Changed<GroupSettings>>> => {
  const now = deps.clock.now()
  const done = await changing<GroupSettings>(deps, group, async (inside) => {
    const {
      id: _,
      sample,
      delegations: __,
      agencies: ___,
      ...from
    } = must(await readGroupRow(inside.db, group), 'the group of a membership')
    // Accounts of a sample are shared, so none can have a second factor.
    if (sample) return refuse('forbidden')
    if (inDays === null && from.requiresFactorFrom === undefined) return same(from)
    if (inDays !== null && !(await hasSecondFactor(inside.db, account))) return refuse('no-second-factor')
    const { requiresFactorFrom: ____, ...others } = from
    const to: GroupSettings = inDays === null ? others : { ...others, requiresFactorFrom: instant(now + inDays * DAY) }
    const { act } = await recordAct(inside, { group, by: account, what: { type: 'groupChanged', from, to } })
    await inside.db
      .updateTable('work_group')
      .set({ requires_factor_from: to.requiresFactorFrom ?? null })
      .where('id', '=', group)
      .execute()
    await tellRule(inside, telling, {
      kind: 'factorRequired',
      group: { id: group, ...from },
      before: ruleFrom(from.requiresFactorFrom),
      after: ruleFrom(to.requiresFactorFrom),
      act: act.n,
    })
    return changed(to)
  })
  telling.mail.wake()
  // When the date comes, the periodic check of connections applies it.
  if (done.ok && inDays === 0) await closeHeld(deps, group)
  return done
}

const ruleFrom = (from: Instant | undefined) => (from === undefined ? undefined : { from, providers: [], exceptsObservers: false })

const closeHeld = async ({ db, bus }: Pick<Deps, 'db' | 'bus'>, group: GroupId): Promise<void> => {
  for (const row of await membersWithoutFactor(db).where('membership.group_id', '=', group).execute()) {
    const account = must(parseAccountId(row.account), 'a member')
    bus.publish({ type: 'accessChanged', scope: { group, account }, reason: 'access' })
  }
}
