// The question to the server: only what is asked for stands in it.
import type { GroupId } from '../../shared/ids.ts'

type Asked = 'subject' | 'document' | 'account' | 'delegation' | 'agency' | 'kind' | 'meeting' | 'from' | 'to' | 'q' | 'acts'
const LIMIT = 50

export const feedPath = (group: GroupId, query: Partial<Readonly<Record<Asked, string>>>, limit = LIMIT): string => {
  const params = new URLSearchParams({ limit: String(limit) })
  for (const [name, value] of Object.entries(query)) if (value !== '') params.set(name, value)
  return `/api/groups/${group}/history?${params}`
}
