// The registry, by which texts and sessions are found, and what a restore lets members bring back.
import { meetingDocument, parseDocumentId } from '../../../shared/ids.ts'
import { OPENINGS } from '../../db/logTables.ts'
import { hasTable } from '../../db/queries.ts'
import type { RowsCheck } from './rowsCheck.ts'

export const documentsFault: RowsCheck = async ({ queries, group, standing: { meetings, rows: later } }) => {
  const rows = await queries.all('SELECT id, kind, created_by FROM document WHERE group_id = ?', group)
  const there = new Map(rows.flatMap((row) => (parseDocumentId(row.id) ? [[String(row.id), row] as const] : [])))
  for (const [id, { number }] of meetings)
    if (!there.has(meetingDocument(id))) return `session ${number} has no place in the list of documents`
  if (later === null) return null
  for (const [id, by] of later.texts) {
    const row = there.get(id)
    if (!row) return `the text ${id} has no place in the list of documents`
    if (row.created_by !== by) return `the text ${id} is shown as created by another person than its act says`
  }
  const unknown = rows.find(({ id, kind }) => kind === 'page' && ![...later.texts.keys()].some((one) => one === id))
  return unknown ? `no act created the text ${unknown.id}` : null
}

export const openingFault: RowsCheck = async ({ queries, group, standing: { bringBackUntil, rows: later } }) => {
  if (later === null || !(await hasTable(queries, OPENINGS))) return null
  const [row] = await queries.all(`SELECT closes_at FROM ${OPENINGS} WHERE group_id = ?`, group)
  if (!row) return null
  if (bringBackUntil === null) return 'bringing back what a restore has lost is open, and no act opened it'
  return row.closes_at === bringBackUntil ? null : 'bringing back what a restore has lost is open until another hour than its act says'
}
