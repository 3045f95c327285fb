// Uploads a file in pieces. An interrupted upload continues where it stopped; a refusal of the file itself ends it.
import type { FileInfo } from '../../shared/api/files.ts'
import type { ThreadSubject } from '../../shared/comments/subject.ts'
import { PIECE_BYTES } from '../../shared/files/kinds.ts'
import type { DocumentId, GroupId } from '../../shared/ids.ts'
import type { Api, ApiAnswer } from './api.ts'
import { readBytes } from './readBytes.ts'

export type SentFile =
  | { readonly type: 'sent'; readonly file: FileInfo }
  | { readonly type: 'refused'; readonly message: string; readonly mayRetry: boolean }
  /** No answer, or an error that is not about the file: the upload is retried automatically and continues. */
  | { readonly type: 'later' }
  /** What it is attached to was created on this device, and has not reached the server yet. */
  | { readonly type: 'early' }
  | { readonly type: 'stopped' }
  /** The file was changed or removed on the device after it was chosen. */
  | { readonly type: 'unreadable' }

interface Sending {
  readonly id: string
  readonly on: { readonly document: DocumentId; readonly subject: ThreadSubject }
  readonly name: string
  readonly content: Blob
  readonly progress: (received: number) => void
  readonly signal: AbortSignal
}
export type SendApi = Pick<Api, 'send' | 'sendBytes'>

export const sendFile = async (api: SendApi, group: GroupId, { id, on, name, content, progress, signal }: Sending): Promise<SentFile> => {
  const begun = await api.send('POST /api/groups/:group/uploads', { group }, { id, ...on, name, size: content.size })
  let answer = begun
  for (;;) {
    if (signal.aborted) {
      await api.send('DELETE /api/groups/:group/uploads/:id', { group, id })
      return { type: 'stopped' }
    }
    if (!answer.ok) {
      if (isForLater(answer)) return { type: 'later' }
      if (answer.refusal === 'unknown-subject') return { type: 'early' }
      // The server has the whole file and only waits for the scanner.
      return { type: 'refused', message: answer.message, mayRetry: answer.refusal === 'file-unscanned' }
    }
    const { received, file } = answer.value
    progress(received)
    if (file) return { type: 'sent', file }
    const piece = await readBytes(content.slice(received, received + PIECE_BYTES))
    // If the whole file had arrived before, nothing is left to send, and the scanner is asked once.
    const isWhole = answer === begun && received === content.size
    if (!piece || (piece.length === 0 && !isWhole)) return { type: 'unreadable' }
    answer = await api.sendBytes('PUT /api/groups/:group/uploads/:id', { group, id }, { at: received }, piece)
  }
}

/** Refusals that are not about the file: signed out, too many requests, or a server error. */
const isForLater = (answer: Exclude<ApiAnswer<unknown>, { ok: true }>): answer is { readonly ok: false; readonly why: 'offline' } =>
  answer.why === 'offline' || answer.status === 401 || answer.status === 429 || answer.status >= 500
