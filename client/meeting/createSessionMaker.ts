// Creates a session on the server, then fills its document with the group's defaults and, optionally, the agenda of an earlier session.
import type { MeetingInfo } from '../../shared/api/meetings.ts'
import { copyAgenda } from '../../shared/meeting/copyAgenda.ts'
import { readMeeting } from '../../shared/meeting/read.ts'
import { setMeta } from '../../shared/meeting/write.ts'
import { useApi } from '../base/actor.tsx'
import type { ApiAnswer } from '../base/api.ts'
import { useGroup } from '../base/group.tsx'
import { until } from '../base/until.ts'
import { useLiveDocuments } from '../live/LiveDocument.tsx'

const LONGEST_WAIT = 15_000
/** The session's page has the document open by then. */
const HANDED_OVER = 5_000

export const createSessionMaker = (): ((from: MeetingInfo | null) => Promise<ApiAnswer<MeetingInfo>>) => {
  const api = useApi()
  const group = useGroup()
  const documents = useLiveDocuments()
  return async (from) => {
    const { id, zone, quorum } = group()
    const answer = await api.send('POST /api/groups/:group/meetings', { group: id })
    if (!answer.ok || (from === null && zone === '' && quorum === 0)) return answer
    const made = documents.acquire(answer.value.document)
    const earlier = from && documents.acquire(from.document)
    const isHere = () => made.live()?.ready() === true && (earlier === null || earlier.live()?.ready() === true)
    const [ready, next, old] = [await until(isHere, LONGEST_WAIT), made.live(), earlier?.live()]
    if (ready && next) {
      if (zone !== '') setMeta(next.doc, 'zone', zone)
      if (quorum > 0) setMeta(next.doc, 'quorum', quorum)
      if (old) copyAgenda(next.doc, readMeeting(old.doc), (bytes) => crypto.getRandomValues(new Uint8Array(bytes)))
    }
    earlier?.release()
    setTimeout(made.release, HANDED_OVER)
    return answer
  }
}
