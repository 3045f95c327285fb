// How far the logs of a group have been read for its webhooks. A cursor moves in the transaction that adds the deliveries.
import { actsId, type DocumentId, type GroupId, parseDocumentId, type Seq, seq } from '../../shared/ids.ts'
import type { Store } from '../db/rowStore.ts'

/** Begins every log of the group at its present end, so that nothing from before is sent. */
export const beginCursors = async (inside: Store, group: GroupId): Promise<void> => {
  await endCursors(inside, group)
  const heads = await inside
    .selectFrom('log_head')
    .innerJoin('log_document', 'log_document.number', 'log_head.document')
    .leftJoin('document', 'document.id', 'log_document.id')
    .select(['log_document.id', 'log_head.seq'])
    .where((row) => row.or([row('document.group_id', '=', group), row('log_document.id', '=', actsId(group))]))
    .execute()
  const rows = new Map(heads.map(({ id, seq }) => [id, Number(seq)]))
  // Also where nobody has acted yet: its row says that this group has begun.
  rows.set(actsId(group), rows.get(actsId(group)) ?? 0)
  const values = [...rows].map(([document, at]) => ({ document, group_id: group as string, seq: at }))
  for (let at = 0; at < values.length; at += CHUNK)
    await inside
      .insertInto('webhook_cursor')
      .values(values.slice(at, at + CHUNK))
      .execute()
}
const CHUNK = 200

export const endCursors = async (inside: Store, group: GroupId): Promise<void> => {
  await inside.deleteFrom('webhook_cursor').where('group_id', '=', group).execute()
}

/** By document; null where the group has not begun. A document that is not in it came later and is read from its first entry. */
export const readCursors = async (db: Store, group: GroupId): Promise<ReadonlyMap<DocumentId, Seq> | null> => {
  const rows = await db.selectFrom('webhook_cursor').select(['document', 'seq']).where('group_id', '=', group).execute()
  const cursors = new Map(
    rows.flatMap(({ document, seq: at }) => {
      const id = parseDocumentId(document)
      return id ? [[id, seq(Number(at))] as const] : []
    }),
  )
  return cursors.has(actsId(group)) ? cursors : null
}

/** False: another server has told it meanwhile. */
export const moveCursor = async (
  inside: Store,
  { group, document, from, to }: { readonly group: GroupId; readonly document: DocumentId; readonly from: Seq | null; readonly to: Seq },
): Promise<boolean> => {
  if (from === null) {
    const made = await inside
      .insertInto('webhook_cursor')
      .values({ document, group_id: group, seq: to })
      .onConflict((conflict) => conflict.column('document').doNothing())
      .returning('document')
      .executeTakeFirst()
    return made !== undefined
  }
  const moved = await inside
    .updateTable('webhook_cursor')
    .set({ seq: to })
    .where('document', '=', document)
    .where('seq', '=', from)
    .returning('document')
    .executeTakeFirst()
  return moved !== undefined
}
