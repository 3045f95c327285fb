// People who write one document, each with a copy of their own that may lag behind: every edit is one entry of the log.
import * as Y from 'yjs'
import type { UpdateLog } from '../../../server/log/log.ts'
import {
  type AccountId,
  clientId,
  type DelegationId,
  type DocumentId,
  parseAccountId,
  parseDelegationId,
  type Seq,
  seq,
} from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'

export interface Person {
  readonly account: AccountId
  readonly delegation: DelegationId | null
}
export const person = (account: string, delegation: string | null): Person => ({
  account: must(parseAccountId(account), 'an account'),
  delegation: delegation === null ? null : must(parseDelegationId(delegation), 'a delegation'),
})
export const ANA = person('ana', 'co')
export const BETO = person('beto', 'mx')
export const CAROL = person('carol', 'us')

export interface Writers {
  /** Lets the copy of `who` catch up, unless `lagging`, carries out the edit there and appends what it gave. */
  readonly write: (who: Person, edit: (doc: Y.Doc) => void, lagging?: boolean) => Promise<Seq>
  /** Each edit is one entry; all are appended at once. */
  readonly writeAll: (who: Person, edits: readonly ((doc: Y.Doc) => void)[], lagging?: boolean) => Promise<Seq>
  readonly docOf: (who: Person) => Y.Doc
}

export const createWriters = (log: UpdateLog, document: DocumentId, firstClient = 100): Writers => {
  const copies = new Map<AccountId, { doc: Y.Doc; seen: number }>()
  const appended: Uint8Array[] = []
  const copyOf = ({ account }: Person) => {
    const known = copies.get(account)
    if (known) return known
    const doc = new Y.Doc()
    doc.clientID = firstClient + copies.size
    const copy = { doc, seen: 0 }
    copies.set(account, copy)
    return copy
  }
  const updatesOf = (doc: Y.Doc, edit: (doc: Y.Doc) => void): readonly Uint8Array[] => {
    const updates: Uint8Array[] = []
    const collect = (update: Uint8Array) => updates.push(update)
    doc.on('update', collect)
    doc.transact(() => edit(doc))
    doc.off('update', collect)
    return updates
  }
  const writers: Writers = {
    docOf: (who) => copyOf(who).doc,
    write: (who, edit, lagging) => writers.writeAll(who, [edit], lagging),
    async writeAll(who, edits, lagging = false) {
      const copy = copyOf(who)
      if (!lagging) for (; copy.seen < appended.length; copy.seen++) Y.applyUpdate(copy.doc, appended[copy.seen] ?? new Uint8Array())
      const entries = edits.map((edit) => updatesOf(copy.doc, edit)).filter((updates) => updates.length > 0)
      const after = await log.head(document)
      if (entries.length === 0) return after.seq
      appended.push(...entries.flat())
      const answers = await log.append([
        {
          document,
          after,
          claims: [{ client: clientId(copy.doc.clientID), account: who.account }],
          drafts: entries.map((updates) => ({ updates, kind: 'live', author: who.account, delegation: who.delegation, source: null })),
        },
      ])
      const answer = must(answers.get(document), 'an answer')
      if (!answer.ok) throw new Error(answer.why)
      return seq(answer.head.seq)
    },
  }
  return writers
}
