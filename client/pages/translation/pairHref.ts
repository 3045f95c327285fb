// The address at which a pair is edited: an item, a row of a text in both languages, a session, or a term.
import type { WaitingPair } from '../../../shared/api/translation.ts'
import { type GroupId, meetingOfDocument, parseItemId } from '../../../shared/ids.ts'
import { itemHref, textHref } from '../../history/addresses.ts'

export const pairHref = (group: GroupId, { document, type, id, block }: WaitingPair): string => {
  const item = type === 'item' ? parseItemId(id) : null
  if (item) return itemHref(group, item)
  if (type === 'term') return `/g/${group}/glossary?term=${encodeURIComponent(id)}`
  if (type === 'text') return `${textHref(group, document)}?layout=both${block === null ? '' : `&row=${encodeURIComponent(block)}`}`
  const meeting = meetingOfDocument(document)
  return meeting ? `/g/${group}/sessions/${meeting}` : `/g/${group}/road-map`
}
