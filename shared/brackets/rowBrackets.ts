// Brackets of a text in two languages, by row: each is counted once, on the Spanish side where that has words, and both sides are compared.
import { LANGUAGES, type Language } from '../bilingual.ts'
import { bracketsIn } from './bracketsIn.ts'

export interface RowBrackets {
  /** That open in this row. */
  readonly count: number
  /** Codes that they name. */
  readonly by: readonly string[]
  /** Both sides have words, and not the same brackets. */
  readonly differs: boolean
  /** A character has no counterpart. */
  readonly isSingle: boolean
}
type Sides = Readonly<Record<Language, { readonly text: string } | null>>

export const bracketsOfRows = (rows: readonly Sides[]): readonly RowBrackets[] => {
  const [es, en] = LANGUAGES.map((language) => bracketsOfSide(rows, language))
  return rows.map((row, index) => {
    const [left = NONE, right = NONE] = [es?.[index], en?.[index]]
    const counted = hasWords(row.es) ? left : right
    return {
      count: counted.placeholders.length,
      by: counted.by,
      differs: hasWords(row.es) && hasWords(row.en) && left.placeholders.join() !== right.placeholders.join(),
      isSingle: left.isSingle || right.isSingle,
    }
  })
}

export const countBrackets = (rows: readonly RowBrackets[]): number => rows.reduce((sum, { count }) => sum + count, 0)

const hasWords = (block: { readonly text: string } | null): boolean => block !== null && /\S/.test(block.text)

interface SideBrackets {
  /** For each bracket, whether it is a placeholder. */
  readonly placeholders: readonly boolean[]
  readonly by: readonly string[]
  readonly isSingle: boolean
}
const NONE: SideBrackets = { placeholders: [], by: [], isSingle: false }

const bracketsOfSide = (rows: readonly Sides[], language: Language): readonly SideBrackets[] => {
  const { brackets, single } = bracketsIn(rows.map((row) => row[language]?.text ?? ''))
  const byLine = Map.groupBy(brackets, ({ from }) => from.line)
  const singleLines = new Set(single.map(({ line }) => line))
  return rows.map((_, line) => {
    const opened = byLine.get(line) ?? []
    return {
      placeholders: opened.map(({ isPlaceholder }) => isPlaceholder),
      by: [...new Set(opened.flatMap(({ by }) => by))],
      isSingle: singleLines.has(line),
    }
  })
}
