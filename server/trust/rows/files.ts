// Attached files: whose, where, and of which content, as their acts say. `checkFiles.ts` compares the content with its hash.
import { hasTable } from '../../db/queries.ts'
import { isNear, type RowsCheck } from './rowsCheck.ts'

export const filesFault: RowsCheck = async ({ queries, group, standing: { files } }) => {
  // A backup of a version that knew no files.
  if (!(await hasTable(queries, 'attachment'))) return null
  const rows = await queries.all('SELECT * FROM attachment WHERE group_id = ?', group)
  const there = new Map(rows.map((row) => [String(row.id), row]))
  const unknown = rows.find(({ id }) => !files.has(String(id)))
  if (unknown) return `no act attached the file “${unknown.name}”`
  for (const [id, file] of files) {
    const row = there.get(id)
    const called = `the file “${file.name}”`
    // Thirty days after it was removed its row is deleted.
    if (!row && file.removed) continue
    if (!row) return `${called} is missing, and no act removed it`
    if (row.hash !== file.hash || Number(row.size) !== file.size) return `${called} has another content than the one that was attached`
    if (row.name !== file.name) return `${called} bears another name: “${row.name}”`
    if (row.document !== file.document || row.subject !== file.subject) return `${called} is attached to something else than its act says`
    if (row.account !== file.by) return `${called} is shown as another person’s than its act says`
    if (!isNear(Number(row.at), file.at)) return `${called} has another hour than its act`
    if ((row.removed_at !== null) !== file.removed)
      return file.removed ? `${called} was removed, and is shown again` : `${called} is removed, and no act did that`
  }
  return null
}
