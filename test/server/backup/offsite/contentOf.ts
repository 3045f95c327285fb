// All rows of a database file, to be compared with those of another.
import { DatabaseSync } from 'node:sqlite'
import { quotedIdentifier, tablesOf } from '../../../../server/db/tables.ts'

export const contentOf = (file: string): ReadonlyMap<string, readonly string[]> => {
  const sqlite = new DatabaseSync(file, { readOnly: true })
  try {
    return new Map(
      tablesOf(sqlite).map((table) => [
        table,
        sqlite
          .prepare(`SELECT * FROM ${quotedIdentifier(table)}`)
          .all()
          .map((row) =>
            JSON.stringify(Object.values(row).map((value) => (value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value))),
          )
          .sort(),
      ]),
    )
  } finally {
    sqlite.close()
  }
}
