// Writes the file of the embedded database anew: unused parts of its pages hold copies of rows that were moved before they were deleted, which
// `secure_delete` does not overwrite.
import type { DatabaseSync } from 'node:sqlite'

/** No transaction may be open. Afterwards `isTruncated` says whether the write-ahead log is empty, too: a reader may still use it. */
export const rewriteFile = (sqlite: DatabaseSync): { readonly isTruncated: boolean } => {
  sqlite.exec('VACUUM')
  const row = sqlite.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()
  return { isTruncated: row?.busy === 0 }
}
