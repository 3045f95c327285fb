// The headings of a text in the order of its rows, in the reader's language where available, and the length of each language. Pure.
import { type Bilingual, type Language, otherLanguage } from '../../../shared/bilingual.ts'
import { type Length, lengthOf } from '../../../shared/editor/textLength.ts'
import type { PairedTextRow } from '../../../shared/pairs/textRows.ts'

export interface OutlineEntry {
  readonly row: number
  readonly language: Language
  readonly words: string
}

export const textOutline = (rows: readonly PairedTextRow[], language: Language): readonly OutlineEntry[] =>
  rows.flatMap((row, index) => {
    if (row.es?.kind !== 'heading' && row.en?.kind !== 'heading') return []
    const shown = row.sides[language].trim() === '' ? otherLanguage(language) : language
    const words = row.sides[shown].trim()
    return words === '' ? [] : [{ row: index, language: shown, words }]
  })

export const lengthsOf = (rows: readonly PairedTextRow[]): Readonly<Record<keyof Bilingual, Length>> => ({
  es: lengthOf(rows.map(({ sides }) => sides.es).join('\n')),
  en: lengthOf(rows.map(({ sides }) => sides.en).join('\n')),
})
