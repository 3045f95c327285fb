// Which terms a reader looks for: by words of either language, accents and capitals ignored, sorted in the reader's language. Pure.
import { type Language, pick } from '../../shared/bilingual.ts'
import { compareText } from '../../shared/counts.ts'
import { fold } from '../../shared/foldAccents.ts'
import type { Term } from '../../shared/glossary/model.ts'
import { compareStrings } from '../../shared/order.ts'

export interface TermSearch {
  readonly words: string
  readonly archived: boolean
}
/** Addresses are foreign. */
export const readTermSearch = (words: unknown, state: unknown): TermSearch => ({
  words: typeof words === 'string' ? words.slice(0, LONGEST) : '',
  archived: state === 'archived',
})
const LONGEST = 200

/** `open` is always included: a line must not disappear while it is being edited. */
export const findTerms = (
  terms: readonly Term[],
  { words, archived }: TermSearch,
  { language, open }: { readonly language: Language; readonly open: string | null },
): readonly Term[] => {
  const asked = fold(words).split(/\s+/).filter(Boolean)
  const inOrder = compareText(language)
  return terms
    .filter((term) => term.id === open || (term.archived === archived && holds(term, asked)))
    .map((term) => ({ term, by: pick(term.term, language).text.trim() }))
    .sort((a, b) => Number(a.by === '') - Number(b.by === '') || inOrder(a.by, b.by) || compareStrings(a.term.id, b.term.id))
    .map(({ term }) => term)
}

const holds = ({ term, note, avoid, source }: Term, asked: readonly string[]): boolean => {
  if (asked.length === 0) return true
  const said = fold(
    [term, note, avoid]
      .flatMap(({ es, en }) => [es, en])
      .concat(source)
      .join('\n'),
  )
  return asked.every((word) => said.includes(word))
}
