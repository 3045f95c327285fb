// What a restore over the present database does with each table, and databases with a row in every one, to try it.
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { openDatabase } from '../../../server/db/open.ts'
import { quotedIdentifier, tablesOf } from '../../../server/db/tables.ts'
import { aFolder } from '../log/openLog.ts'

export type Fate =
  /** As it was when the backup was made. */
  | 'of the backup'
  /** As it is in the present database, if that is the same installation: what decides who gets in, and what people chose since. */
  | 'of now'
  /** Both: rows of the backup, replaced by those of now. */
  | 'of both'
  /** Neither: what lets somebody in, or is sent, without being asked for again. */
  | 'none'

export const FATES: Readonly<Record<string, Fate>> = {
  account: 'of both',
  act_word: 'of now',
  agency: 'of both',
  agency_request: 'none',
  api_token: 'of now',
  attachment: 'of the backup',
  audit: 'of now',
  audit_head: 'of now',
  audit_segment: 'of now',
  authenticator: 'of now',
  calendar_address: 'of now',
  checkpoint: 'of the backup',
  client_owner: 'of both',
  comment: 'of the backup',
  comment_edit: 'of the backup',
  comment_mention: 'of the backup',
  comment_thread: 'of the backup',
  content_removal: 'of the backup',
  decision: 'of the backup',
  delegation: 'of both',
  document: 'of the backup',
  document_title: 'of the backup',
  email_change: 'none',
  failed_sign_in: 'of the backup',
  file_chunk: 'of the backup',
  file_content: 'of the backup',
  former_seat: 'of now',
  heard_life: 'none',
  history_event: 'of the backup',
  history_moved: 'of the backup',
  past_plan: 'of the backup',
  past_summary: 'of the backup',
  history_removed: 'of the backup',
  history_subject: 'of the backup',
  installation: 'of now',
  invitation: 'of the backup',
  link_consenter: 'of the backup',
  log_document: 'of both',
  log_entry: 'of the backup',
  log_head: 'of the backup',
  log_segment: 'of the backup',
  group_request: 'of the backup',
  import_word: 'of the backup',
  mail_leave: 'of now',
  mark: 'of the backup',
  mark_head: 'of the backup',
  meeting: 'of the backup',
  meeting_face: 'of the backup',
  membership: 'of now',
  notice: 'of the backup',
  notice_holder: 'of the backup',
  notice_preference: 'of now',
  notice_round: 'of the backup',
  one_time_link: 'none',
  operator: 'of now',
  outbox: 'none',
  owed_overwrite: 'none',
  passkey: 'of now',
  passkey_challenge: 'none',
  plan_item: 'of the backup',
  projector: 'of the backup',
  provider_attempt: 'none',
  provider_link: 'of now',
  provider_logout: 'of the backup',
  provider_session: 'none',
  push_key: 'of the backup',
  push_subscription: 'none',
  recovered: 'of the backup',
  recovery: 'none',
  recovery_code: 'of now',
  remembered_browser: 'none',
  saved_view: 'of the backup',
  search_text: 'of the backup',
  session: 'none',
  sign_in_link: 'of the backup',
  sign_in_link_seen: 'of the backup',
  signed_digest: 'of the backup',
  signed_head: 'of the backup',
  signing_key: 'of the backup',
  stream: 'of the backup',
  thread_seen: 'of the backup',
  throttle: 'of the backup',
  upload: 'of the backup',
  usual_view: 'of the backup',
  verification: 'of the backup',
  visit: 'of the backup',
  webhook: 'of now',
  webhook_cursor: 'none',
  webhook_delivery: 'none',
}

const TEXT = 'x'
/** One row in each of these tables; all keys are the same, so all references hold. */
export const fill = (sqlite: DatabaseSync, tables: readonly string[]) => {
  sqlite.exec('PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON')
  for (const table of tables) {
    const columns = sqlite.prepare('SELECT name, type FROM pragma_table_info(?)').all(table)
    sqlite.exec(`DELETE FROM ${quotedIdentifier(table)}`)
    // An erased account would take its rows along.
    const values = columns.map(({ name, type }) =>
      name === 'erased_at' ? null : type === 'INTEGER' ? 1 : type === 'BLOB' ? Buffer.from(TEXT) : TEXT,
    )
    const names = columns.map(({ name }) => quotedIdentifier(String(name))).join(', ')
    sqlite.prepare(`INSERT INTO ${quotedIdentifier(table)} (${names}) VALUES (${columns.map(() => '?').join(', ')})`).run(...values)
  }
}
const emptied = (sqlite: DatabaseSync, tables: readonly string[]) => {
  for (const table of tables) sqlite.exec(`DELETE FROM ${quotedIdentifier(table)}`)
}
export const made = async (fillIt: (sqlite: DatabaseSync, tables: readonly string[]) => void) => {
  const file = join(aFolder(), 'ruta.db')
  const { sqlite, close } = await openDatabase({ file })
  const tables = tablesOf(sqlite)
  sqlite.exec('PRAGMA foreign_keys = OFF')
  emptied(sqlite, tables)
  fillIt(sqlite, tables)
  sqlite.exec('PRAGMA journal_mode = DELETE')
  close()
  return { file, tables }
}
