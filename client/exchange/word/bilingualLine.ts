// A line with both languages: `Antecedentes / Background`.
import type { Language } from '../../../shared/bilingual.ts'
import type { DocxRun, WordParagraph } from './model.ts'
import { languageInWords, languageOfRuns, wordsOfRuns } from './spoken.ts'

/** Splits it at the separator, which may be inside a run; null for any other line. */
export const splitByLanguage = (block: WordParagraph): { readonly es: WordParagraph; readonly en: WordParagraph } | null => {
  const runs = cutAtSigns(block.runs)
  for (let at = runs.length - 2; at >= 0; at--) {
    const [left, right] = [runs.slice(0, at + 1), runs.slice(at + 1)]
    const isBetween = SIGN_BEHIND.test(wordsOfRuns(left)) || SIGN_BEFORE.test(wordsOfRuns(right))
    if (!isBetween || runs[at]?.text === '' || wordsOfRuns(right) === '') continue
    const spoken = languagesOf(left, right)
    if (!spoken) continue
    const [start, end] = [
      { ...block, runs: stripped(left, SIGN_BEHIND, -1) },
      { ...block, runs: stripped(right, SIGN_BEFORE, 0) },
    ]
    return spoken === 'es' ? { es: start, en: end } : { es: end, en: start }
  }
  return null
}
/** That of the first side. What one side says in one language, its neighbour says in the other: an attribute tells of neither. */
const languagesOf = (left: readonly DocxRun[], right: readonly DocxRun[]): Language | null => {
  const [one, two] = [left, right].map((runs) => languageInWords(wordsOfRuns(runs).replaceAll(SIGNS, ' ')))
  if (one && two) return one === two ? null : one
  const [first, second] = [languageOfRuns(left), languageOfRuns(right)]
  if (first !== null && second !== null && first !== second) return first
  const isShort = wordsOfRuns([...left, ...right]).length <= LONGEST_LINE
  if (one) return isShort ? one : null
  return two && isShort ? other(two) : null
}
const other = (language: Language): Language => (language === 'es' ? 'en' : 'es')
const LONGEST_LINE = 160
const SIGNS = /[·/|–—]/g
/** A run with a separator inside becomes two. */
const cutAtSigns = (runs: readonly DocxRun[]): readonly DocxRun[] =>
  runs.flatMap((run) => (run.note === null ? run.text.split(/(?<=\s[·/|]\s)/).map((text) => ({ ...run, text })) : [run]))
const SIGN_BEHIND = /\s[·/|–—]\s*$/
const SIGN_BEFORE = /^\s*[·/|–—]\s/
const stripped = (runs: readonly DocxRun[], sign: RegExp, end: 0 | -1): readonly DocxRun[] => {
  const kept = runs.filter(({ text, note }) => note !== null || text.trim() !== '' || runs.length === 1)
  const edge = end === 0 ? 0 : kept.length - 1
  return kept
    .map((run, at) =>
      at === edge ? { ...run, text: end === 0 ? run.text.replace(sign, '').trimStart() : run.text.replace(sign, '').trimEnd() } : run,
    )
    .filter(({ text, note }) => note !== null || !/^\s*[·/|–—]?\s*$/.test(text))
}
