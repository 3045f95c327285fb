// Adds new rows of the audit to its hash chain.
import { type GroupId, parseDocumentId, parseGroupId, type Random } from '../../shared/ids.ts'
import type { Store } from '../db/rowStore.ts'
import { registeredGroup } from '../groups/documentRegistry.ts'
import { type ChainHead, commitTo, hashEntry, NO_ENTRY } from './chain.ts'

const SALT_BYTES = 16

/**
 * Inside a transaction (its own, if `db` is none), of which both engines allow only one at a time: chains every row that is not in the chain yet
 * (the caller's, and those of an earlier version or an operator's command), in the order in which they were written.
 */
export const takeIn = async (db: Store, random: Random): Promise<void> => {
  if (!db.isTransaction) return db.transaction().execute((inside) => takeIn(inside, random))
  const rows = await db.selectFrom('audit').selectAll().where('n', 'is', null).orderBy('id').execute()
  if (rows.length === 0) return
  const before = await auditHead(db)
  let head = before
  for (const row of rows) {
    const group = row.group_id ?? (await groupOf(db, row))
    const salt = random(SALT_BYTES)
    const entry = { ...row, n: head.n + 1, group, words: commitTo(salt, row) }
    head = { n: entry.n, hash: hashEntry(head.hash, entry) }
    await db
      .updateTable('audit')
      .set({ n: head.n, group_id: group, salt, words: entry.words, hash: head.hash })
      .where('id', '=', row.id)
      .execute()
  }
  await db
    .insertInto('audit_head')
    .values({ one: 1, ...head })
    .onConflict((conflict) => conflict.column('one').doUpdateSet({ n: head.n, hash: head.hash }))
    .execute()
}

export const auditHead = async (db: Store): Promise<ChainHead> =>
  (await db.selectFrom('audit_head').select(['n', 'hash']).executeTakeFirst()) ?? NO_ENTRY

/** The group of an entry: its object is a group or one of its documents; for a new text the detail has the group. */
const groupOf = async (
  db: Store,
  { action, subject, detail }: { action: string; subject: string; detail: string },
): Promise<GroupId | null> => {
  const document = parseDocumentId(subject)
  if (document) return registeredGroup(db, document)
  const group = parseGroupId(action === 'page.created' ? detail : subject)
  if (!group) return null
  return (await db.selectFrom('work_group').select('id').where('id', '=', group).executeTakeFirst()) ? group : null
}
