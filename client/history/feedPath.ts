// The address of a page of the history; it contains only the parameters that are set.
import type { HistoryPage } from '../../shared/api/history.ts'
import type { GroupId, ItemId } from '../../shared/ids.ts'
import { type Address, address, withQuery } from '../base/address.ts'

type Asked = 'subject' | 'document' | 'account' | 'delegation' | 'agency' | 'kind' | 'meeting' | 'from' | 'to' | 'q' | 'acts'
const LIMIT = 50

export const feedPath = (group: GroupId, query: Partial<Readonly<Record<Asked, string>>>, limit = LIMIT): Address<HistoryPage> => {
  const asked = Object.entries(query).filter(([, value]) => value !== '')
  return withQuery(address('/api/groups/:group/history', { group, limit: String(limit) }), Object.fromEntries(asked))
}

/** The number of moves of one due date that are loaded. */
export const MOST_MOVES = 200
/** The moves of the due date of an item. */
export const movesPath = (group: GroupId, item: ItemId): Address<HistoryPage> =>
  feedPath(group, { subject: `item:${item}`, kind: 'due' }, MOST_MOVES)
