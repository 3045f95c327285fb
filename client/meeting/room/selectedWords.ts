// Text selected in the room as one line, with its language and the document that it comes from.
import { type Bilingual, parseLanguage } from '../../../shared/bilingual.ts'
import type { DocumentId } from '../../../shared/ids.ts'
import { parseShows } from './showing.ts'

/** Longer than any decision: a whole selected text is no title. */
const LONGEST = 600

export const selectedWords = (selection: Selection | null): Partial<Bilingual> => {
  const language = parseLanguage(around(selection)?.closest('.room [lang]')?.getAttribute('lang'))
  const words = selection?.toString().replace(/\s+/g, ' ').trim() ?? ''
  return language === null || words === '' || words.length > LONGEST ? {} : { [language]: words }
}

/** Null for text of the session itself. */
export const selectedText = (selection: Selection | null): DocumentId | null => {
  const shown = parseShows(around(selection)?.closest('.room [data-shows^="text"]')?.getAttribute('data-shows') ?? '')
  return shown?.type === 'text' ? shown.id : null
}

const around = (selection: Selection | null): Element | null => {
  const node = selection?.anchorNode ?? null
  return node instanceof Element ? node : (node?.parentElement ?? null)
}
