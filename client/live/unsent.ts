// Edits that the server does not have, as a file that a person can read and a programme can bring back.
import * as Y from 'yjs'
import type { DocumentId } from '../../shared/ids.ts'

export const UNSENT_FORMAT = 'ruta-unsent-1'

export interface UnsentFile {
  readonly format: typeof UNSENT_FORMAT
  readonly document: DocumentId
  readonly savedAt: string
  readonly reason: string | null
  /** The words that were written, in the order they were written. */
  readonly text: string
  /** A Yjs update (V1), base64. */
  readonly update: string
}

export const unsentFile = (parts: { document: DocumentId; at: number; reason: string | null; update: Uint8Array }): UnsentFile => ({
  format: UNSENT_FORMAT,
  document: parts.document,
  savedAt: new Date(parts.at).toISOString(),
  reason: parts.reason,
  text: wordsOf(parts.update),
  update: toBase64(parts.update),
})

export const fileName = (document: DocumentId, at: number): string =>
  `${document.replace(':', '-')}-${new Date(at).toISOString().slice(0, 16).replace(/[T:]/g, '-')}.json`

const MAX_WORDS = 20_000

/** What a person wrote, without its structure: enough to recognise it and to write it again. */
export const wordsOf = (update: Uint8Array): string => {
  let words = ''
  let end: { client: number; clock: number } | null = null
  for (const struct of Y.decodeUpdate(update).structs) {
    if (!(struct instanceof Y.Item)) continue
    const { content } = struct
    const piece =
      content instanceof Y.ContentString ? content.str : content instanceof Y.ContentAny ? content.arr.filter(isText).join(' ') : ''
    if (piece === '') continue
    const follows = end && struct.id.client === end.client && struct.origin?.clock === end.clock
    words += (words === '' || follows ? '' : '\n') + piece
    end = { client: struct.id.client, clock: struct.id.clock + struct.length - 1 }
    if (words.length > MAX_WORDS) return words.slice(0, MAX_WORDS)
  }
  return words
}

const isText = (value: unknown): value is string => typeof value === 'string'

const toBase64 = (bytes: Uint8Array): string => {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary)
}
