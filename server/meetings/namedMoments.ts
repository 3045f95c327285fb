// Named moments: marks with a name given by a member.
import type { NamedMoment } from '../../shared/api/meetings.ts'
import { type AccountId, type GroupId, instant, type MomentId, parseAccountId, parseMomentId } from '../../shared/ids.ts'
import { must, ok, type Result, refuse } from '../../shared/result.ts'
import { recordAct } from '../acts/recordAct.ts'
import type { Store } from '../db/rowStore.ts'
import type { MarkTable } from '../db/schema.ts'
import type { Deps } from '../deps.ts'
import { transactionOf } from '../transaction.ts'
import type { MeetingDeps } from './meetingDeps.ts'
import { recordMark } from './recordMark.ts'

/** Newest first. */
export const momentsOf = async (db: Store, group: GroupId): Promise<readonly NamedMoment[]> => {
  const rows = await db
    .selectFrom('mark')
    .selectAll()
    .where('group_id', '=', group)
    .where('kind', '=', 'named')
    .orderBy('at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(readRow)
}

/** Limit per person and hour: each one pauses the writer for a moment, and marks every log of the group. */
const MOST_MOMENTS = 60
const HOUR_MS = 60 * 60_000

export const nameMoment = async (
  deps: MeetingDeps,
  { group, name, by }: { readonly group: GroupId; readonly name: string; readonly by: AccountId },
): Promise<Result<NamedMoment, 'too-many'>> => {
  const { named } = await deps.db
    .selectFrom('mark')
    .select((select) => select.fn.countAll<number>().as('named'))
    .where('account', '=', by)
    .where('kind', '=', 'named')
    .where('at', '>', deps.clock.now() - HOUR_MS)
    .executeTakeFirstOrThrow()
  if (named >= MOST_MOMENTS) return refuse('too-many')
  const marked = await deps.between(() =>
    transactionOf(deps, async (inside) =>
      ok(
        await recordMark(
          { ...deps, ...inside },
          { group, kind: 'named', meeting: null, name, by, what: ({ id, heads }) => ({ type: 'momentNamed', moment: id, name, heads }) },
        ),
      ),
    ),
  )
  if (!marked.ok) throw new Error(`naming a moment was refused: ${marked.refusal}`)
  const { id } = marked.value
  return ok(readRow(await deps.db.selectFrom('mark').selectAll().where('id', '=', id).executeTakeFirstOrThrow()))
}

/** By its author, or a member who may remove others'. The logs are unchanged; the acts still record it. */
export const removeMoment = async (
  deps: Deps,
  {
    group,
    moment,
    by,
    anybodys,
  }: { readonly group: GroupId; readonly moment: MomentId; readonly by: AccountId; readonly anybodys: boolean },
): Promise<Result<string>> =>
  transactionOf(deps, async (inside): Promise<Result<string>> => {
    const { db } = inside
    const named = await db
      .selectFrom('mark')
      .selectAll()
      .where('id', '=', moment)
      .where('group_id', '=', group)
      .where('kind', '=', 'named')
      .executeTakeFirst()
    if (!named) return refuse('unknown-moment')
    if (named.account !== by && !anybodys) return refuse('forbidden')
    const name = named.name ?? ''
    await recordAct(inside, { group, by, what: { type: 'momentRemoved', moment, name } })
    await db.deleteFrom('mark').where('id', '=', moment).execute()
    return ok(name)
  })

const readRow = (row: MarkTable): NamedMoment => ({
  id: must(parseMomentId(row.id), 'the id of a moment'),
  name: row.name ?? '',
  at: instant(row.at),
  by: must(parseAccountId(row.account), 'who named a moment'),
})
