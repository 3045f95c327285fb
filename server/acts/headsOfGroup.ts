// The heads of a group's logs at this moment, as an act holds them.
import type { MarkedHeads } from '../../shared/acts/whats.ts'
import { type DocumentId, type GroupId, parseDocumentId, seq } from '../../shared/ids.ts'
import { must } from '../../shared/result.ts'
import type { Store } from '../db/rowStore.ts'

/** Of a group's documents that have a log, without its acts and without these. */
export const logHeadsOfGroup = async (db: Store, group: GroupId, without: ReadonlySet<DocumentId> = new Set()): Promise<MarkedHeads> => {
  const rows = await db
    .selectFrom('document')
    .innerJoin('log_document', 'log_document.id', 'document.id')
    .innerJoin('log_head', 'log_head.document', 'log_document.number')
    .select(['document.id', 'log_head.seq', 'log_head.hash'])
    .where('document.group_id', '=', group)
    .where('document.kind', '!=', 'acts')
    .orderBy('document.id')
    .execute()
  return rows
    .map((row) => ({
      document: must(parseDocumentId(row.id), 'a document id'),
      seq: seq(row.seq),
      hash: Buffer.from(row.hash).toString('hex'),
    }))
    .filter(({ document }) => !without.has(document))
}
