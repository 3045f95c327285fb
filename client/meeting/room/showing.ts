// Serialises the name of a part that can be presented (`data-shows`), and parses it. Pure.
import { parseDecisionId, parseDocumentId, parseItemId, parsePointId } from '../../../shared/ids.ts'
import type { Shown } from '../../../shared/meeting/model.ts'

/** `item <id>`, `text <document> <block>`. */
export const showsAttribute = (shown: Shown): string =>
  shown.type === 'text' ? `text ${shown.id} ${shown.block ?? ''}`.trim() : `${shown.type} ${shown.id}`

export const parseShows = (attribute: string): Shown | null => {
  const [type, id, block] = attribute.split(' ')
  const [point, item, text, decision] = [parsePointId(id), parseItemId(id), parseDocumentId(id), parseDecisionId(id)]
  if (type === 'point' && point) return { type, id: point }
  if (type === 'item' && item) return { type, id: item }
  if (type === 'decision' && decision) return { type, id: decision }
  return type === 'text' && text ? { type, id: text, block: block ?? null } : null
}

/** A paragraph has an id in each language: both name the same row. */
export const isShownNow = (shown: Shown | null, names: readonly string[]): boolean =>
  shown !== null && names.includes(showsAttribute(shown))
