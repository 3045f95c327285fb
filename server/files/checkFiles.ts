// Reads each content and hashes it again: what is attached must be there, as it was. A piece at a time, on both engines.
import { createHash } from 'node:crypto'
import { hasTable, type Queries } from '../db/queries.ts'

const KNOWN = `
  SELECT attachment.hash AS hash, file_content.upload AS upload FROM attachment LEFT JOIN file_content ON file_content.hash = attachment.hash
  WHERE attachment.removed_at IS NULL
  UNION SELECT hash, upload FROM file_content ORDER BY hash`
const PIECE = 'SELECT bytes FROM file_chunk WHERE upload = ? AND start = ?'

export const checkFiles = async (queries: Queries): Promise<{ readonly count: number; readonly damaged: readonly string[] }> => {
  // A backup of a version that knew no files has no tables for them.
  const contents = (await hasTable(queries, 'file_content')) ? await queries.all(KNOWN) : []
  const damaged: string[] = []
  for (const { hash, upload } of contents)
    if (upload === null || (await hashOf(queries, String(upload))) !== hash) damaged.push(String(hash))
  return { count: contents.length - damaged.length, damaged }
}

const hashOf = async (queries: Queries, upload: string): Promise<string> => {
  const hash = createHash('sha256')
  for (let at = 0; ; ) {
    const [row] = await queries.all(PIECE, upload, at)
    if (!(row?.bytes instanceof Uint8Array)) return hash.digest('hex')
    hash.update(row.bytes)
    at += row.bytes.length
  }
}
