// Loads the past of one document over HTTP: states and entries for a log replay, and the seq of a mark.
import type { CoursePage, EditRuns } from '../../../shared/api/history.ts'
import { decodeEntries, type StreamedEntry } from '../../../shared/history/entryStream.ts'
import { type EventSubject, subjectKey } from '../../../shared/history/events.ts'
import { formatMark, type Mark } from '../../../shared/history/marks.ts'
import type { DocumentId } from '../../../shared/ids.ts'
import { address } from '../../base/address.ts'
import type { Api, ApiAnswer } from '../../base/api.ts'
import type { ReplaySource } from '../../live/past/logReplay.ts'

export interface PastSource extends ReplaySource {
  /** Without a page, all of a subject. */
  readonly editRuns: (of: { readonly subject: EventSubject } | { readonly page: CoursePage }) => Promise<ApiAnswer<EditRuns>>
  /** The document at a mark, and the seq of the mark. */
  readonly stateAt: (mark: Mark) => Promise<ApiAnswer<{ readonly seq: number; readonly state: Uint8Array }>>
}

export const createPastSource = (api: Pick<Api, 'get' | 'bytes'>, document: DocumentId): PastSource => {
  const stateAt: PastSource['stateAt'] = async (mark) => {
    const answer = await api.bytes(address('/api/documents/:document/state', { document, at: formatMark(mark) }))
    if (!answer.ok) return answer
    return { ok: true, value: { seq: Number(answer.value.header('ruta-seq') ?? 0), state: answer.value.bytes } }
  }
  return {
    editRuns: (of) =>
      api.get(
        address('/api/documents/:document/course', {
          document,
          ...('subject' in of ? { subject: subjectKey(of.subject) } : { page: String(of.page) }),
        }),
      ),
    stateAt,
    async state(seq) {
      const answer = await api.bytes(address('/api/documents/:document/state', { document, at: `seq:${seq}` }))
      return answer.ok ? { ok: true, value: answer.value.bytes } : answer
    },
    async entries(after, upTo) {
      const found: StreamedEntry[] = []
      // An answer is limited in size and may contain fewer.
      for (let at = after; at < upTo; ) {
        const answer = await api.bytes(address('/api/documents/:document/entries', { document, after: `seq:${at}`, upTo: `seq:${upTo}` }))
        if (!answer.ok) return answer
        const page = decodeEntries(answer.value.bytes)
        const last = page?.at(-1)
        if (!page || !last) return { ok: false, why: 'offline' }
        found.push(...page)
        at = last.seq
      }
      return { ok: true, value: found }
    },
  }
}
