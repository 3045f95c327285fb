// Saved views of the plan: personal ones, and shared ones. A personal one is invisible to others.
import type { ChangedView, NewView, SavedView, SavedViews } from '../../shared/api/views.ts'
import { type AccountId, type GroupId, instant, newViewId, parseAccountId, parseViewId, type ViewId } from '../../shared/ids.ts'
import { must, ok, type Result, refuse } from '../../shared/result.ts'
import type { SavedViewTable } from '../db/rememberedTables.ts'
import type { Store } from '../db/rowStore.ts'
import type { Deps } from '../deps.ts'

/** Of one person in one group. */
const MOST_VIEWS = 200

export const viewsOf = async (db: Store, group: GroupId, account: AccountId): Promise<SavedViews> => {
  const rows = await db
    .selectFrom('saved_view')
    .selectAll()
    .where('group_id', '=', group)
    .where((where) => where.or([where('account', '=', account), where('shared', '=', 1)]))
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  const usual = await db
    .selectFrom('usual_view')
    .select('view')
    .where('account', '=', account)
    .where('group_id', '=', group)
    .executeTakeFirst()
  const views = rows.map(readRow)
  return { views, usual: views.find(({ id }) => id === usual?.view)?.id ?? null }
}

export const saveView = async (
  { db, clock, random }: Pick<Deps, 'db' | 'clock' | 'random'>,
  { group, by, view }: { readonly group: GroupId; readonly by: AccountId; readonly view: NewView },
): Promise<Result<SavedView>> => {
  const { saved } = await db
    .selectFrom('saved_view')
    .select((select) => select.fn.countAll<number>().as('saved'))
    .where('group_id', '=', group)
    .where('account', '=', by)
    .executeTakeFirstOrThrow()
  if (saved >= MOST_VIEWS) return refuse('too-many-views')
  const now = clock.now()
  const row: SavedViewTable = {
    id: newViewId(random),
    group_id: group,
    account: by,
    ...columnsOf(view),
    version: 1,
    created_at: now,
    changed_at: now,
    changed_by: by,
  }
  await db.insertInto('saved_view').values(row).execute()
  return ok(readRow(row))
}

/** Previous version, if this user may read it. */
export const readView = async (db: Store, group: GroupId, { view, by }: { readonly view: ViewId; readonly by: AccountId }) => {
  const { views } = await viewsOf(db, group, by)
  return views.find(({ id }) => id === view) ?? null
}

/** Optimistic locking: nobody overwrites a change that they have not seen. */
export const changeView = async (
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  { view, by, change }: { readonly view: ViewId; readonly by: AccountId; readonly change: ChangedView },
): Promise<Result<SavedView>> => {
  const row = await db
    .updateTable('saved_view')
    .set({ ...columnsOf(change), version: change.version + 1, changed_at: clock.now(), changed_by: by })
    .where('id', '=', view)
    .where('version', '=', change.version)
    .returningAll()
    .executeTakeFirst()
  return row ? ok(readRow(row)) : refuse('view-changed')
}

export const removeView = async (db: Store, view: ViewId): Promise<void> => {
  await db.deleteFrom('saved_view').where('id', '=', view).execute()
}

export const chooseUsual = async (
  db: Store,
  { group, by, view }: { readonly group: GroupId; readonly by: AccountId; readonly view: ViewId | null },
): Promise<void> => {
  if (view === null) await db.deleteFrom('usual_view').where('account', '=', by).where('group_id', '=', group).execute()
  else
    await db
      .insertInto('usual_view')
      .values({ account: by, group_id: group, view })
      .onConflict((conflict) => conflict.columns(['account', 'group_id']).doUpdateSet({ view }))
      .execute()
}

const columnsOf = ({ name, query, shared }: NewView) => ({ name_es: name.es, name_en: name.en, query, shared: shared ? 1 : 0 })

const readRow = (row: SavedViewTable): SavedView => ({
  id: must(parseViewId(row.id), 'the id of a view'),
  name: { es: row.name_es, en: row.name_en },
  query: row.query,
  shared: row.shared === 1,
  by: must(parseAccountId(row.account), 'whose view it is'),
  changedBy: must(parseAccountId(row.changed_by), 'who changed a view'),
  changedAt: instant(row.changed_at),
  version: row.version,
})
