// Who reads a page of the plan, and what the ids in it are called in the group.
import type { GroupId } from '../../shared/ids.ts'
import { type Actor, membershipIn } from '../../shared/people.ts'
import { must } from '../../shared/result.ts'
import type { PageReader } from '../../shared/views/planPage.ts'
import { dayInZone } from '../../shared/zones.ts'
import { readGroupRow } from '../db/readGroup.ts'
import type { Deps } from '../deps.ts'
import { zoneOf } from '../notices/zoneOf.ts'

export interface PageReaderDeps extends Pick<Deps, 'db'> {
  readonly clock: Pick<Deps['clock'], 'now' | 'after'>
}

export const pageReader = async ({ db, clock }: PageReaderDeps, actor: Actor, group: GroupId): Promise<PageReader> => {
  const { delegations, agencies } = must(await readGroupRow(db, group), 'the group of a membership')
  const people = await db
    .selectFrom('membership')
    .innerJoin('account', 'account.id', 'membership.account')
    .select(['account.id', 'account.name'])
    .where('membership.group_id', '=', group)
    .execute()
  const membership = membershipIn(actor, group)
  return {
    language: actor.language,
    today: dayInZone(clock.now(), await zoneOf(db, actor.account, group)),
    account: actor.account,
    delegation: membership?.delegation ?? null,
    agency: membership?.agency ?? null,
    delegations: Object.fromEntries(delegations.map(({ id, code }) => [id, code])),
    agencies: Object.fromEntries(agencies.map(({ id, acronym }) => [id, acronym])),
    people: Object.fromEntries(people.map(({ id, name }) => [id, name])),
  }
}
