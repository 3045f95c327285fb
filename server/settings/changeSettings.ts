// Transactions for changes of a group's settings and lists. Each change is an act, recorded with the rows.
import type { ChangedSettings } from '../../shared/api/settings.ts'
import type { AgencyId, DelegationId, GroupId } from '../../shared/ids.ts'
import type { Actor, GroupSettings } from '../../shared/people.ts'
import { must, ok, type Result, refuse } from '../../shared/result.ts'
import { recordAct } from '../acts/recordAct.ts'
import { readGroupRow } from '../db/readGroup.ts'
import type { Deps } from '../deps.ts'
import { transactionOf } from '../transaction.ts'

export interface Changed<Value> {
  readonly value: Value
  /** False if nothing changed. */
  readonly isNew: boolean
}
export const changed = <Value>(value: Value): Result<Changed<Value>> => ok({ value, isNew: true })
export const same = <Value>(value: Value): Result<Changed<Value>> => ok({ value, isNew: false })

/** Runs `work` in one transaction; after a change, all connected clients refetch. */
export const changing = async <Value>(
  deps: Deps,
  group: GroupId,
  work: (inside: Deps) => Promise<Result<Changed<Value>>>,
): Promise<Result<Changed<Value>>> => {
  const done = await transactionOf(deps, work)
  if (done.ok && done.value.isNew) deps.bus.publish({ type: 'news', group, of: 'group' })
  return done
}

export const changeSettings = (
  deps: Deps,
  { account }: Pick<Actor, 'account'>,
  group: GroupId,
  change: ChangedSettings,
): Promise<Result<Changed<GroupSettings>>> =>
  changing(deps, group, async (inside) => {
    const {
      id: _,
      sample: __,
      delegations: ___,
      agencies: ____,
      ...from
    } = must(await readGroupRow(inside.db, group), 'the group of a membership')
    const to: GroupSettings = { ...from, ...definedOf(change) }
    if (isSameValue(from, to)) return same(to)
    await recordAct(inside, { group, by: account, what: { type: 'groupChanged', from, to } })
    await inside.db
      .updateTable('work_group')
      .set({
        name_es: to.name.es,
        name_en: to.name.en,
        zone: to.zone,
        first_language: to.firstLanguage,
        quorum: to.quorum,
        observers_comment: to.observersComment ? 1 : 0,
        report_days: to.reportDays,
      })
      .where('id', '=', group)
      .execute()
    return changed(to)
  })

export const orderDelegations = (
  deps: Deps,
  { account }: Pick<Actor, 'account'>,
  group: GroupId,
  order: readonly DelegationId[],
): Promise<Result<Changed<null>>> =>
  changing(deps, group, async (inside) => {
    const { delegations } = must(await readGroupRow(inside.db, group), 'the group of a membership')
    const now = delegations.map(({ id }) => id)
    if (!isSameList([...now].sort(), [...order].sort())) return refuse('order-changed')
    if (isSameList(now, order)) return same(null)
    await recordAct(inside, { group, by: account, what: { type: 'delegationsOrdered', order } })
    for (const [position, id] of order.entries())
      await inside.db.updateTable('delegation').set({ position }).where('group_id', '=', group).where('id', '=', id).execute()
    return changed(null)
  })

export const orderAgencies = (
  deps: Deps,
  { account }: Pick<Actor, 'account'>,
  group: GroupId,
  { delegation, order }: { readonly delegation: DelegationId; readonly order: readonly AgencyId[] },
): Promise<Result<Changed<null>>> =>
  changing(deps, group, async (inside) => {
    const { agencies } = must(await readGroupRow(inside.db, group), 'the group of a membership')
    const now = agencies.filter((agency) => agency.delegation === delegation).map(({ id }) => id)
    if (!isSameList([...now].sort(), [...order].sort())) return refuse('order-changed')
    if (isSameList(now, order)) return same(null)
    await recordAct(inside, { group, by: account, what: { type: 'agenciesOrdered', delegation, order } })
    for (const [position, id] of order.entries())
      await inside.db.updateTable('agency').set({ position }).where('group_id', '=', group).where('id', '=', id).execute()
    return changed(null)
  })

type Defined<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> }
export const definedOf = <T extends object>(change: T): Defined<T> =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Defined<T>

/** Compares plain values whose keys have the same order. */
export const isSameValue = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
const isSameList = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((one, at) => one === b[at])
