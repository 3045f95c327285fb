// How much space a group has for attached files.
import type { Bilingual } from '../../shared/bilingual.ts'
import { formatNumber } from '../../shared/counts.ts'
import { MEGABYTE } from '../../shared/files/kinds.ts'
import type { GroupId } from '../../shared/ids.ts'
import type { Store } from '../db/rowStore.ts'

/** In bytes: what an operator set for this group, else the limit of the installation. */
export const groupSpace = async (db: Store, group: string, installation: number): Promise<number> => {
  const row = await db.selectFrom('work_group').select('files_mb').where('id', '=', group).executeTakeFirst()
  return row?.files_mb == null ? installation : row.files_mb * MEGABYTE
}

/** A sentence for those whose file found no room. */
export const groupSpaceWords = async (db: Store, group: GroupId, installation: number): Promise<Bilingual> => {
  const megabytes = (await groupSpace(db, group, installation)) / MEGABYTE
  return {
    es: `El límite del grupo es de ${formatNumber('es', megabytes)} MB.`,
    en: `The group’s limit is ${formatNumber('en', megabytes)} MB.`,
  }
}
