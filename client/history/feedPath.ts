// The question to the server: only what is asked for stands in it.
import type { HistoryPage } from '../../shared/api/history.ts'
import type { GroupId, ItemId } from '../../shared/ids.ts'
import { type Address, address, withQuery } from '../base/address.ts'

type Asked = 'subject' | 'document' | 'account' | 'delegation' | 'agency' | 'kind' | 'meeting' | 'from' | 'to' | 'q' | 'acts'
const LIMIT = 50

export const feedPath = (group: GroupId, query: Partial<Readonly<Record<Asked, string>>>, limit = LIMIT): Address<HistoryPage> => {
  const asked = Object.entries(query).filter(([, value]) => value !== '')
  return withQuery(address('/api/groups/:group/history', { group, limit: String(limit) }), Object.fromEntries(asked))
}

/** More moves of one due date nobody asks for. */
export const MOST_MOVES = 200
/** How the due date of an item moved. */
export const movesPath = (group: GroupId, item: ItemId): Address<HistoryPage> =>
  feedPath(group, { subject: `item:${item}`, kind: 'due' }, MOST_MOVES)
