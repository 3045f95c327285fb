// Sends a file in pieces. What was cut off goes on where it ended; what is the server's word about the file itself ends it.
import type { FileInfo } from '../../shared/api/files.ts'
import { PIECE_BYTES } from '../../shared/files/kinds.ts'
import type { GroupId } from '../../shared/ids.ts'
import type { Api } from '../base/api.ts'
import { readBytes } from '../base/readBytes.ts'
import type { Subject } from '../comments/CommentsProvider.tsx'

export type Outcome =
  | { readonly type: 'sent'; readonly file: FileInfo }
  | { readonly type: 'refused'; readonly message: string; readonly mayRetry: boolean }
  /** It may be tried again, and goes on from there. */
  | { readonly type: 'offline' }
  | { readonly type: 'stopped' }
  /** It was changed or removed on the device since it was chosen. */
  | { readonly type: 'unreadable' }

export interface Sending {
  readonly id: string
  readonly file: File
  readonly subject: Subject
  readonly progress: (received: number) => void
  readonly signal: AbortSignal
}

export const sendFile = async (
  api: Pick<Api, 'send' | 'sendBytes'>,
  group: GroupId,
  { id, file, subject, progress, signal }: Sending,
): Promise<Outcome> => {
  const begun = await api.send('POST /api/groups/:group/uploads', { group }, { id, ...subject, name: file.name, size: file.size })
  let answer = begun
  for (;;) {
    if (signal.aborted) {
      await api.send('DELETE /api/groups/:group/uploads/:id', { group, id })
      return { type: 'stopped' }
    }
    if (!answer.ok) {
      if (answer.why === 'offline') return { type: 'offline' }
      // All of it is there: only the scanner has to answer.
      return { type: 'refused', message: answer.message, mayRetry: answer.refusal === 'file-unscanned' }
    }
    const { received, file: attached } = answer.value
    progress(received)
    if (attached) return { type: 'sent', file: attached }
    const piece = await readBytes(file.slice(received, received + PIECE_BYTES))
    // Of what was whole before and only waits for the scanner nothing is left to send: that is asked once.
    const isWhole = answer === begun && received === file.size
    if (!piece || (piece.length === 0 && !isWhole)) return { type: 'unreadable' }
    answer = await api.sendBytes('PUT /api/groups/:group/uploads/:id', { group, id }, { at: received }, piece)
  }
}
