// By which API token a row of `history_event` came, in SQL and as it is read: 0 is none.
import type { Queries, Row } from '../db/queries.ts'
import type { AuthorContexts } from '../history/authorContexts.ts'

/** Where the group never had a token, no row is looked into. To PostgreSQL a bare number is the place of a column. */
export const tokenSql = ({ engine }: Pick<Queries, 'engine'>, { hasTokens }: Pick<AuthorContexts, 'hasTokens'>): string => {
  const token = engine === 'sqlite' ? "event ->> '$.token'" : "(event::json ->> 'token')::integer"
  // A quotation mark that somebody wrote stands behind a backslash.
  return hasTokens ? `CASE WHEN instr(event, '"token":') > 0 THEN COALESCE(${token}, 0) ELSE 0 END` : 'seq * 0'
}

export const tokenOfRow = (row: Row): number | undefined => (Number(row.token) > 0 ? Number(row.token) : undefined)
