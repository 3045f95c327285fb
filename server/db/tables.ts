// Tables of an installation in the order in which they are copied to another database.
import type { DatabaseSync } from 'node:sqlite'

/** Referenced tables first; without the table of migrations, which each database has itself. */
export const tablesOf = (sqlite: DatabaseSync): readonly string[] => {
  const names = sqlite
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'kysely_%' ORDER BY name")
    .all()
    .map(({ name }) => String(name))
  const ordered: string[] = []
  const place = (table: string) => {
    if (ordered.includes(table)) return
    for (const { table: needed } of sqlite.prepare(`PRAGMA foreign_key_list(${quotedIdentifier(table)})`).all())
      if (needed !== table) place(String(needed))
    ordered.push(table)
  }
  for (const name of names) place(name)
  return ordered
}

export const quotedIdentifier = (name: string): string => `"${name}"`
