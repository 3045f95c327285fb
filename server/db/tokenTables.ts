// The table of API tokens.
import type { Generated, Selectable } from 'kysely'

/** Its row stays when it has ended, for the history names it. */
export interface ApiTokenTable {
  id: string
  group_id: string
  /** In its group, and never given again: entries of the log name it. */
  number: number
  account: string
  /** '' once its account was erased. */
  name: string
  /** With spaces between them: `read`, `write`, `export`. */
  scopes: string
  token_hash: string
  created_at: number
  expires_at: number
  /** To the minute. */
  last_used: Generated<number | null>
  /** That opened the session in which it was made. */
  provider: Generated<string | null>
  /** Revoked, expired, or ended with its account or membership. */
  ended_at: Generated<number | null>
  /** From where it was used: halves of addresses with spaces between them, the newest last; '*': before they were kept. */
  places: Generated<string>
  /** When its person was last notified of a place. */
  place_told_at: Generated<number | null>
}
export type ApiTokenRow = Selectable<ApiTokenTable>
