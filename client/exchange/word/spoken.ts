// The language of runs and blocks: by their words, their spelling or, if neither tells, by the language attribute in the document, which is often that
// of the file alone.
import type { Language } from '../../../shared/bilingual.ts'
import { detectedLanguage, spelledLanguage } from './language.ts'
import { type DocxRun, type WordBlock, wordBlocksText } from './model.ts'

export const wordsOfRuns = (runs: readonly DocxRun[]) => runs.map(({ text }) => text).join('')
/** By the text alone. */
const languageInWords = (words: string): Language | null => detectedLanguage(words) ?? spelledLanguage(words)
export const languageOfRuns = (runs: readonly DocxRun[]): Language | null => languageInWords(wordsOfRuns(runs)) ?? markedLanguage(runs)
/** The language attribute of most letters; it is often wrong, so the text takes precedence. */
export const markedLanguage = (runs: readonly DocxRun[]): Language | null => {
  const letters = (language: Language) =>
    runs.reduce((sum, run) => sum + (run.language === language ? run.text.trim().replace(/^[·/|–—]$/, '').length : 0), 0)
  const [es, en] = [letters('es'), letters('en')]
  return es === en ? null : es > en ? 'es' : 'en'
}
export const spokenIn = (block: WordBlock): Language | null =>
  languageInWords(wordBlocksText([block])) ?? (block.type === 'paragraph' ? languageOfRuns(block.runs) : languageOfRuns(runsIn(block)))
export const runsIn = (block: WordBlock): readonly DocxRun[] =>
  block.type === 'paragraph' ? block.runs : block.rows.flatMap((row) => row.flatMap((cell) => cell.blocks.flatMap(runsIn)))
