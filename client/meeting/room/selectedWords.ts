// The words that are selected in the room, in the language that they are written in, as one line; and the text that they are of.
import { type Bilingual, parseLanguage } from '../../../shared/bilingual.ts'
import type { DocumentId } from '../../../shared/ids.ts'
import { parseShows } from './showing.ts'

/** Longer than any decision: a whole text that is selected is no title. */
const LONGEST = 600

export const selectedWords = (selection: Selection | null): Partial<Bilingual> => {
  const language = parseLanguage(around(selection)?.closest('.room [lang]')?.getAttribute('lang'))
  const words = selection?.toString().replace(/\s+/g, ' ').trim() ?? ''
  return language === null || words === '' || words.length > LONGEST ? {} : { [language]: words }
}

/** Null for words of the session itself. */
export const selectedText = (selection: Selection | null): DocumentId | null => {
  const shown = parseShows(around(selection)?.closest('.room [data-shows^="text"]')?.getAttribute('data-shows') ?? '')
  return shown?.type === 'text' ? shown.id : null
}

const around = (selection: Selection | null): Element | null => {
  const node = selection?.anchorNode ?? null
  return node instanceof Element ? node : (node?.parentElement ?? null)
}
