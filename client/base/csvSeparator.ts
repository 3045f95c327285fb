// The sign between the cells of a CSV, by the language in which Ruta is shown: spreadsheets in Spanish usually take semicolons. It is chosen in the
// dialog of an export, remembered with its other choices, and used for every CSV that this device makes.
import type { Language } from '../../shared/bilingual.ts'
import { CSV_SEPARATORS, type CsvSeparator } from '../../shared/spreadsheet.ts'
import { remembered } from './remembered.ts'

export type CsvSeparators = Readonly<Record<Language, CsvSeparator>>
export const USUAL_SEPARATORS: CsvSeparators = { es: ';', en: ',' }
/** Under this key the dialog keeps its choices. */
export const EXPORT_CHOICES = 'export'

export const separatorsIn = (found: unknown): CsvSeparators => {
  const given = typeof found === 'object' && found !== null ? new Map(Object.entries(found)) : new Map<string, unknown>()
  const of = (language: Language) => CSV_SEPARATORS.find((one) => one === given.get(language)) ?? USUAL_SEPARATORS[language]
  return { es: of('es'), en: of('en') }
}

const chosen = remembered<CsvSeparators>(EXPORT_CHOICES, ({ separators }) => separatorsIn(separators))
export const csvSeparator = (language: Language): CsvSeparator => (chosen.read() ?? USUAL_SEPARATORS)[language]
