// Verifies rows of a group against its log of acts. SPEC T15.

import { actOf } from '../../shared/acts/actOf.ts'
import type { Act } from '../../shared/acts/acts.ts'
import { groupStateOf } from '../../shared/acts/groupState.ts'
import { actsId, type DocumentId, type GroupId, parseGroupId, seq } from '../../shared/ids.ts'
import { hasTable, type Queries } from '../db/queries.ts'
import type { UpdateLog } from '../log/log.ts'
import type { Fault } from '../log/verifyChain.ts'
import { documentsFault, openingFault } from './rows/documents.ts'
import { filesFault } from './rows/files.ts'
import { peopleFault } from './rows/people.ts'
import type { RowsCheck } from './rows/rowsCheck.ts'
import { seatsFault } from './rows/seats.ts'
import { marksFault, sessionsFault } from './rows/sessions.ts'
import { settingsFault } from './rows/settings.ts'

interface Deps {
  readonly log: Pick<UpdateLog, 'read' | 'head'>
  readonly queries: Queries
  /** True if no server has started since a restore: members are then those of the database that was replaced. */
  readonly afterRestore?: boolean | undefined
}

/** Acts of a sound log. Throws `DamagedLogError` for an entry that is no act. */
export const checkActs = async (deps: Deps, document: DocumentId): Promise<Fault | null> => {
  const { log, queries } = deps
  const group = parseGroupId(document.slice('acts:'.length))
  if (!group || document !== actsId(group) || !(await hasTable(queries, 'act_word'))) return null
  for (let tries = 1; ; tries++) {
    const head = (await log.head(document)).seq
    const acts: Act[] = []
    for await (const entry of log.read(document, seq(0), head)) acts.push(actOf(document, entry))
    const fault = head === 0 ? null : await compare(deps, group, acts)
    // Rows and their act are written together; reading them separately may see changes in between.
    if (!fault || tries === TRIES || (await log.head(document)).seq === head) return fault
  }
}
const TRIES = 5

/** `people` are those of now until the first start after a restore. */
const CHECKS: readonly { readonly of: NonNullable<Fault['of']>; readonly fault: RowsCheck }[] = [
  { of: 'marks', fault: sessionsFault },
  { of: 'marks', fault: marksFault },
  { of: 'files', fault: filesFault },
  { of: 'texts', fault: documentsFault },
  { of: 'people', fault: settingsFault },
  { of: 'people', fault: peopleFault },
  { of: 'people', fault: seatsFault },
  { of: 'opening', fault: openingFault },
]

const compare = async ({ queries, afterRestore }: Deps, group: GroupId, acts: readonly Act[]): Promise<Fault | null> => {
  const comparison = { queries, group, acts, standing: groupStateOf(acts) }
  const isRestored = afterRestore === true && (await restoredAfter(queries, acts))
  for (const { of, fault } of CHECKS) {
    if (isRestored && of === 'people') continue
    const why = await fault(comparison)
    if (why !== null) return { ok: false, of, seq: seq(acts.length), why }
  }
  return null
}

/** Changes after the last snapshot in the acts. */
const restoredAfter = async (queries: Queries, acts: readonly Act[]): Promise<boolean> => {
  const [row] = await queries.all("SELECT max(at) AS at FROM audit WHERE action = 'backup.restored'")
  const last = acts.findLast(({ what }) => what.type === 'begun' || what.type === 'restored')
  return typeof row?.at === 'number' && row.at > (last?.at ?? 0)
}
