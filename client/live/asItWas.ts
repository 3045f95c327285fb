// A past state of a document as a temporary copy without a connection, to read from.
import * as Y from 'yjs'
import { formatMark, type Mark } from '../../shared/history/marks.ts'
import type { DocumentId } from '../../shared/ids.ts'
import { address } from '../base/address.ts'
import type { Api, ApiAnswer } from '../base/api.ts'
import { applyForeign } from './applyForeign.ts'

/** `use` gets the copy, which is destroyed afterwards. */
export const withDocumentAsItWas = async <T>(
  api: Pick<Api, 'bytes'>,
  { document, at }: { readonly document: DocumentId; readonly at: Mark },
  use: (old: Y.Doc) => T,
): Promise<ApiAnswer<T>> => {
  const answer = await api.bytes(address('/api/documents/:document/state', { document, at: formatMark(at) }))
  if (!answer.ok) return answer
  const old = new Y.Doc()
  try {
    applyForeign(old, [answer.value.bytes], 'past')
    return { ok: true, value: use(old) }
  } finally {
    old.destroy()
  }
}
