// Reads each content and hashes it again: what is attached must be there, as it was. A piece at a time, on both engines.
import { hasTable, type Queries } from '../db/queries.ts'
import { type Bytes, type ContentStore, hashOf } from './contents.ts'

const ATTACHED = 'SELECT DISTINCT hash FROM attachment WHERE removed_at IS NULL'
const CONTENTS = 'SELECT * FROM file_content'
const PIECE = 'SELECT bytes FROM file_chunk WHERE upload = ? AND start = ?'

export interface CheckedFiles {
  readonly count: number
  /** How many are in the bucket, when no bucket was given. */
  readonly unread: number
  readonly damaged: readonly string[]
}

export const checkFiles = async (queries: Queries, bucket: ContentStore | null): Promise<CheckedFiles> => {
  // A backup of a version that knew no files has no tables for them.
  if (!(await hasTable(queries, 'file_content'))) return { count: 0, unread: 0, damaged: [] }
  const contents = new Map((await queries.all(CONTENTS)).map((row) => [String(row.hash), row]))
  const attached = (await queries.all(ATTACHED)).map((row) => String(row.hash))
  const damaged: string[] = []
  let unread = 0
  for (const hash of [...new Set([...attached, ...contents.keys()])].sort()) {
    const content = contents.get(hash)
    const upload = String(content?.upload)
    // Rows of an earlier version have no place.
    if (content?.place === 's3' && !bucket) unread += 1
    else if (
      !content ||
      (await hashOf(content.place === 's3' && bucket ? bucket.read({ hash, upload }) : piecesOf(queries, upload))) !== hash
    )
      damaged.push(hash)
  }
  return { count: new Set([...attached, ...contents.keys()]).size - damaged.length - unread, unread, damaged }
}

async function* piecesOf(queries: Queries, upload: string): Bytes {
  for (let at = 0; ; ) {
    const [row] = await queries.all(PIECE, upload, at)
    if (!(row?.bytes instanceof Uint8Array)) return
    yield row.bytes
    at += row.bytes.length
  }
}
