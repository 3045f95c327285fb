// Where a waiting pair is written: an item, a row of a text with both languages beside each other, a session, or a term of the glossary.
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
