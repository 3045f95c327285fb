// Writes a table of the embedded database anew: unused parts of its pages hold copies of rows that were moved before they were deleted, which
// `secure_delete` does not overwrite. All its pages, and those of its indexes, are freed, and `secure_delete` overwrites freed pages.
import type { DatabaseSync } from 'node:sqlite'
import { quotedIdentifier } from './tables.ts'

/** On a connection of `connectToRewrite`; one transaction. */
export const rewriteTable = (sqlite: DatabaseSync, table: string): void => {
  sqlite.exec('BEGIN IMMEDIATE')
  try {
    sqlite.exec(`
      CREATE TEMP TABLE rewritten AS SELECT * FROM main.${quotedIdentifier(table)};
      DELETE FROM main.${quotedIdentifier(table)};
      INSERT INTO main.${quotedIdentifier(table)} SELECT * FROM temp.rewritten;
      DROP TABLE temp.rewritten;
      COMMIT`)
  } catch (error) {
    // SQLite has rolled back by itself after some errors (a full disk), not after others.
    if (sqlite.isTransaction) sqlite.exec('ROLLBACK')
    throw error
  }
}
