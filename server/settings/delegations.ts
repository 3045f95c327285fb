// Adds, edits, retires and restores delegations and agencies. Their ids never change and none is ever deleted: items, entries and acts refer to
// them.
import type { ChangedAgency, ChangedDelegation, NewAgency, NewDelegation } from '../../shared/api/settings.ts'
import { type AgencyId, type DelegationId, type GroupId, parseAgencyId, parseDelegationId } from '../../shared/ids.ts'
import { type Actor, type Agency, type Delegation, type Group, IDENTITIES } from '../../shared/people.ts'
import type { Refusal } from '../../shared/refusals.ts'
import { must, type Result, refuse } from '../../shared/result.ts'
import { recordAct } from '../acts/recordAct.ts'
import { readGroupRow } from '../db/readGroup.ts'
import type { Store } from '../db/rowStore.ts'
import type { Deps } from '../deps.ts'
import { agencyIdOf, delegationIdOf } from '../groups/groups.ts'
import { type Changed, changed, changing, definedOf, isSameValue, same } from './changeSettings.ts'

/** Active at once, as at set-up. */
const MOST_DELEGATIONS = 24
const MOST_AGENCIES = 40

type By = Pick<Actor, 'account'>

export const addDelegation = (deps: Deps, { account }: By, group: GroupId, given: NewDelegation): Promise<Result<Changed<Delegation>>> =>
  changing(deps, group, async (inside) => {
    const before = await groupNow(inside.db, group)
    const { name, identity, capital = '', zone = '' } = given
    const code = given.code.toUpperCase()
    const id = freeId(
      delegationIdOf(code),
      before.delegations.map((one) => one.id),
      parseDelegationId,
    )
    const added: Delegation = { id, code, name, identity, capital, zone, retired: false }
    const wrong = faultOfDelegation(before, added)
    if (wrong) return refuse(wrong)
    await recordAct(inside, { group, by: account, what: { type: 'delegationAdded', added } })
    await inside.db
      .insertInto('delegation')
      .values({ group_id: group, id, position: before.delegations.length, ...delegationRow(added) })
      .execute()
    return changed(added)
  })

export const changeDelegation = (
  deps: Deps,
  { account }: By,
  group: GroupId,
  { id, change }: { readonly id: DelegationId; readonly change: ChangedDelegation },
): Promise<Result<Changed<Delegation>>> =>
  changing(deps, group, async (inside) => {
    const before = await groupNow(inside.db, group)
    const from = before.delegations.find((one) => one.id === id)
    if (!from) return refuse('not-found')
    const changes = definedOf(change)
    const to: Delegation = { ...from, ...changes, code: (changes.code ?? from.code).toUpperCase() }
    if (isSameValue(from, to)) return same(to)
    const wrong = faultOfDelegation(before, to)
    if (wrong) return refuse(wrong)
    if (to.retired && (await isSeated(inside.db, group, 'delegation', id))) return refuse('still-seated')
    await recordAct(inside, { group, by: account, what: { type: 'delegationChanged', from, to } })
    await inside.db.updateTable('delegation').set(delegationRow(to)).where('group_id', '=', group).where('id', '=', id).execute()
    return changed(to)
  })

export const addAgency = (deps: Deps, { account }: By, group: GroupId, given: NewAgency): Promise<Result<Changed<Agency>>> =>
  changing(deps, group, async (inside) => {
    const before = await groupNow(inside.db, group)
    const delegation = before.delegations.find((one) => one.id === given.delegation)
    if (!delegation || delegation.retired) return refuse('unknown-delegation')
    const id = freeId(
      agencyIdOf(delegation.id, given.acronym),
      before.agencies.map((one) => one.id),
      parseAgencyId,
    )
    const added: Agency = { id, delegation: delegation.id, acronym: given.acronym, name: given.name, retired: false }
    const wrong = faultOfAgency(before, added)
    if (wrong) return refuse(wrong)
    await recordAct(inside, { group, by: account, what: { type: 'agencyAdded', added } })
    const position = before.agencies.filter((one) => one.delegation === delegation.id).length
    await inside.db
      .insertInto('agency')
      .values({ group_id: group, id, delegation: delegation.id, position, ...agencyRow(added) })
      .execute()
    return changed(added)
  })

