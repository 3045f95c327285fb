// The table of API tokens.
import type { Generated, Selectable } from 'kysely'

/** Its row stays after it has ended, because the history shows its name. */
export interface ApiTokenTable {
  id: string
  group_id: string
  /** In its group, never reused: entries of the log refer to it. */
  number: number
  account: string
  /** '' once its account was erased. */
  name: string
  /** With spaces between them: `read`, `write`, `export`, `webhooks`. */
  scopes: string
  token_hash: string
  created_at: number
  expires_at: number
  /** To the minute. */
  last_used: Generated<number | null>
  /** The session in which it was created. */
  provider: Generated<string | null>
  /** Revoked, expired, or ended with its account or membership. */
  ended_at: Generated<number | null>
  /** First halves of client addresses, separated by spaces, the newest last; '*': from before they were recorded. */
  places: Generated<string>
  /** When its owner was last notified of a new place. */
  place_told_at: Generated<number | null>
}
export type ApiTokenRow = Selectable<ApiTokenTable>
