// Which groups an operator's list shows, in which order, without what only its rows say.
import { fold } from '../../shared/foldAccents.ts'
import type { GroupSort } from '../../shared/people.ts'
import type { Store } from '../db/rowStore.ts'

interface Finding {
  /** Letters of a name or of the short address; '' for all. */
  readonly q: string
  readonly sort: GroupSort
}

/** Ids of all that match. */
export const findGroups = async (db: Store, { q, sort }: Finding): Promise<readonly string[]> => {
  const letters = fold(q.trim())
  const groups = await db
    .selectFrom('work_group')
    .select(['id', 'name_es', 'name_en', 'created_at'])
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  const found = groups.filter(({ id, name_es, name_en }) => [id, name_es, name_en].some((text) => fold(text).includes(letters)))
  if (sort === 'name') return found.sort((one, other) => compare(fold(one.name_es), fold(other.name_es))).map(({ id }) => id)
  if (sort === 'created') return found.reverse().map(({ id }) => id)
  const most = await MEASURES[sort](db)
  return found.map(({ id }) => id).sort((one, other) => (most.get(other) ?? 0) - (most.get(one) ?? 0))
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

type Measure = (db: Store) => Promise<ReadonlyMap<string, number>>
const byGroup = (rows: readonly { readonly group_id: string; readonly value: unknown }[]): ReadonlyMap<string, number> =>
  new Map(rows.map(({ group_id, value }) => [group_id, Number(value ?? 0)]))
const logs = (db: Store) =>
  db
    .selectFrom('document')
    .innerJoin('log_document', 'log_document.id', 'document.id')
    .innerJoin('log_head', 'log_head.document', 'log_document.number')
    .groupBy('document.group_id')

const MEASURES: Readonly<Record<Exclude<GroupSort, 'name' | 'created'>, Measure>> = {
  activity: async (db) =>
    byGroup(
      await logs(db)
        .select(({ fn }) => ['document.group_id', fn.max('log_head.at').as('value')])
        .execute(),
    ),
  entries: async (db) =>
    byGroup(
      await logs(db)
        .select(({ fn }) => ['document.group_id', fn.sum('log_head.seq').as('value')])
        .execute(),
    ),
  members: async (db) =>
    byGroup(
      await db
        .selectFrom('membership')
        .select(({ fn }) => ['group_id', fn.countAll().as('value')])
        .groupBy('group_id')
        .execute(),
    ),
  files: async (db) =>
    byGroup(
      await db
        .selectFrom(db.selectFrom('attachment').select(['group_id', 'hash', 'size']).distinct().as('content'))
        .select(({ fn }) => ['group_id', fn.sum('size').as('value')])
        .groupBy('group_id')
        .execute(),
    ),
}
