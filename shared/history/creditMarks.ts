// Marks beside an author: whatever names one (a screen, a document, a table, a file) takes them from here. The long words, with names, are `doubtOf`.
import type { Bilingual, Language } from '../bilingual.ts'
import { formatNumber } from '../counts.ts'
import type { Credit } from './credit.ts'
import type { HistoryEvent } from './events.ts'

export const CREDIT_MARKS = ['link', 'token', 'offline', 'unverified'] as const
export type CreditMark = (typeof CREDIT_MARKS)[number]
/** Shown beside counts and sums. What is unverified is counted for no delegation, and has a row of its own. */
export const COUNTED_MARKS = ['link', 'token'] as const satisfies readonly CreditMark[]
export type CountedMark = (typeof COUNTED_MARKS)[number]

type Marked = Pick<Credit, 'byLink' | 'byToken'> & {
  readonly unverified?: Credit['unverified'] | true
  readonly offline?: HistoryEvent['offline']
}

export const creditMarks = ({ byLink, byToken, unverified, offline }: Marked): readonly CreditMark[] => [
  ...(byLink ? (['link'] as const) : []),
  ...(byToken ? (['token'] as const) : []),
  ...(offline ? (['offline'] as const) : []),
  ...(unverified ? (['unverified'] as const) : []),
]

const MARKS: Readonly<Record<CreditMark, Bilingual>> = {
  link: { es: 'con enlace', en: 'by link' },
  token: { es: 'con token', en: 'by token' },
  offline: { es: 'sin conexión', en: 'offline' },
  unverified: { es: 'autoría sin verificar', en: 'author unverified' },
}
const shortMark = (mark: CreditMark, language: Language): string => MARKS[mark][language]

/** *by link, by token*; empty if there is nothing to add. */
export const shortMarks = (marked: Marked, language: Language): string =>
  creditMarks(marked)
    .map((mark) => shortMark(mark, language))
    .join(', ')

/** *Ana Ruiz (by link)*. */
export const markedName = (name: string, marked: Marked, language: Language): string => {
  const marks = shortMarks(marked, language)
  return marks === '' ? name : `${name} (${marks})`
}

/** *by link: 3; by token: 1*; empty if none has a mark. */
const markedCounts = (counts: Partial<Readonly<Record<CountedMark, string>>> | undefined, language: Language): string =>
  COUNTED_MARKS.flatMap((mark) => {
    const count = counts?.[mark]
    return count === undefined ? [] : [`${shortMark(mark, language)}: ${count}`]
  }).join('; ')

/** How many of the changes have each mark; undefined if none has one. */
export const changesMarked = (
  contributions: readonly (Marked & { readonly changes: number })[],
): Partial<Readonly<Record<CountedMark, number>>> | undefined => {
  const found = COUNTED_MARKS.flatMap((mark): readonly (readonly [CountedMark, number])[] => {
    const changes = contributions.filter((one) => creditMarks(one).includes(mark)).reduce((sum, one) => sum + one.changes, 0)
    return changes > 0 ? [[mark, changes]] : []
  })
  return found.length > 0 ? Object.fromEntries(found) : undefined
}
/** The same as text. */
export const changesMarkedWords = (counts: ReturnType<typeof changesMarked>, language: Language): string =>
  markedCounts(counts && Object.fromEntries(Object.entries(counts).map(([mark, count]) => [mark, formatNumber(language, count)])), language)
/** *by link: 3 (+46 d)*, of moves of due dates. */
export const movesMarkedWords = (
  moves: Partial<Readonly<Record<CountedMark, { readonly moves: number; readonly days: number }>>> | undefined,
  language: Language,
  daysWords: (days: number) => string,
): string =>
  markedCounts(
    moves &&
      Object.fromEntries(
        Object.entries(moves).map(([mark, one]) => [
          mark,
          `${formatNumber(language, one.moves)}${one.days === 0 ? '' : ` (${daysWords(one.days)})`}`,
        ]),
      ),
    language,
  )
