// Every table, with its columns that name a person, and what erasing an account does there. Erasing and restoring both follow this list, so that what
// was erased since a backup does not come back with it; a test compares the list with the schema.
import { ATTRIBUTIONS, OPENINGS } from './logTables.ts'
import type { Schema } from './schema.ts'

/**
 * `row`: the row is deleted; `kept`: only the account's id is there, which names nobody any more; `elsewhere`: the row is changed by
 * `eraseAccount` itself, or ends by itself within days; otherwise these columns get these values.
 */
type Erasing = 'row' | 'kept' | 'elsewhere' | { readonly set: string } | { readonly rowsWhere: string }
type Columns = Readonly<Record<string, Erasing>>

export const NAMES_PEOPLE: Readonly<Record<keyof Schema, Columns>> = {
  account: { name: 'elsewhere', email: 'elsewhere', email_confirmed: 'kept' },
  session: { account: 'elsewhere', by_operator: 'kept' },
  remembered_browser: { account: 'row' },
  throttle: {},
  failed_sign_in: {},
  work_group: {},
  delegation: {},
  agency: {},
  former_seat: { account: 'kept' },
  membership: { account: 'row', seat_admitted_by: 'kept' },
  invitation: { accepted_by: { set: "name = '', email = NULL" }, invited_by: 'kept', name: 'elsewhere', email: 'elsewhere' },
  one_time_link: { account: 'row', issued_by: 'kept' },
  sign_in_link: { account: 'kept', requested_by: 'kept', decided_by: 'kept' },
  sign_in_link_seen: { account: 'row' },
  link_consenter: { account: 'row', named_by: 'kept' },
  authenticator: { account: 'row' },
  operator: { account: 'row' },
  owed_overwrite: { what: 'kept' },
  recovery_code: { account: 'row' },
  passkey: { account: 'row', name: 'kept' },
  passkey_challenge: { holder: 'elsewhere' },
  provider_link: { account: 'row' },
  // Name and address as the provider says them; they end with the sign-in, and with its login.
  provider_attempt: { found: 'elsewhere' },
  provider_session: { id_token: 'elsewhere' },
  provider_logout: {},
  email_change: { account: 'row', email: 'kept' },
  agency_request: { account: 'row' },
  audit: { account: 'kept', address: 'kept' },
  audit_head: {},
  audit_segment: {},
  document: { created_by: 'kept' },
  log_document: {},
  log_head: {},
  log_entry: { author: 'kept' },
  client_owner: { account: 'kept' },
  checkpoint: {},
  projector: { name: 'kept' },
  document_title: {},
  stream: {},
  search_text: {},
  meeting: { created_by: 'kept' },
  mark: { account: 'kept', name: 'kept' },
  mark_head: {},
  visit: { account: 'row' },
  // What is shared with the group is the group's.
  saved_view: { account: { rowsWhere: 'shared = 0' }, changed_by: 'kept' },
  usual_view: { account: 'row' },
  import_word: {},
  group_request: { account: 'kept' },
  meeting_face: {},
  decision: {},
  history_event: { author: 'kept' },
  history_subject: {},
  history_moved: {},
  history_removed: { author: 'kept' },
  past_plan: {},
  past_summary: {},
  signing_key: {},
  signed_head: {},
  signed_digest: {},
  verification: {},
  log_segment: {},
  [ATTRIBUTIONS]: { owner: 'kept' },
  [OPENINGS]: {},
  act_word: { account: 'row' },
  outbox: { account: 'row', address: 'elsewhere' },
  // What people wrote stays, as of an erased person.
  comment_thread: { created_by: 'kept', resolved_by: 'kept' },
  comment: { account: 'kept', other_by: 'kept', removed_by: 'kept' },
  comment_edit: {},
  comment_mention: { target: 'kept' },
  thread_seen: { account: 'row' },
  // Their inviter was told of their name.
  notice: { account: 'row', caused_by: { rowsWhere: "kind = 'joined'" } },
  notice_preference: { account: 'row' },
  mail_leave: { account: 'row' },
  notice_round: {},
  notice_holder: { holder: 'kept' },
  plan_item: {},
  calendar_address: { account: 'row' },
  push_subscription: { account: 'row' },
  push_key: {},
  upload: { account: 'elsewhere', name: 'elsewhere' },
  file_chunk: {},
  file_content: {},
  content_removal: {},
  attachment: { account: 'kept', name: 'kept' },
  // The history shows that it was by a token, but not which.
  api_token: { account: { set: "name = ''" }, name: 'elsewhere' },
  heard_life: { account: 'row' },
  installation: {},
  webhook: { created_by: 'kept', name: 'kept' },
  webhook_delivery: {},
  webhook_cursor: {},
}

/** The statements that erase accounts: `whose` selects their ids, `schema` is where the tables are. SQL of both engines. */
export const erasingStatements = (whose: string, schema = ''): readonly string[] =>
  Object.entries(NAMES_PEOPLE).flatMap(([table, columns]) =>
    Object.entries(columns).flatMap(([column, erasing]) => {
      const where = `${column} IN (${whose})`
      if (erasing === 'row') return [`DELETE FROM ${schema}${table} WHERE ${where}`]
      if (typeof erasing === 'string') return []
      return 'set' in erasing
        ? [`UPDATE ${schema}${table} SET ${erasing.set} WHERE ${where}`]
        : [`DELETE FROM ${schema}${table} WHERE ${where} AND ${erasing.rowsWhere}`]
    }),
  )

/** Tables with rows of a person that are deleted or emptied: unused parts of their files hold former rows until they are written anew. */
export const TABLES_OF_ERASING: readonly string[] = Object.entries(NAMES_PEOPLE).flatMap(([table, columns]) =>
  Object.values(columns).some((erasing) => erasing !== 'kept') ? [table] : [],
)
