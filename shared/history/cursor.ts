// Cursor of a feed, stable under concurrent writes: the last event of a page.
import { instant, parseDocumentId, seq } from '../ids.ts'
import type { HistoryEvent } from './events.ts'

export type HistoryCursor = Pick<HistoryEvent, 'at' | 'document' | 'seq' | 'ord'>

export const formatCursor = ({ at, document, seq: position, ord }: HistoryCursor): string => `${at}.${position}.${ord}.${document}`

export const parseCursor = (text: string): HistoryCursor | null => {
  const match = /^(\d{1,15})\.(\d{1,15})\.(\d{1,9})\.(.+)$/.exec(text)
  const document = parseDocumentId(match?.[4])
  return match && document ? { at: instant(Number(match[1])), seq: seq(Number(match[2])), ord: Number(match[3]), document } : null
}
