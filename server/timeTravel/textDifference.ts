// Changed paragraphs of a text between two moments, as counts. Pure.
import type { Language } from '../../shared/bilingual.ts'
import type { Contribution, TextDifference } from '../../shared/history/comparison.ts'
import type { DocumentId } from '../../shared/ids.ts'
import { sameValue } from '../../shared/schema/sameValue.ts'
import type { PageReading } from './pageReadings.ts'

export interface States {
  /** Null when nothing had been written yet. */
  readonly before: PageReading | null
  readonly after: PageReading
}

/** Null when it is unchanged. */
export const textDifference = (
  document: DocumentId,
  { before, after }: States,
  contributions: readonly Contribution[],
): TextDifference | null => {
  const was = before !== null && !before.archived
  if (!was && after.archived) return null
  const counted = (language: Language) =>
    countParagraphs(before?.paragraphs[language] ?? new Map<string, string>(), after.paragraphs[language])
  const paragraphs = { es: counted('es'), en: counted('en') }
  const how = was ? (after.archived ? 'archived' : 'changed') : before ? 'restored' : 'added'
  const same =
    how === 'changed' &&
    before?.kind === after.kind &&
    sameValue(before.title, after.title) &&
    Object.values(paragraphs).every(({ inserted, deleted, changed }) => inserted + deleted + changed === 0)
  return same ? null : { document, how, title: after.title, paragraphs, contributions }
}

const countParagraphs = (before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>) => {
  const inserted = [...after.keys()].filter((name) => !before.has(name)).length
  const deleted = [...before.keys()].filter((name) => !after.has(name)).length
  const changed = [...after].filter(([name, held]) => before.has(name) && before.get(name) !== held).length
  return { inserted, deleted, changed }
}
