// Changed paragraphs of a text between two moments, with their words and as counts. Pure.
import type { Language } from '../../shared/bilingual.ts'
import { type Contribution, MOST_PASSAGES, type ParagraphChange, type TextDifference } from '../../shared/history/comparison.ts'
import type { DocumentId } from '../../shared/ids.ts'
import { sameValue } from '../../shared/schema/sameValue.ts'
import { type PageReading, readingWords } from './pageReadings.ts'

export interface TextStates {
  /** Null when nothing had been written yet. */
  readonly before: PageReading | null
  readonly after: PageReading
}

/** Null when it is unchanged. */
export const textDifference = (
  document: DocumentId,
  { before, after }: TextStates,
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
  if (same) return null
  const passagesOf = (language: Language) =>
    how === 'changed' ? changedParagraphs(before?.paragraphs[language] ?? new Map<string, string>(), after.paragraphs[language]) : []
  return {
    document,
    how,
    title: after.title,
    titleBefore: before?.title ?? null,
    passages: { es: passagesOf('es'), en: passagesOf('en') },
    paragraphs,
    contributions,
  }
}

/** In the order of the later moment; what was deleted comes after what preceded it. */
const changedParagraphs = (before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): readonly ParagraphChange[] => {
  const goneAfter = new Map<string | null, string[]>()
  let previous: string | null = null
  for (const [name, held] of before) {
    const among = goneAfter.get(previous)
    if (after.has(name)) previous = name
    else if (among) among.push(held)
    else goneAfter.set(previous, [held])
  }
  const gone = (name: string | null) =>
    (goneAfter.get(name) ?? []).map((held): ParagraphChange => ({ before: readingWords(held), after: null }))
  const found = [...after].flatMap(([name, held]): readonly ParagraphChange[] => {
    const old = before.get(name)
    const own = old === held ? [] : [{ before: old === undefined ? null : readingWords(old), after: readingWords(held) }]
    return [...own, ...gone(name)]
  })
  return [...gone(null), ...found].slice(0, MOST_PASSAGES)
}

const countParagraphs = (before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>) => {
  const inserted = [...after.keys()].filter((name) => !before.has(name)).length
  const deleted = [...before.keys()].filter((name) => !after.has(name)).length
  const changed = [...after].filter(([name, held]) => before.has(name) && before.get(name) !== held).length
  return { inserted, deleted, changed }
}
