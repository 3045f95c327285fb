// What a restored backup may not bring back: members removed since it was made stay removed. SQL of the embedded database, on a
// connection whose `main` is the database as it is now and whose `copy` is the backup.

import type { DatabaseSync } from 'node:sqlite'
import { OPENINGS } from '../db/logTables.ts'
import { erasingStatements } from '../db/namesPeople.ts'

/** Whether the database as it is now has gone on from the backup: people of another one have no place in its groups. */
export const isSameInstallation = (sqlite: DatabaseSync): boolean => {
  if (!sqlite.prepare(`SELECT 1 FROM main.sqlite_master WHERE name = 'membership'`).get()) return false
  const groups = sqlite.prepare('SELECT count(*) AS all_of_them FROM copy.work_group').get()
  const known = sqlite.prepare('SELECT count(*) AS all_of_them FROM copy.work_group JOIN main.work_group USING (id, created_at)').get()
  return Number(groups?.all_of_them) > 0 && groups?.all_of_them === known?.all_of_them
}

/** Up to when the backup certainly reaches; null when nothing was ever written. */
export const newestEntryIn = (sqlite: DatabaseSync): number | null => {
  const row = sqlite
    .prepare('SELECT max(at) AS at FROM (SELECT max(at) AS at FROM copy.log_head UNION ALL SELECT max(at) FROM copy.audit)')
    .get()
  return typeof row?.at === 'number' ? row.at : null
}

/** Pending sign-ins through providers, and which sessions those opened. */
const OF_SIGN_INS = ['provider_attempt', 'provider_session']

/** No sign-in, no invitation and no link of the backup works again. */
export const endAllEntries = (sqlite: DatabaseSync, { at, of }: { readonly at: number; readonly of: number | null }): void => {
  // The copy is written anew.
  sqlite.exec('DELETE FROM copy.owed_overwrite')
  sqlite.exec('DELETE FROM copy.session; DELETE FROM copy.remembered_browser; DELETE FROM copy.one_time_link')
  for (const table of [
    OPENINGS,
    'email_change',
    'agency_request',
    'outbox',
    'mail_leave',
    'calendar_address',
    'push_subscription',
    'passkey_challenge',
    // What a page has sent since the backup is lost, although it was heard.
    'heard_life',
    // The machine that made the backup may still run: two that go on from it must not write to one destination.
    'installation',
    // What happened before the backup was made is not told again; from now on webhooks begin anew.
    'webhook_delivery',
    'webhook_cursor',
    ...OF_SIGN_INS,
  ])
    sqlite.exec(`DELETE FROM copy.${table}`)
  // The rows stay: the history names tokens by them.
  sqlite.prepare('UPDATE copy.api_token SET ended_at = ? WHERE ended_at IS NULL').run(at)
  sqlite.prepare('UPDATE copy.invitation SET revoked_at = ? WHERE accepted_at IS NULL AND revoked_at IS NULL').run(at)
  sqlite
    .prepare(
      `INSERT INTO copy.audit (at, account, action, subject, detail, address) VALUES (?, NULL, 'backup.restored', 'database', ?, '')`,
    )
    .run(at, of === null ? '' : `of ${new Date(of).toISOString()}`)
}

/** Mail preferences, unsubscribe links, calendar addresses, second factors, linked providers and API tokens of people; who operates the installation; the webhooks of groups; what the installation is called where its off-site backups are. */
const CHOICES = [
  'notice_preference',
  'mail_leave',
  'calendar_address',
  'authenticator',
  'passkey',
  'recovery_code',
  'provider_link',
  'api_token',
  'operator',
  'webhook',
  'installation',
] as const

/** What is needed of the present database to know that it is the same one, and to take its people; those that others refer to first. */
export const TABLES_OF_PEOPLE = [
  'work_group',
  'account',
  'delegation',
  'agency',
  'membership',
  'audit',
  'audit_head',
  'audit_segment',
  'log_document',
  'client_owner',
] as const
/** The same of later versions: one that is missing says nothing, which is not the same as holding nothing. Those that refer to others last. */
export const LATER_TABLES_OF_PEOPLE = ['act_word', 'former_seat', ...CHOICES, 'comment_thread', 'comment', 'comment_mention'] as const

const AUDIT = ['audit', 'audit_head', 'audit_segment'] as const

/** Accounts, passwords and roles are those of now; so is the record of who did what. */
export const takePeopleOfNow = (sqlite: DatabaseSync): void => {
  for (const table of ['account', 'delegation', 'agency']) takeRows(sqlite, table)
  // One chain: what was closed since stays closed.
  for (const table of AUDIT) {
    // A database of an earlier version has fewer.
    if (!hasTable(sqlite, table)) continue
    sqlite.exec(`DELETE FROM copy.${table}`)
    takeRows(sqlite, table)
  }
  sqlite.exec('DELETE FROM copy.membership')
  takeRows(sqlite, 'membership')
  takeSeatsOfNow(sqlite)
  takeWordsOfNow(sqlite)
  eraseAgain(sqlite)
  takeRulesOfNow(sqlite)
  keepTakenBack(sqlite)
  // Of groups that the backup does not know.
  for (const table of ['membership', 'former_seat', 'agency', 'delegation', 'act_word'])
    sqlite.exec(`DELETE FROM copy.${table} WHERE group_id NOT IN (SELECT id FROM copy.work_group)`)
}

/** Who sat where and when decides who reads what a delegation wrote: with the memberships of now go the seats that ended until now. */
const takeSeatsOfNow = (sqlite: DatabaseSync): void => {
  sqlite.exec('DELETE FROM copy.former_seat')
  if (columnsOfBoth(sqlite, 'membership').includes('seat_since')) takeRows(sqlite, 'former_seat')
  else sqlite.exec(SEATS_OF_EARLIER_VERSION)
}

