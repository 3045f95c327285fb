// Checks the structure of the embedded database's file, and assigns each fault to a table.
import type { DatabaseSync } from 'node:sqlite'
import { reasonOf } from '../reasonOf.ts'
import { kindOfTable, type TableKind } from './columnKinds.ts'
import { isDatabaseLocked } from './damageWords.ts'
import { quotedIdentifier } from './tables.ts'

export interface DatabaseFileProblem {
  /** Null for the file as a whole. */
  readonly table: string | null
  /**
   * `structure`: the list of tables cannot be read, or pages in use are also free or used twice, so that writing may destroy intact data.
   */
  readonly kind: TableKind | 'structure'
  /** In SQLite's words. */
  readonly text: string
}

/** Limit of reported faults per table. */
const MOST = 5

/**
 * Runs `PRAGMA quick_check`, and table by table where it aborts. Faults of unused pages are omitted: they contain no data. Never throws for
 * damage, but where another program has locked the file.
 * Reads the whole file: 430 to 680 MB a second from memory, measured.
 */
export const checkFile = (sqlite: DatabaseSync): readonly DatabaseFileProblem[] => {
  const tables = readTables(sqlite)
  if ('why' in tables) return [{ table: null, kind: 'structure', text: tables.why }]
  const whole = linesOf(sqlite, 'PRAGMA quick_check(1000)')
  const problems = whole.lines.map((text) => problemOf(text, tables))
  if (whole.gaveUp)
    for (const table of new Set(tables.names)) {
      const { lines, gaveUp } = linesOf(sqlite, `PRAGMA quick_check(${quotedIdentifier(table)})`)
      const texts = gaveUp === null ? lines : [...lines, gaveUp]
      problems.push(...texts.map((text): DatabaseFileProblem => ({ table, kind: kindOfTable(table), text })))
    }
  const found = fewOfEach(problems)
  return whole.gaveUp && found.length === 0 ? [{ table: null, kind: 'structure', text: whole.gaveUp }] : found
}

/** Whether writing may destroy intact data in it. */
export const isUnsafe = (problems: readonly DatabaseFileProblem[]): boolean => problems.some(({ kind }) => kind === 'structure')

interface Tables {
  readonly names: readonly string[]
  /** By number of the root page, and by name: a table, or an index of it. */
  readonly byRoot: ReadonlyMap<number, string>
  readonly byName: ReadonlyMap<string, string>
}

const readTables = (sqlite: DatabaseSync): Tables | { readonly why: string } => {
  try {
    const rows = sqlite.prepare('SELECT type, name, tbl_name, rootpage FROM sqlite_schema').all()
    return {
      names: rows.flatMap(({ type, name }) => (type === 'table' ? [String(name)] : [])),
      byRoot: new Map(rows.map(({ rootpage, tbl_name }) => [Number(rootpage), String(tbl_name)])),
      byName: new Map(rows.map(({ name, tbl_name }) => [String(name), String(tbl_name)])),
    }
  } catch (error) {
    if (isDatabaseLocked(error)) throw error
    return { why: reasonOf(error) }
  }
}

/** Its message before it aborts, for a page of a table that it cannot read. */
const linesOf = (sqlite: DatabaseSync, pragma: string): { readonly lines: readonly string[]; readonly gaveUp: string | null } => {
  const lines: string[] = []
  try {
    for (const { quick_check: text } of sqlite.prepare(pragma).iterate()) lines.push(...String(text).split('\n'))
    return { lines: lines.filter(isProblem), gaveUp: null }
  } catch (error) {
    if (isDatabaseLocked(error)) throw error
    return { lines: lines.filter(isProblem), gaveUp: reasonOf(error) }
  }
}

const isProblem = (line: string): boolean => line !== 'ok' && line !== '' && !/^\*\*\* in database|: never used$/.test(line)

const problemOf = (text: string, { byRoot, byName }: Tables): DatabaseFileProblem => {
  if (/2nd reference|free-?list/i.test(text)) return { table: null, kind: 'structure', text }
  const root = /^Tree (\d+)/.exec(text)?.[1]
  const name = /\bindex ([a-z_0-9]+)/i.exec(text)?.[1] ?? /\bin ([a-z_0-9]+)\.[a-z_0-9]+$/i.exec(text)?.[1]
  const table = (root === undefined ? undefined : byRoot.get(Number(root))) ?? (name === undefined ? undefined : byName.get(name)) ?? null
  return { table, kind: table === null ? 'rows' : kindOfTable(table), text }
}

const fewOfEach = (problems: readonly DatabaseFileProblem[]): readonly DatabaseFileProblem[] => {
  const counts = new Map<string | null, number>()
  return problems.filter(({ table }) => {
    const count = (counts.get(table) ?? 0) + 1
    counts.set(table, count)
    return count <= MOST
  })
}
