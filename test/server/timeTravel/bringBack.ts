// What somebody brings back of another's work after a restore, as the relay writes it into the log; and the owner's word for it.
import * as Y from 'yjs'
import type { UpdateLog } from '../../../server/log/log.ts'
import { clientId, type DocumentId, type Seq } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { appendTo } from '../log/updateLogContract.ts'
import type { Person } from './writers.ts'

interface Bringing {
  /** As it stood when the edit was made. */
  readonly upon: Y.Doc
  /** The id that the lost edit was made under; whose it was, null when nobody knows. */
  readonly client: number
  readonly owner: Person | null
  readonly by: Person
  readonly edit: (doc: Y.Doc) => void
}
export interface BroughtBack {
  readonly seq: Seq
  readonly update: Uint8Array
}

export const bringBack = async (
  log: UpdateLog,
  document: DocumentId,
  { upon, client, owner, by, edit }: Bringing,
): Promise<BroughtBack> => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(upon))
  doc.clientID = client
  const before = Y.encodeStateVector(doc)
  doc.transact(() => edit(doc))
  const update = Y.encodeStateAsUpdate(doc, before)
  const end = Y.getState(doc.store, client)
  const answer = await appendTo(log, document, {
    drafts: [{ updates: [update], kind: 'recovered', author: by.account, delegation: null, source: null }],
    // Deletions have no id: nothing stands beside the entry.
    brings: end === 0 ? [] : [{ draft: 0, client: clientId(client), from: 0, to: end, owner: owner?.account ?? null }],
  })
  return { seq: must(answer.ok ? answer.entries[0] : undefined, 'an entry').seq, update }
}

/** The owner's own device offers the same. */
export const vouchFor = async (log: UpdateLog, document: DocumentId, brought: BroughtBack, owner: Person): Promise<void> => {
  const { account, delegation } = owner
  await appendTo(log, document, {
    drafts: [{ updates: [brought.update], kind: 'sync', author: account, delegation, source: null }],
    vouches: [{ draft: 0, seq: brought.seq }],
  })
}
