// API token of a row of `history_event`, in SQL and when read: 0 is none.
import type { DatabaseRow, Queries } from '../db/queries.ts'
import type { AuthorContexts } from './authorContexts.ts'

/** If the group never had a token, rows are not inspected. In PostgreSQL a bare number is a column index. */
export const tokenSql = ({ engine }: Pick<Queries, 'engine'>, { hasTokens }: Pick<AuthorContexts, 'hasTokens'>): string => {
  const token = engine === 'sqlite' ? "event ->> '$.token'" : "(event::json ->> 'token')::integer"
  // A quotation mark in a user's text is preceded by a backslash.
  return hasTokens ? `CASE WHEN instr(event, '"token":') > 0 THEN COALESCE(${token}, 0) ELSE 0 END` : 'seq * 0'
}

export const tokenOfRow = (row: DatabaseRow): number | undefined => (Number(row.token) > 0 ? Number(row.token) : undefined)
