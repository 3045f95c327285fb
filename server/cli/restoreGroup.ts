// `npm run restore -- … --group GROUP FOLDER`: one group of a backup as an installation of its own in a new folder, which runs beside the one of
// today. Nobody can change anything in it.
import { dirname } from 'node:path'
import { anyRefusalMessage } from '../../shared/anyRefusalMessage.ts'
import { parseGroupId } from '../../shared/ids.ts'
import { setReadOnly } from '../administration/readOnlyGroup.ts'
import { leaveGroupAlone } from '../backup/leaveGroupAlone.ts'
import { restoreDatabase } from '../backup/restoreDatabase.ts'
import { createInProcessBus } from '../bus/inProcess.ts'
import { systemClock, systemRandom } from '../clock.ts'
import { openDatabase } from '../db/open.ts'
import { openRows } from '../storage/openRows.ts'

interface RestoringGroup {
  /** A copy of the backup, in the folder of `file`. */
  readonly coming: string
  /** Where no database is yet. */
  readonly file: string
  readonly takenAt: number | null
  readonly group: string
}

/** What to do with it, in sentences. Rejects when the backup has no such group. */
export const restoreGroup = async ({ coming, file, takenAt, group: named }: RestoringGroup): Promise<readonly string[]> => {
  const database = await openDatabase({ file: coming })
  const group = parseGroupId(named)
  try {
    const groups = await database.kysely.selectFrom('work_group').select('id').orderBy('id').execute()
    if (!group || !leaveGroupAlone(database.sqlite, group))
      throw new Error(`there is no group ${named} in the backup, but ${groups.map(({ id }) => id).join(', ') || 'none'}`)
  } finally {
    database.close()
  }
  await restoreDatabase({ coming, file, clock: systemClock, takenAt })
  const rows = await openRows({ engine: 'sqlite', file }, systemClock)
  const deps = { db: rows.db, clock: systemClock, random: systemRandom, bus: createInProcessBus() }
  const set = await setReadOnly(deps, group, { as: 'suspended', why: whyReadOnly(takenAt) }).finally(rows.close)
  if (!set.ok) throw new Error(anyRefusalMessage(set.refusal, 'en'))
  const folder = dirname(file)
  return [
    `${folder} has the group ${group} alone, as it was then, to be read. The installation is as it was.`,
    `Start it beside the installation, without its settings: DATA_DIR=${folder} PORT=3100 npm start`,
    `It answers at http://127.0.0.1:3100 on this machine alone (from yours: ssh -L 3100:127.0.0.1:3100 …). Members sign in as they did then, or by a link: npm run sign-in-link -- ADDRESS ${folder}`,
    'Copy or export there what you want back, and paste or import it in the group of today. Then stop it, and delete the folder.',
  ]
}

const whyReadOnly = (takenAt: number | null) => {
  const moment = takenAt === null ? null : `${new Date(takenAt).toISOString().slice(0, 16).replace('T', ' ')} UTC`
  return {
    es: `Copia del grupo${moment === null ? '' : `, tal como estaba el ${moment}`}, solo para leer. Lo que se escribe ahora está en el grupo actual.`,
    en: `Copy of the group${moment === null ? '' : ` as it was at ${moment}`}, to be read only. What is written now is in the group of today.`,
  }
}
