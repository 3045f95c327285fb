// Members of a group at a moment, from the acts: who sat where, and how they were called then.
import { periodsOf, personAt } from '../../shared/acts/periods.ts'
import type { GroupId, Instant } from '../../shared/ids.ts'
import type { RecordMember } from '../../shared/outcome/membersWriter.ts'
import type { Acts } from '../acts/readActs.ts'
import type { Deps } from '../deps.ts'
import { DamagedLogError } from '../log/log.ts'

interface MembersDeps extends Pick<Deps, 'db'> {
  readonly acts: Acts
}

/** None if the acts cannot be read: the document is made without names. */
export const membersAt = async ({ acts, db }: MembersDeps, group: GroupId, at: Instant): Promise<readonly RecordMember[]> => {
  try {
    const periods = periodsOf(await acts.of(group))
    const members = [...periods.keys()].flatMap((account) => personAt(periods, account, at) ?? []).filter(({ role }) => role !== null)
    const words = await db
      .selectFrom('act_word')
      .select(['commitment', 'words'])
      .where('group_id', '=', group)
      .where('kind', '=', 'name')
      .execute()
    const names = new Map(words.map((one) => [one.commitment, one.words]))
    return members.map(({ name, role, delegation, agency }) => ({ name: names.get(name) ?? null, role, delegation, agency }))
  } catch (error) {
    if (error instanceof DamagedLogError) return []
    throw error
  }
}
