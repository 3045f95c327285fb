// After a restore documents are those of the backup and people those of now: acts of each group say so, and what the rows are since.

import type { Act } from '../../shared/acts/acts.ts'
import { groupStateOf } from '../../shared/acts/groupState.ts'
import { namesIn } from '../../shared/acts/namesIn.ts'
import type { ActPerson } from '../../shared/acts/whats.ts'
import { actsId, parseAccountId, parseGroupId } from '../../shared/ids.ts'
import { must } from '../../shared/result.ts'
import { snapshotOf } from '../acts/begin.ts'
import { committedRowsOf } from '../acts/committedRows.ts'
import { createActs } from '../acts/readActs.ts'
import { recordAct } from '../acts/recordAct.ts'
import { type Clock, systemRandom } from '../clock.ts'
import { connect } from '../db/connect.ts'
import { queriesOn } from '../db/open.ts'
import type { Store } from '../db/rowStore.ts'
import { createSqliteLog } from '../log/sqliteLog.ts'

/** `coming` is the copy that is about to be put in place. A group without acts, of an earlier version, begins them at the next start. */
export const recordRestored = async (coming: string, clock: Clock): Promise<void> => {
  const sqlite = connect(coming)
  try {
    if (!sqlite.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'act_word'`).get()) return
    const db = queriesOn(sqlite)
    const acts = createActs(createSqliteLog({ database: { sqlite }, clock, meetingOf: () => null }))
    const hasActs = sqlite.prepare('SELECT 1 FROM log_head JOIN log_document ON number = document WHERE id = ?')
    for (const { id } of await db.selectFrom('work_group').select('id').orderBy('id').execute()) {
      const group = must(parseGroupId(id), 'a group id')
      if (!hasActs.get(actsId(group))) continue
      const before = await acts.of(group)
      await db.transaction().execute(async (inside) => {
        // Nobody else has this file open: there is nobody to tell.
        const deps = { db: inside, clock, random: systemRandom, bus: { publish: () => undefined } }
        const erasing: Act[] = []
        for (const member of await erasedSince(inside, before))
          erasing.push((await recordAct(deps, { group, by: null, what: { type: 'accountErased', member } })).act)
        const rows = await committedRowsOf(deps, group, [...before, ...erasing])
        await recordAct(deps, { group, by: null, what: { type: 'restored', ...(await snapshotOf(deps, group)), rows } })
      })
    }
  } finally {
    sqlite.close()
  }
}

/** People whom these acts name and whose accounts were erased after them: names are missing only where an act erased the account. */
const erasedSince = async (db: Store, acts: readonly Act[]): Promise<readonly ActPerson[]> => {
  const { erased } = groupStateOf(acts)
  const names = new Map([...namesIn(acts)].map(([name, account]) => [account, name]))
  const rows = await db.selectFrom('account').select('id').where('erased_at', 'is not', null).orderBy('id').execute()
  return rows.flatMap(({ id }) => {
    const account = must(parseAccountId(id), 'an account')
    const name = names.get(account)
    return name && !erased.has(account) ? [{ account, name, role: null, delegation: null, agency: null }] : []
  })
}
