// The registry: which documents exist and whose they are. What is not in it cannot be joined.

import type { DocumentInfo, GroupInfo } from '../../shared/api/answers.ts'
import {
  type AccountId,
  type DocumentId,
  documentKind,
  type GroupId,
  instant,
  parseDocumentId,
  parseGroupId,
  parseStreamId,
  roadmapId,
} from '../../shared/ids.ts'
import type { Access } from '../../shared/permissions.ts'
import { must } from '../../shared/result.ts'
import type { Clock } from '../clock.ts'
import type { Store } from '../db/store.ts'

export interface NewDocument {
  readonly id: DocumentId
  readonly group: GroupId
  readonly by: AccountId | null
}

/** Does nothing when it is there already. */
export const registerDocument = async ({ db, clock }: { db: Store; clock: Clock }, { id, group, by }: NewDocument): Promise<void> => {
  await db
    .insertInto('document')
    .values({ id, kind: documentKind(id), group_id: group, created_at: clock.now(), created_by: by })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

export const groupOfDocument = async (db: Store, id: DocumentId): Promise<GroupId | null> => {
  const row = await db.selectFrom('document').select('group_id').where('id', '=', id).executeTakeFirst()
  return row ? must(parseGroupId(row.group_id), 'the group of a document') : null
}

/** Titles as the projector last read them: empty until somebody has written one. The road map first, then by age. */
export const documentsOf = async (db: Store, group: GroupId, access: Access): Promise<readonly DocumentInfo[]> => {
  const rows = await db
    .selectFrom('document')
    .leftJoin('document_title', 'document_title.document', 'document.id')
    .select(['document.id', 'document_title.es', 'document_title.en', 'document_title.updated_at'])
    .where('document.group_id', '=', group)
    .orderBy('document.kind', 'desc')
    .orderBy('document.created_at')
    .orderBy('document.id')
    .execute()
  return rows.map((row) => {
    const id = must(parseDocumentId(row.id), 'a document id')
    return {
      id,
      kind: documentKind(id),
      title: { es: row.es ?? '', en: row.en ?? '' },
      access,
      updatedAt: row.updated_at === null ? null : instant(row.updated_at),
    }
  })
}

export const streamsOf = async (db: Store, group: GroupId): Promise<GroupInfo['streams']> => {
  const rows = await db
    .selectFrom('stream')
    .selectAll()
    .where('document', '=', roadmapId(group))
    .where('archived', '=', 0)
    .orderBy('position')
    .execute()
  return rows.flatMap((row) => {
    const id = parseStreamId(row.id)
    return id ? [{ id, name: { es: row.name_es, en: row.name_en } }] : []
  })
}
