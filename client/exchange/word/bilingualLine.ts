// A line with both languages: `Antecedentes / Background`.
import type { DocxRun, WordParagraph } from './model.ts'
import { languageOfRuns, wordsOfRuns } from './spoken.ts'

/** Splits it at the separator; null for any other line. */
export const splitByLanguage = (block: WordParagraph): { readonly es: WordParagraph; readonly en: WordParagraph } | null => {
  const at = block.runs.findLastIndex((run, place) => {
    const [before, behind] = [wordsOfRuns(block.runs.slice(0, place + 1)), wordsOfRuns(block.runs.slice(place + 1))]
    return SIGN_BEHIND.test(before) || SIGN_BEFORE.test(behind) ? run.text !== '' && behind !== '' : false
  })
  if (at < 0) return null
  const [left, right] = [block.runs.slice(0, at + 1), block.runs.slice(at + 1)]
  const [one, two] = [languageOfRuns(left), languageOfRuns(right)]
  if (one === null || two === null || one === two) return null
  const [start, end] = [
    { ...block, runs: stripped(left, SIGN_BEHIND, -1) },
    { ...block, runs: stripped(right, SIGN_BEFORE, 0) },
  ]
  return one === 'es' ? { es: start, en: end } : { es: end, en: start }
}
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
