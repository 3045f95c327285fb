// Changes of an item as rows, the same on the screen, on paper and in files: one row per change, its languages side by side. Pure.
import type { Language } from '../bilingual.ts'
import type { CreditedEdit, ItemDifference } from '../history/comparison.ts'
import type { DescribeContext } from '../history/describeContext.ts'
import type { WordRun } from '../pairs/wordDiff.ts'
import { type BuiltInKey, FIELDS, type FieldKey } from '../roadmap/fields.ts'
import { changesIn, codeOfAuthor, doubtWords, type PaperChange, timesChangedWords } from './changes.ts'
import { itemText } from './itemTables.ts'

export interface ChangeRow {
  /** Null if no edit of it is known. */
  readonly last: CreditedEdit | null
  /** Mark of its author; `–` if no edit of it is known. */
  readonly code: string
  /** Null for what became of the item as a whole. */
  readonly field: FieldKey | null
  /** Only the languages in which it changed something. */
  readonly sides: readonly ChangeSide[]
}
interface ChangeSide extends Pick<PaperChange, 'label' | 'lines'> {
  readonly language: Language
  /** How far a date moved, how often it was set, how its author is verified. */
  readonly notes: string
}
interface RowsContext {
  readonly names: DescribeContext
  readonly languages: readonly Language[]
}

/** The languages have the same changes but for pairs, of which each has its own side. */
export const changeRows = (difference: ItemDifference, { names, languages }: RowsContext): readonly ChangeRow[] => {
  const rows = new Map<string, { readonly last: CreditedEdit | null; readonly field: FieldKey | null; readonly sides: ChangeSide[] }>()
  for (const language of languages)
    changesIn(difference, { names, language, languages }).forEach((change, at) => {
      const { last, field, label, lines, note, contributions } = change
      const notes = [note, timesChangedWords(contributions, names, language), doubtWords(last, names, language)].filter(Boolean).join('; ')
      const key = keyOf(change, languages.length > 1, at)
      const row = rows.get(key) ?? { last, field, sides: [] }
      row.sides.push({ language, label, lines, notes })
      rows.set(key, row)
    })
  return [...rows.values()]
    .toSorted((a, b) => (a.last?.at ?? 0) - (b.last?.at ?? 0))
    .map(({ last, field, sides }) => ({ last, field, sides, code: last ? codeOfAuthor(last, names) : '–' }))
}
/** In one language alone, the other side of a pair is a row of its own. */
const keyOf = ({ last, field }: PaperChange, isOfBoth: boolean, at: number): string =>
  `${last?.seq ?? ''} ${last?.at ?? ''} ${isOfBoth || field === null ? (field ?? '') : at}`

/** Fields of which those that did not change are said once, above the rows. */
const STANDING: readonly BuiltInKey[] = ['lead', 'status', 'progress', 'due']

export const standingWords = (difference: ItemDifference, names: DescribeContext, language: Language): string => {
  const item = difference.after ?? difference.before
  if (!item) return ''
  const changed = new Set<FieldKey>(difference.fields.map(({ field }) => field))
  return STANDING.filter((field) => !changed.has(field) && !(field === 'lead' && changed.has('coDelegations')))
    .flatMap((field) => {
      const text = itemText(names, item, field, language)
      return text === '' ? [] : [field === 'status' || field === 'progress' ? text : `${FIELDS[field].label[language]}: ${text}`]
    })
    .join(' · ')
}

/** With a space between what was deleted and what was inserted in its place: both are shown. */
export const spaced = (runs: readonly WordRun[]): readonly WordRun[] =>
  runs.flatMap((run, at): readonly WordRun[] => {
    const before = runs[at - 1]
    const isReplaced = run.type === 'inserted' && before?.type === 'deleted' && !/\s$/.test(before.text) && !/^\s/.test(run.text)
    return isReplaced ? [{ type: 'kept', text: ' ' }, run] : [run]
  })
