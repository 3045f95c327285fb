// Addresses of comments: the panel, and one thread in it.
import type { DocumentId, GroupId, ItemId, ThreadId } from '../../shared/ids.ts'

/** Of the panel: that comments are shown in it, and which thread. */
export const SHOW = 'show'
export const COMMENTS = 'comments'
export const THREAD = 'thread'

export const itemCommentsHref = (group: GroupId, item: ItemId, thread: ThreadId | null = null): string =>
  `/g/${group}/road-map?item=${item}&${SHOW}=${COMMENTS}${thread ? `&${THREAD}=${thread}` : ''}`
export const textCommentsHref = (group: GroupId, page: DocumentId, thread: ThreadId | null = null): string =>
  `/g/${group}/texts/${page.slice('page:'.length)}?${SHOW}=${COMMENTS}${thread ? `&${THREAD}=${thread}` : ''}`