/**
 * A present database that never had seats: the copy has the migration behind it, so nothing else would give these memberships theirs. The rows that
 * `db/migrations/056_seats.ts` makes of them (its file is frozen; a test compares both).
 */
const SEATS_OF_EARLIER_VERSION = `
  UPDATE copy.membership SET seat_since = created_at, seat_told_at = created_at, seat_admitted_at = created_at
  WHERE account IN (SELECT id FROM copy.account WHERE disabled_at IS NULL);
  INSERT INTO copy.former_seat (group_id, account, delegation, since, until, told_at)
  SELECT held.group_id, held.account, held.delegation, held.created_at, account.disabled_at, held.created_at
  FROM copy.membership AS held JOIN copy.account AS account ON account.id = held.account
  WHERE held.delegation IS NOT NULL AND account.disabled_at IS NOT NULL`

/** What was erased since the backup stays erased; what was added since stays known. */
const takeWordsOfNow = (sqlite: DatabaseSync): void => {
  if (!hasTable(sqlite, 'act_word')) return
  sqlite.exec('DELETE FROM copy.act_word')
  takeRows(sqlite, 'act_word')
}

/**
 * Columns of a group that say how its members must sign in, whether it may be edited, and how much space operators give its files: a backup must
 * not make that easier. Acts tell of the first ones when it is restored.
 */
const RULES_OF_NOW = [
  'requires_factor_from',
  'requires_provider_from',
  'required_providers',
  'provider_excepts_observers',
  'read_only_as',
  'read_only_since',
  'read_only_why_es',
  'read_only_why_en',
  'files_mb',
] as const

const takeRulesOfNow = (sqlite: DatabaseSync): void => {
  const known = columnsOfBoth(sqlite, 'work_group')
  for (const rule of RULES_OF_NOW)
    if (known.includes(rule))
      sqlite.exec(`UPDATE copy.work_group SET ${rule} = now.${rule} FROM main.work_group AS now WHERE now.id = work_group.id`)
}

/** Accounts that were erased since stay so, in every table that names them. */
const eraseAgain = (sqlite: DatabaseSync): void => {
  if (!sqlite.prepare(`SELECT 1 FROM pragma_table_info('account', 'main') WHERE name = 'erased_at'`).get()) return
  for (const statement of erasingStatements('SELECT id FROM main.account WHERE erased_at IS NOT NULL', 'copy.')) sqlite.exec(statement)
}

/** Comments that were taken back or removed since stay so: their words are gone for good. */
const keepTakenBack = (sqlite: DatabaseSync): void => {
  if (!hasTable(sqlite, 'comment')) return
  sqlite.exec(`
    UPDATE copy.comment SET words = '', other_words = NULL, other_by = NULL, other_at = NULL, folded = '',
      removed_at = gone.removed_at, removed_by = gone.removed_by
    FROM main.comment AS gone WHERE gone.id = comment.id AND gone.removed_at IS NOT NULL;
    DELETE FROM copy.comment_mention WHERE comment IN (SELECT id FROM main.comment WHERE removed_at IS NOT NULL)`)
}

/**
 * Who has left mails since the backup is not sent them again, and can leave those that came since; a calendar's address that was revoked
 * since stays revoked, and one that was made since works. So do an API token and a second factor; a recovery code that was used since stays used,
 * and a webhook that was deleted since stays deleted.
 */
export const takeChoicesOfNow = (sqlite: DatabaseSync): void => {
  for (const table of CHOICES) {
    // It says nothing of what its version did not know.
    if (!hasTable(sqlite, table)) continue
    sqlite.exec(`DELETE FROM copy.${table}`)
    takeRows(sqlite, table)
  }
}

/** The present database; the backup has all tables of this version by now. */
const hasTable = (sqlite: DatabaseSync, table: string): boolean =>
  sqlite.prepare('SELECT 1 FROM main.sqlite_master WHERE name = ?').get(table) !== undefined

/**
 * Whose client ids are, as it is known now: otherwise the first to send somebody else's words would become their author. Damage among
 * them keeps nobody's role from being taken.
 */
export const takeClaimsOfNow = (sqlite: DatabaseSync): void => {
  try {
    // Also of documents that the backup does not know: members may bring them back.
    sqlite.exec(`
      INSERT INTO copy.log_document (id)
      SELECT id FROM main.log_document WHERE id NOT IN (SELECT id FROM copy.log_document)
        AND number IN (SELECT document FROM main.client_owner) ORDER BY number;
      INSERT OR IGNORE INTO copy.client_owner (document, client, account)
      SELECT there.number, client, account FROM main.client_owner JOIN main.log_document AS here ON here.number = document
      JOIN copy.log_document AS there ON there.id = here.id`)
  } catch (error) {
    if (!isUnreadableFile(error)) throw error
  }
}

/** SQLite's codes for a damaged file, and for one that is no database. */
const UNREADABLE: ReadonlySet<unknown> = new Set([11, 26])
export const isUnreadableFile = (error: unknown): boolean => error instanceof Error && 'errcode' in error && UNREADABLE.has(error.errcode)

const takeRows = (sqlite: DatabaseSync, table: string): void => {
  const columns = columnsOfBoth(sqlite, table).join(', ')
  sqlite.exec(`INSERT OR REPLACE INTO copy.${table} (${columns}) SELECT ${columns} FROM main.${table}`)
}

/** The present database may be of an earlier version or of a later one. */
const columnsOfBoth = (sqlite: DatabaseSync, table: string): readonly string[] =>
  sqlite
    .prepare(`SELECT name FROM pragma_table_info(?, 'copy') JOIN pragma_table_info(?, 'main') USING (name)`)
    .all(table, table)
    .map(({ name }) => String(name))
