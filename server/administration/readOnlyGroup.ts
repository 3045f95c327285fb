// Suspends or archives a group, and resumes it: for operators, who are not in it.
import type { Bilingual } from '../../shared/bilingual.ts'
import { type GroupId, instant, parseAccountId } from '../../shared/ids.ts'
import type { GroupSettings, ReadOnlyState } from '../../shared/people.ts'
import { must, type Result, refuse } from '../../shared/result.ts'
import { recordAct } from '../acts/recordAct.ts'
import { readGroupRow } from '../db/readGroup.ts'
import type { Deps } from '../deps.ts'
import { type Changed, changed, changing, same } from '../settings/changeSettings.ts'

export interface WantedReadOnly {
  readonly as: ReadOnlyState
  readonly why: Bilingual
}

/** `wanted` null: members can edit it again. Their connections join again, with their new permissions. */
export const setReadOnly = async (deps: Deps, group: GroupId, wanted: WantedReadOnly | null): Promise<Result<Changed<GroupSettings>>> => {
  const done = await changing<GroupSettings>(deps, group, async (inside) => {
    const row = await readGroupRow(inside.db, group)
    if (!row) return refuse('not-found')
    const { id: _, sample: __, delegations: ___, agencies: ____, ...from } = row
    const { readOnly: before, ...others } = from
    if (isAsWanted(before, wanted)) return same(from)
    const readOnly = wanted && { ...wanted, since: before?.as === wanted.as ? before.since : instant(inside.clock.now()) }
    const to: GroupSettings = readOnly ? { ...others, readOnly } : others
    // Operators are in no group: as with accounts that they disable, the act names nobody.
    await recordAct(inside, { group, by: null, what: { type: 'groupChanged', from, to } })
    await inside.db
      .updateTable('work_group')
      .set({
        read_only_as: readOnly?.as ?? null,
        read_only_since: readOnly?.since ?? null,
        read_only_why_es: readOnly?.why.es ?? '',
        read_only_why_en: readOnly?.why.en ?? '',
      })
      .where('id', '=', group)
      .execute()
    return changed(to)
  })
  if (done.ok && done.value.isNew) {
    const members = await deps.db.selectFrom('membership').select('account').where('group_id', '=', group).execute()
    for (const row of members) {
      const account = must(parseAccountId(row.account), 'a member')
      deps.bus.publish({ type: 'accessChanged', scope: { group, account }, reason: 'access' })
    }
  }
  return done
}

const isAsWanted = (now: GroupSettings['readOnly'], wanted: WantedReadOnly | null): boolean =>
  now?.as === wanted?.as && now?.why.es === wanted?.why.es && now?.why.en === wanted?.why.en
