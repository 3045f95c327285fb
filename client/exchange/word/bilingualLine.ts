// A line with both languages: `Antecedentes / Background`.
import type { Language } from '../../../shared/bilingual.ts'
import { detectedLanguage, spelledLanguage } from './language.ts'
import type { DocxRun, WordParagraph } from './model.ts'
import { markedLanguage, wordsOfRuns } from './spoken.ts'

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
/** That of the first side. What one side says in one language, its neighbour says in the other, if it says something: a place or a year is no translation. */
const languagesOf = (left: readonly DocxRun[], right: readonly DocxRun[]): Language | null => {
  const [before, behind] = [plainWords(left), plainWords(right)]
  const [one, two] = [languageBeside(before, behind), languageBeside(behind, before)]
  if (one && two) return one === two ? null : one
  const [first, second] = [markedLanguage(left), markedLanguage(right)]
  const isMarked = first !== null && second !== null && first !== second
  if (isMarked && (one ?? first) === first && (two ?? second) === second) return first
  if (before.length + behind.length > LONGEST_LINE) return null
  if (one) return saysSomething(behind, before) ? one : null
  return two && saysSomething(before, behind) ? other(two) : null
}
const plainWords = (runs: readonly DocxRun[]) => wordsOfRuns(runs).replaceAll(SIGNS, ' ').trim()
const IN_LOWER_CASE = /(?<![\p{L}\p{N}])\p{Ll}[\p{L}\p{M}]*/gu
const inLowerCase = (words: string): readonly string[] => words.match(IN_LOWER_CASE) ?? []
/** Beside a text: more than a name. Beside a heading without small words: a heading of as many words. */
const saysSomething = (words: string, neighbour: string) =>
  inLowerCase(words).length > 1 || (detectedLanguage(neighbour) === null && wordCount(words) === wordCount(neighbour))
const wordCount = (words: string): number => words.match(/\p{L}[\p{L}\p{M}]*/gu)?.length ?? 0
/**
 * Names are spelled as in their own country, so capitalised words tell nothing by their spelling, except the first, which is capitalised in every
 * heading; but if it is the only one, beside words that do tell, it may be a name too.
 */
const languageBeside = (words: string, neighbour: string): Language | null => {
  const detected = detectedLanguage(words)
  const lower = inLowerCase(words)
  if (detected || (lower.length === 0 && detectedLanguage(neighbour))) return detected
  return spelledLanguage([words.split(/\s+/, 1)[0] ?? '', ...lower].join(' '))
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
