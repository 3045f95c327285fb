// Tables with a Spanish and an English column.
import { LANGUAGES, type Language } from '../../../shared/bilingual.ts'
import { detectedLanguage } from './language.ts'
import { type WordBlock, type WordCell, type WordTable, wordBlocksText } from './model.ts'
import { languageOfRuns, runsIn } from './spoken.ts'

interface ColumnsRow {
  readonly number: readonly WordBlock[]
  readonly left: readonly WordBlock[]
  readonly right: readonly WordBlock[]
  /** For a cell that spans all columns. */
  readonly across: readonly WordBlock[]
}
interface Columns {
  readonly first: Language
  readonly rows: readonly ColumnsRow[]
}
/** Two text columns, optionally with a number column before them; a cell may span all of them. */
export const bilingualColumns = (table: WordTable): Columns | null => {
  const full = table.rows.filter((row) => row.some(({ blocks }) => blocks.length > 0))
  const isAcross = (row: readonly WordCell[]) => row.length === 1 && (row[0]?.wide ?? 1) > 1
  const split = full.filter((row) => !isAcross(row))
  const wide = split[0]?.length ?? 0
  const skip = wide === 3 && split.every((row) => wordBlocksText(row[0]?.blocks ?? []).trim().length <= LONGEST_NUMBER) ? 1 : 0
  if (wide - skip !== 2 || !split.every((row) => row.length === wide && row.every((cell) => cell.wide === 1 && cell.high === 1)))
    return null
  const rows = full.map((row): ColumnsRow => {
    if (isAcross(row)) return { number: [], left: [], right: [], across: row[0]?.blocks ?? [] }
    return {
      number: skip === 1 ? (row[0]?.blocks ?? []) : [],
      left: row[skip]?.blocks ?? [],
      right: row[skip + 1]?.blocks ?? [],
      across: [],
    }
  })
  const head = rows.find(({ across }) => across.length === 0)
  const named = head ? [nameIn(head.left), nameIn(head.right)] : []
  const isNamed = named[0] !== undefined && named[1] !== undefined && named[0] !== named[1]
  return { first: (isNamed && named[0]) || 'es', rows: isNamed ? rows.filter((row) => row !== head) : rows }
}
const LONGEST_NUMBER = 8
const NAMES: Readonly<Record<Language, RegExp>> = {
  es: /^(es|esp|español|espanol|spanish|castellano|versión en español|texto en español)\.?$/i,
  en: /^(en|eng|ing|english|inglés|ingles|english version|versión en inglés|text in english)\.?$/i,
}
const nameIn = (blocks: readonly WordBlock[]): Language | undefined =>
  LANGUAGES.find((language) => NAMES[language].test(wordBlocksText(blocks).trim()))

/** Finds the Spanish and the English column, by header or by text. Null for any other table. */
export const pairedTable = (table: WordTable): Columns | null => {
  const columns = bilingualColumns(table)
  if (!columns) return null
  const head = table.rows.find((row) => row.length > 1 && row.some(({ blocks }) => blocks.length > 0)) ?? []
  const named = head.slice(-2).map(({ blocks }) => nameIn(blocks))
  if (named[0] && named[1] && named[0] !== named[1]) return { ...columns, first: named[0] }
  const spoken = (side: 'left' | 'right') => {
    const blocks = columns.rows.flatMap((row) => row[side])
    return detectedLanguage(wordBlocksText(blocks)) ?? languageOfRuns(blocks.flatMap(runsIn))
  }
  const [left, right] = [spoken('left'), spoken('right')]
  return left && right && left !== right ? { ...columns, first: left } : null
}