export const changeAgency = (
  deps: Deps,
  { account }: By,
  group: GroupId,
  { id, change }: { readonly id: AgencyId; readonly change: ChangedAgency },
): Promise<Result<Changed<Agency>>> =>
  changing(deps, group, async (inside) => {
    const before = await groupNow(inside.db, group)
    const from = before.agencies.find((one) => one.id === id)
    if (!from) return refuse('not-found')
    const to: Agency = { ...from, ...definedOf(change) }
    if (isSameValue(from, to)) return same(to)
    const wrong = faultOfAgency(before, to)
    if (wrong) return refuse(wrong)
    if (to.retired && (await isSeated(inside.db, group, 'agency', id))) return refuse('still-seated')
    await recordAct(inside, { group, by: account, what: { type: 'agencyChanged', from, to } })
    await inside.db.updateTable('agency').set(agencyRow(to)).where('group_id', '=', group).where('id', '=', id).execute()
    return changed(to)
  })

const groupNow = async (db: Store, group: GroupId): Promise<Group> => must(await readGroupRow(db, group), 'the group of a membership')

/** Conflict with an active one. Each has its own colour and pattern, as long as there are enough. */
const faultOfDelegation = ({ delegations }: Group, one: Delegation): Refusal | null => {
  const others = delegations.filter(({ id, retired }) => id !== one.id && !retired)
  if (one.retired) return null
  if (others.some(({ code }) => code === one.code)) return 'code-taken'
  const taken = new Set(others.map(({ identity }) => identity))
  const before = delegations.find(({ id }) => id === one.id)
  const keepsIts = before !== undefined && !before.retired && before.identity === one.identity
  if (!keepsIts && taken.has(one.identity) && taken.size < IDENTITIES) return 'identity-taken'
  return others.length >= MOST_DELEGATIONS ? 'too-many-delegations' : null
}

const faultOfAgency = ({ agencies, delegations }: Group, one: Agency): Refusal | null => {
  if (one.retired) return null
  if (delegations.find(({ id }) => id === one.delegation)?.retired) return 'unknown-delegation'
  const others = agencies.filter(({ id, delegation, retired }) => id !== one.id && delegation === one.delegation && !retired)
  if (others.some(({ acronym }) => acronym.toLowerCase() === one.acronym.toLowerCase())) return 'acronym-taken'
  return others.length >= MOST_AGENCIES ? 'too-many-agencies' : null
}

const isSeated = async (db: Store, group: GroupId, seat: 'delegation' | 'agency', id: string): Promise<boolean> =>
  (await db.selectFrom('membership').select('account').where('group_id', '=', group).where(seat, '=', id).executeTakeFirst()) !== undefined

/** A delegation with the letters of an earlier one has another id: `co-2`. */
const freeId = <Id extends string>(wanted: Id, taken: readonly Id[], parse: (text: string) => Id | null): Id => {
  for (let n = 1; ; n++) {
    const id = n === 1 ? wanted : must(parse(`${wanted.slice(0, 60)}-${n}`), 'an id with a number')
    if (!taken.includes(id)) return id
  }
}

const delegationRow = ({ code, name, identity, capital = '', zone = '', retired = false }: Delegation) => ({
  code,
  name_es: name.es,
  name_en: name.en,
  identity,
  capital,
  zone,
  retired: retired ? 1 : 0,
})
const agencyRow = ({ acronym, name, retired = false }: Agency) => ({
  acronym,
  name_es: name.es,
  name_en: name.en,
  retired: retired ? 1 : 0,
})
