// After a restore documents are those of the backup and people those of now: an act of each group says so, and what the rows are since.

import { actsId, parseGroupId } from '../../shared/ids.ts'
import { must } from '../../shared/result.ts'
import { snapshotOf } from '../acts/begin.ts'
import { recordAct } from '../acts/recordAct.ts'
import { type Clock, systemRandom } from '../clock.ts'
import { connect } from '../db/connect.ts'
import { queriesOn } from '../db/open.ts'

/** `coming` is the copy that is about to be put in place. A group without acts, of an earlier version, begins them at the next start. */
export const recordRestored = async (coming: string, clock: Clock): Promise<void> => {
  const sqlite = connect(coming)
  try {
    if (!sqlite.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'act_word'`).get()) return
    const db = queriesOn(sqlite)
    const hasActs = sqlite.prepare('SELECT 1 FROM log_head JOIN log_document ON number = document WHERE id = ?')
    for (const { id } of await db.selectFrom('work_group').select('id').orderBy('id').execute()) {
      const group = must(parseGroupId(id), 'a group id')
      if (!hasActs.get(actsId(group))) continue
      await db.transaction().execute(async (inside) => {
        // Nobody else has this file open: there is nobody to tell.
        const deps = { db: inside, clock, random: systemRandom, bus: { publish: () => undefined } }
        await recordAct(deps, { group, by: null, what: { type: 'restored', ...(await snapshotOf(deps, group)) } })
      })
    }
  } finally {
    sqlite.close()
  }
}
