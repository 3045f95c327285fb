// Addresses in the history: of an item, of a text, and of one event, which is scrolled to and marked.

import { eventName, type HistoryEvent, lastSeqOf, subjectKey } from '../../shared/history/events.ts'
import { type DocumentId, documentKind, type GroupId, type ItemId, instant, isActs, parseItemId } from '../../shared/ids.ts'
import { type ComparingView, NOW, withComparing } from '../compare/comparing.ts'

/** Parameters of the panel: that the history is shown, and which event in it. */
export const SHOW_HISTORY = 'show'
export const HISTORY_PATH = 'history'
export const EVENT = 'event'

export const itemHref = (group: GroupId, item: ItemId): string => `/g/${group}/road-map?item=${item}`
/** The page with a time slider over the changes of this item. */
export const itemPastHref = (group: GroupId, item: ItemId): string => `/g/${group}/items/${item}`
export const textHref = (group: GroupId, page: DocumentId): string => `/g/${group}/texts/${page.slice('page:'.length)}`
export const itemHistoryHref = (group: GroupId, item: ItemId): string => `${itemHref(group, item)}&${SHOW_HISTORY}=${HISTORY_PATH}`
export const textHistoryHref = (group: GroupId, page: DocumentId): string => `${textHref(group, page)}?${SHOW_HISTORY}=${HISTORY_PATH}`
export const feedHref = (group: GroupId): string => `/g/${group}/history`

type Happened = Pick<HistoryEvent, 'document' | 'seq' | 'ord' | 'subject'>

/** The item or text just after the event; null for subjects without a view of their past, and for acts, which are in another log. */
export const momentHref = (group: GroupId, event: Happened & Pick<HistoryEvent, 'change'>): string | null => {
  if (isActs(event.document)) return null
  const at = `at=seq:${lastSeqOf(event)}`
  const item = event.subject.type === 'item' ? parseItemId(event.subject.id) : null
  if (item) return `${itemPastHref(group, item)}?${at}`
  return event.subject.type === 'text' ? `${textHref(group, event.document)}?${at}` : null
}

export const eventHref = (group: GroupId, event: Happened): string => {
  const item = event.subject.type === 'item' ? parseItemId(event.subject.id) : null
  const name = `${EVENT}=${encodeURIComponent(eventName(event))}`
  if (item) return `${itemHistoryHref(group, item)}&${name}`
  if (event.subject.type === 'text') return `${textHistoryHref(group, event.document)}&${name}`
  return `${feedHref(group)}?subject=${encodeURIComponent(subjectKey(event.subject))}&document=${encodeURIComponent(event.document)}&${name}`
}

/** The comparison that begins just before the event, so that its change is the first; null for subjects that cannot be compared. */
export const sinceHref = (group: GroupId, event: Pick<HistoryEvent, 'document' | 'at'>, comparing: ComparingView): string | null => {
  const kind = documentKind(event.document)
  const screen = kind === 'roadmap' ? `/g/${group}/road-map` : kind === 'page' ? textHref(group, event.document) : null
  return screen && withComparing(screen, { ...comparing, from: { type: 'at', at: instant(event.at - 1) }, to: NOW })
}
