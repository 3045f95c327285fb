// Notices with a mark where the person who caused them was in a session opened by somebody else's sign-in link.
import type { Notice } from '../../shared/api/notices.ts'
import type { GroupId } from '../../shared/ids.ts'
import type { SessionsByLink } from '../history/sessionsByLink.ts'

export type NoticeLinksOf = (group: GroupId) => Promise<Pick<SessionsByLink, 'at'>>

export const markedNotices = async (linksOf: NoticeLinksOf, group: GroupId, notices: readonly Notice[]): Promise<readonly Notice[]> => {
  if (notices.every(({ by }) => by === null)) return notices
  const links = await linksOf(group)
  return notices.map((notice) => {
    const byLink = notice.by && links.at(notice.by.account, notice.at)
    return notice.by && byLink ? { ...notice, by: { ...notice.by, byLink } } : notice
  })
}
