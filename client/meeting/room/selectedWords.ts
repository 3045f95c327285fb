// The words that are selected in the room, in the language that they are written in, as one line.
import type { Bilingual } from '../../../shared/bilingual.ts'
import { parseLanguage } from '../../../shared/bilingual.ts'

/** Longer than any decision: a whole text that is selected is no title. */
const LONGEST = 600

export const selectedWords = (selection: Selection | null): Partial<Bilingual> => {
  const node = selection?.anchorNode ?? null
  const element = node instanceof Element ? node : (node?.parentElement ?? null)
  const language = parseLanguage(element?.closest('.room [lang]')?.getAttribute('lang'))
  const words = selection?.toString().replace(/\s+/g, ' ').trim() ?? ''
  return language === null || words === '' || words.length > LONGEST ? {} : { [language]: words }
}
