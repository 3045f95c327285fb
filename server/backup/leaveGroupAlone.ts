// Leaves one group in a copy of an installation: its documents, members, comments and files, and nothing of other groups.
import type { DatabaseSync } from 'node:sqlite'
import type { GroupId } from '../../shared/ids.ts'
import { quotedIdentifier, tablesOf } from '../db/tables.ts'

/** Which rows stay of tables that name neither a group nor a document, or of which the copy takes less. In this order. */
const STAYS: Readonly<Record<string, string>> = {
  account: `id IN (SELECT account FROM membership UNION SELECT account FROM former_seat UNION SELECT account FROM client_owner
    UNION SELECT account FROM operator UNION SELECT invited_by FROM invitation UNION SELECT accepted_by FROM invitation)`,
  // Its chain cannot lose rows: the copy begins one of its own.
  audit: 'false',
  audit_head: 'false',
  audit_segment: 'false',
  // What refers to a comment that is gone goes with it.
  comment_edit: 'true',
  comment_mention: 'true',
  content_removal: 'false',
  failed_sign_in: 'false',
  file_content: 'hash IN (SELECT hash FROM attachment)',
  file_chunk: 'upload IN (SELECT upload FROM file_content)',
  installation: 'false',
  owed_overwrite: 'false',
  passkey_challenge: 'false',
  provider_attempt: 'false',
  provider_logout: 'false',
  provider_session: 'false',
  push_key: 'false',
  sign_in_link_seen: 'link IN (SELECT id FROM sign_in_link)',
  signing_key: 'true',
  throttle: 'false',
  // Not complete, and their parts are gone.
  upload: 'false',
  // A copy tells nobody outside what happens in it.
  webhook: 'false',
  webhook_delivery: 'false',
}

/** False: the copy has no such group, and is as it was. */
export const leaveGroupAlone = (sqlite: DatabaseSync, group: GroupId): boolean => {
  if (!sqlite.prepare('SELECT 1 FROM work_group WHERE id = ?').get(group)) return false
  // All are checked at the end.
  sqlite.exec('PRAGMA foreign_keys = OFF; CREATE TEMP TABLE kept_document (id TEXT PRIMARY KEY, number INTEGER)')
  sqlite.exec('BEGIN IMMEDIATE')
  sqlite
    .prepare(
      'INSERT INTO kept_document SELECT d.id, l.number FROM document AS d LEFT JOIN log_document AS l ON l.id = d.id WHERE group_id = ?',
    )
    .run(group)
  const tables = tablesOf(sqlite)
  for (const table of tables.filter((name) => !Object.hasOwn(STAYS, name))) keepRows(sqlite, table, whereOfGroup(sqlite, table, group))
  for (const [table, where] of Object.entries(STAYS)) keepRows(sqlite, table, where)
  for (const table of tables) dropOrphans(sqlite, table)
  const [broken] = sqlite.prepare('PRAGMA foreign_key_check').all()
  if (broken) throw new Error(`what is left of the group does not fit together: ${JSON.stringify(broken)}`)
  sqlite.exec('COMMIT')
  return true
}

const keepRows = (sqlite: DatabaseSync, table: string, where: string): void =>
  sqlite.exec(`DELETE FROM ${quotedIdentifier(table)} WHERE NOT coalesce(${where}, false)`)

/** A table of which nobody has decided what is a group's is an error: nothing of another group may stay by oversight. */
const whereOfGroup = (sqlite: DatabaseSync, table: string, group: GroupId): string => {
  const types = new Map(
    sqlite
      .prepare('SELECT name, type FROM pragma_table_info(?)')
      .all(table)
      .map(({ name, type }) => [String(name), String(type)]),
  )
  if (types.has('group_id')) return `group_id = '${group}'`
  if (types.has('document')) return `document IN (SELECT ${types.get('document') === 'INTEGER' ? 'number' : 'id'} FROM kept_document)`
  if (table === 'work_group') return `id = '${group}'`
  if (table === 'log_document') return 'id IN (SELECT id FROM kept_document)'
  // Of people: those that are gone are taken out below.
  if (types.has('account')) return 'true'
  throw new Error(`it is not decided what of the table ${table} belongs to a group`)
}

/** Rows of people, or of objects, that are not there any more. */
const dropOrphans = (sqlite: DatabaseSync, table: string): void => {
  const columns = sqlite.prepare('SELECT name FROM pragma_table_info(?)').all(table)
  const isOfPeople =
    columns.some(({ name }) => name === 'account') && !columns.some(({ name }) => name === 'group_id' || name === 'document')
  if (isOfPeople) keepRows(sqlite, table, 'account IN (SELECT id FROM account)')
  for (const { from, table: object, to } of sqlite.prepare('SELECT * FROM pragma_foreign_key_list(?)').all(table))
    if (object !== table)
      keepRows(sqlite, table, `"${from}" IS NULL OR "${from}" IN (SELECT "${to}" FROM ${quotedIdentifier(String(object))})`)
}
