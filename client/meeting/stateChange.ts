import type { Bilingual } from '../../shared/bilingual.ts'
import type { MeetingState } from '../../shared/meeting/lifecycle.ts'
import { useApi } from '../base/actor.tsx'
import { useGroup } from '../base/group.tsx'
import { useText } from '../base/i18n.tsx'
import { useSession } from './SessionContext.tsx'

/** Null on success, else the error. */
export const useStateChange = (): ((state: MeetingState, reason?: Bilingual) => Promise<string | null>) => {
  const text = useText()
  const api = useApi()
  const group = useGroup()
  const session = useSession()
  return async (state, reason) => {
    const body = reason ? { state, reason } : { state }
    const answer = await api.send('PUT /api/groups/:group/meetings/:meeting/state', { group: group().id, meeting: session.id }, body)
    await session.refresh()
    if (answer.ok) return null
    return answer.why === 'refused' ? answer.message : text().meeting.act.needsServer
  }
}
