// URLs of comments in a group.
import { threadPath } from '../../shared/comments/paths.ts'
import type { ThreadSubject } from '../../shared/comments/subject.ts'
import type { DocumentId, GroupId, ThreadId } from '../../shared/ids.ts'

interface Placed {
  readonly document: DocumentId
  readonly subject: ThreadSubject
  readonly id: ThreadId
}
export const threadHref = (group: GroupId, { document, subject, id }: Placed): string => `/g/${group}/${threadPath(document, subject, id)}`
