// Before a database is used: derived tables that differ from the migrations of this version are rebuilt from the logs; if others differ, the
// database is refused, because further writes could lose or hide data.
import type { DatabaseSync } from 'node:sqlite'
import type { Kysely } from 'kysely'
import { kindOfTable } from './columnKinds.ts'
import type { Schema } from './schema.ts'
import { expectedShapes, namesOnPostgres, shapesOn, type TableShape } from './tableShapes.ts'
import { quotedIdentifier } from './tables.ts'

class OtherTablesError extends Error {
  override readonly name = 'OtherTablesError'
}

/**
 * `damaged`: derived tables with unreadable pages; those, and derived tables of another shape, are recreated empty, and the projectors start over.
 * Returns their names. Throws `OtherTablesError` when any other table differs; then nothing was changed.
 */
export const mendTables = async (sqlite: DatabaseSync, damaged: readonly string[] = []): Promise<readonly string[]> => {
  const expected = await expectedShapes()
  const actual = shapesOn(sqlite)
  const differences = [...expected.values()].flatMap((shape) => differencesOf(shape, actual.get(shape.name)))
  refuseOthers(differences)
  const broken = [...new Set([...damaged, ...differences.map(({ table }) => table)])].sort()
  if (broken.length === 0) return []
  sqlite.exec('BEGIN IMMEDIATE')
  try {
    for (const name of broken) {
      const shape = expected.get(name)
      if (!shape || kindOfTable(name) !== 'derived') throw new Error(`${name} cannot be made again from the logs`)
      if (damaged.includes(name)) forget(sqlite, name)
      else sqlite.exec(`DROP TABLE IF EXISTS ${quotedIdentifier(name)}`)
      create(sqlite, shape)
    }
    // All are rebuilt: none of them can be trusted to fit the others. Rows of these three have a hash each, and are made anew one by one.
    if (!broken.every((name) => name === 'checkpoint' || name === 'past_plan' || name === 'past_summary'))
      sqlite.exec('DELETE FROM projector')
    sqlite.exec('COMMIT')
  } catch (error) {
    if (sqlite.isTransaction) sqlite.exec('ROLLBACK')
    throw error
  }
  return broken
}

/** On PostgreSQL nothing is recreated: its operator knows what was done to it. */
export const refuseOtherTables = async (database: Kysely<Schema>): Promise<void> => {
  const actual = await namesOnPostgres(database)
  const differences = [...(await expectedShapes()).values()].flatMap(({ name, columns, indexes }): Difference[] => {
    const there = actual.get(name)
    if (!there) return [{ table: name, what: `the table ${name}` }]
    return [...columns, ...indexes].flatMap((one) => (there.has(one.name) ? [] : [{ table: name, what: `${one.name} of ${name}` }]))
  })
  refuse(differences)
}

interface Difference {
  readonly table: string
  readonly what: string
}

const differencesOf = ({ name, columns, indexes }: TableShape, actual: TableShape | undefined): readonly Difference[] => {
  if (!actual) return [{ table: name, what: `the table ${name}` }]
  const there = new Map(actual.columns.map((column) => [column.name, column]))
  const missing = columns.filter((column) => there.get(column.name)?.key !== column.key).map((column) => `the column ${column.name}`)
  const known = new Set(columns.map((column) => column.name))
  // No code of ours would fill it.
  const foreign = actual.columns
    .filter((column) => !known.has(column.name) && column.notNull && column.otherwise === null)
    .map((column) => `a table without the column ${column.name}`)
  const indexed = new Map(actual.indexes.map((index) => [index.name, index.columns.join()]))
  const unindexed = indexes.filter((index) => indexed.get(index.name) !== index.columns.join()).map((index) => `the index ${index.name}`)
  return [...missing, ...foreign, ...unindexed].map((what) => ({ table: name, what: `${what} of ${name}` }))
}

const refuseOthers = (differences: readonly Difference[]) => refuse(differences.filter(({ table }) => kindOfTable(table) !== 'derived'))
const refuse = (differences: readonly Difference[]) => {
  if (differences.length === 0) return
  throw new OtherTablesError(
    `The database is not as this version of Ruta needs it: missing ${differences.map(({ what }) => what).join(', ')}. It was made by a version between two releases, or changed by other hands, and nothing was written. Start the version that made it; or restore a backup that a release made (npm run restore -- FILE), which keeps this database aside.`,
  )
}

/**
 * Removes a damaged table and its indexes from the list of tables. Its pages stay unused: dropping it would free pages listed in damaged pages, and
 * those may belong to other tables.
 */
const forget = (sqlite: DatabaseSync, table: string): void => {
  sqlite.enableDefensive(false)
  sqlite.exec('PRAGMA writable_schema = ON')
  sqlite.prepare('DELETE FROM sqlite_schema WHERE tbl_name = ?').run(table)
  sqlite.exec('PRAGMA writable_schema = RESET')
  sqlite.enableDefensive(true)
}

const create = (sqlite: DatabaseSync, { name, columns, indexes }: TableShape): void => {
  const lines = columns.map(
    ({ name, type, notNull, otherwise }) =>
      `${quotedIdentifier(name)} ${type}${notNull ? ' not null' : ''}${otherwise === null ? '' : ` default ${otherwise}`}`,
  )
  const key = columns.filter((column) => column.key > 0).sort((a, b) => a.key - b.key)
  if (key.length > 0) lines.push(`primary key (${key.map((column) => quotedIdentifier(column.name)).join(', ')})`)
  sqlite.exec(`CREATE TABLE ${quotedIdentifier(name)} (${lines.join(', ')})`)
  for (const index of indexes)
    sqlite.exec(
      `CREATE ${index.unique ? 'UNIQUE ' : ''}INDEX ${quotedIdentifier(index.name)} ON ${quotedIdentifier(name)} (${index.columns.map(quotedIdentifier).join(', ')})`,
    )
}
