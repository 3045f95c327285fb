// The contents and order of the list of texts. Pure.
import type { DecisionInfo } from '../../shared/api/meetings.ts'
import type { TextSummary } from '../../shared/api/translation.ts'
import { type Bilingual, LANGUAGES } from '../../shared/bilingual.ts'
import { fold } from '../../shared/foldAccents.ts'
import type { DocumentId } from '../../shared/ids.ts'
import type { PairCounts } from '../../shared/pairs/pairState.ts'

/** The number of texts from which the list has a search field. */
export const SEARCHED_FROM = 8
export const ORDERS = ['title', 'edited', 'waiting'] as const
type Order = (typeof ORDERS)[number]
export const orderFrom = (parameter: unknown): Order => ORDERS.find((order) => order === parameter) ?? 'title'

export interface Listed {
  readonly id: DocumentId
  readonly title: Bilingual
  readonly updatedAt: number | null
}
export type Summaries = ReadonlyMap<DocumentId, { readonly counts: PairCounts; readonly text: TextSummary | null }>

/** `byTitle`: the comparison of the reader's language. */
export const textsInOrder = <Text extends Listed>(
  texts: readonly Text[],
  { order, summaries, byTitle }: { readonly order: Order; readonly summaries: Summaries; readonly byTitle: (a: Text, b: Text) => number },
): readonly Text[] => {
  const waiting = ({ id }: Listed) => toTranslate(summaries.get(id)?.counts ?? null)
  const by = {
    title: () => 0,
    edited: (a: Listed, b: Listed) => (b.updatedAt ?? 0) - (a.updatedAt ?? 0),
    waiting: (a: Listed, b: Listed) => waiting(b) - waiting(a),
  }[order]
  return texts.toSorted((a, b) => by(a, b) || byTitle(a, b))
}

/** In either language, ignoring accents. */
export const isTextFound = ({ title }: Pick<Listed, 'title'>, words: string): boolean => {
  const wanted = fold(words).split(/\s+/).filter(Boolean)
  const titles = fold(LANGUAGES.map((language) => title[language]).join(' '))
  return wanted.every((word) => titles.includes(word))
}

const toTranslate = (counts: PairCounts | null): number => (counts ? counts.missing + counts.stale : 0)

export type Translated = 'empty' | 'behind' | 'complete' | 'aligned'
/** `complete`: no side is missing or stale; `aligned`: both are also confirmed. */
export const translatedState = (counts: PairCounts): Translated => {
  if (toTranslate(counts) > 0) return 'behind'
  if (counts.unconfirmed > 0) return 'complete'
  return counts.aligned > 0 ? 'aligned' : 'empty'
}

/** The decisions on each text that were adopted or are proposed; the newest last. */
export const decisionsOn = (register: readonly DecisionInfo[]): ReadonlyMap<DocumentId, readonly DecisionInfo[]> => {
  const found = new Map<DocumentId, readonly DecisionInfo[]>()
  for (const decision of register.toSorted((a, b) => a.number - b.number)) {
    if (decision.status === 'withdrawn') continue
    for (const text of decision.texts) found.set(text, [...(found.get(text) ?? []), decision])
  }
  return found
}
