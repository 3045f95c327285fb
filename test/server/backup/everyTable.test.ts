// What a restore over the present database does with each table of the schema, tried with a row in every one of them. A table that is
// added must be decided here: nothing is in a backup, or left out of it, by oversight.
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { prepareCopy } from '../../../server/backup/prepareCopy.ts'
import { openDatabase } from '../../../server/db/open.ts'
import { quoted, tablesOf } from '../../../server/db/tables.ts'
import { aFolder } from '../log/openLog.ts'

type Fate =
  /** As it was when the backup was made. */
  | 'of the backup'
  /** As it is in the present database, if that is the same installation: what decides who gets in, and what people chose since. */
  | 'of now'
  /** Both: rows of the backup, replaced by those of now. */
  | 'of both'
  /** Neither: what lets somebody in, or is sent, without being asked for again. */
  | 'none'

const FATES: Readonly<Record<string, Fate>> = {
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
  history_event: 'of the backup',
  history_moved: 'of the backup',
  history_removed: 'of the backup',
  history_subject: 'of the backup',
  invitation: 'of the backup',
  link_consenter: 'of the backup',
  log_document: 'of both',
  log_entry: 'of the backup',
  log_head: 'of the backup',
  log_segment: 'of the backup',
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

const COLUMNS_OF_GROUP: Readonly<Record<string, Fate>> = {
  id: 'of the backup',
  name_es: 'of the backup',
  name_en: 'of the backup',
  created_at: 'of the backup',
  sample: 'of the backup',
  zone: 'of the backup',
  first_language: 'of the backup',
  quorum: 'of the backup',
  observers_comment: 'of the backup',
  report_days: 'of the backup',
  requires_factor_from: 'of now',
  requires_provider_from: 'of now',
  required_providers: 'of now',
  provider_excepts_observers: 'of now',
}

const DECIDE = `A table of the schema is not decided here. Every table is in a backup. Decide what a restore over the present database does
with it: 'of the backup' (nothing to do), 'of now' (CHOICES in server/backup/presentPeople.ts: factors, tokens, what people chose or gave up
since), or 'none' (endAllEntries there: what lets somebody in, or would be sent again). Then add it to FATES.`

const TEXT = 'x'
/** One row in each of these tables; all keys are the same, so all references hold. */
const fill = (sqlite: DatabaseSync, tables: readonly string[]) => {
  sqlite.exec('PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON')
  for (const table of tables) {
    const columns = sqlite.prepare('SELECT name, type FROM pragma_table_info(?)').all(table)
    sqlite.exec(`DELETE FROM ${quoted(table)}`)
    const values = columns.map(({ type }) => (type === 'INTEGER' ? 1 : type === 'BLOB' ? Buffer.from(TEXT) : TEXT))
    const names = columns.map(({ name }) => quoted(String(name))).join(', ')
    sqlite.prepare(`INSERT INTO ${quoted(table)} (${names}) VALUES (${columns.map(() => '?').join(', ')})`).run(...values)
  }
}
const emptied = (sqlite: DatabaseSync, tables: readonly string[]) => {
  for (const table of tables) sqlite.exec(`DELETE FROM ${quoted(table)}`)
}
const made = async (fillIt: (sqlite: DatabaseSync, tables: readonly string[]) => void) => {
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
/** It is the same installation if it has the same groups. */
const GROUP = ['work_group']

/** The tables that have a row after the backup was restored over the present database. */
const restored = async (backup: string, present: string): Promise<ReadonlySet<string>> => {
  expect(await prepareCopy(backup, new DatabaseSync(present), { at: 2, takenAt: null })).toBe(true)
  const copy = new DatabaseSync(backup, { readOnly: true })
  /** The restore itself is an entry. */
  const own = (table: string) => (table === 'audit' ? `WHERE action <> 'backup.restored'` : '')
  const found = tablesOf(copy).filter((table) => copy.prepare(`SELECT 1 FROM ${quoted(table)} ${own(table)}`).get() !== undefined)
  copy.close()
  return new Set(found)
}

test('[O2] every table of the schema is of the backup, of now or of neither after a restore, as this table says', async () => {
  const all = await made(fill)
  const bare = await made((sqlite) => fill(sqlite, GROUP))
  const stays = await restored(all.file, bare.file)
  const [comes, alone] = [await made(fill), await made((sqlite) => fill(sqlite, GROUP))]
  const taken = await restored(alone.file, comes.file)
  const fates: Record<string, Fate> = {}
  for (const table of all.tables.filter((name) => !GROUP.includes(name)).sort())
    fates[table] = stays.has(table) ? (taken.has(table) ? 'of both' : 'of the backup') : taken.has(table) ? 'of now' : 'none'
  expect(Object.keys(fates), DECIDE).toEqual(Object.keys(FATES).sort())
  expect(fates).toEqual(FATES)
})

test('[O2] [A46] of a group itself the rules of signing in are those of now, and all else is of the backup; each column is decided here', async () => {
  const backup = await made((sqlite) => fill(sqlite, GROUP))
  const present = await made((sqlite) => {
    fill(sqlite, GROUP)
    const columns = sqlite.prepare(`SELECT name, type FROM pragma_table_info('work_group') WHERE name NOT IN ('id', 'created_at')`).all()
    for (const { name, type } of columns) sqlite.exec(`UPDATE work_group SET ${quoted(String(name))} = ${type === 'INTEGER' ? 2 : `'now'`}`)
  })
  await restored(backup.file, present.file)
  const copy = new DatabaseSync(backup.file, { readOnly: true })
  const row = Object.entries(copy.prepare('SELECT * FROM work_group').get() ?? {})
  copy.close()
  const fates = row.map(([name, value]) => [name, value === 2 || value === 'now' ? 'of now' : 'of the backup'])
  expect(
    Object.fromEntries(fates),
    'Is a new column of work_group a rule of who gets in? Then add it to SIGN_IN_RULES in server/backup/presentPeople.ts.',
  ).toEqual(COLUMNS_OF_GROUP)
})
