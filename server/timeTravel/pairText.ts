// The living text of one side of a pair.
import * as Y from 'yjs'
import type { Language } from '../../shared/bilingual.ts'
import { mapIn, rootFragment, rootMap, rootText } from '../../shared/editor/foreign.ts'
import { MEETING_ROOTS } from '../../shared/meeting/layout.ts'
import { PAGE_ROOTS } from '../../shared/page/layout.ts'
import type { Pair, PairSubject } from '../../shared/pairs/pairNames.ts'
import { ROOTS } from '../../shared/roadmap/layout.ts'
import { side } from '../../shared/schema/field.ts'

type Text = Y.Text | Y.XmlFragment

const LISTS: Readonly<Partial<Record<PairSubject, string>>> = {
  item: ROOTS.items,
  stream: ROOTS.streams,
  section: MEETING_ROOTS.sections,
  point: MEETING_ROOTS.points,
  decision: MEETING_ROOTS.decisions,
}

export const pairText = (doc: Y.Doc, { type, id, field, inside }: Pair, language: Language): Text | null => {
  const list = LISTS[type]
  if (list === undefined) return field === 'minutes' ? rootFragment(doc, side(field, language)) : rootText(doc, side(field, language))
  const subject = mapIn(rootMap(doc, list), id)
  const [line] = inside
  if (line === undefined) return textOf(subject?.get(side(field, language)))
  return textOf(mapIn(mapIn(subject, field), line)?.get(side('text', language)))
}
const textOf = (held: unknown): Text | null => (held instanceof Y.Text || held instanceof Y.XmlFragment ? held : null)

/** One side of a row of a text. */
export const rowText = (doc: Y.Doc, language: Language, block: string | null): Text | null => {
  const found = rootFragment(doc, PAGE_ROOTS.body[language])
    ?.toArray()
    .find((child) => child instanceof Y.XmlElement && child.getAttribute('id') === block)
  return found instanceof Y.XmlElement ? found : null
}
