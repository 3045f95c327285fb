// The edits of one account that the server has not confirmed, over all documents of this device, open or not.
import * as Y from 'yjs'
import type { AccountId, DocumentId } from '../../shared/ids.ts'
import { documentDatabaseName, readWaiting, storedDocuments } from '../base/documentDatabase.ts'
import { downloadUnsent } from '../base/unsentCopies.ts'
import { browserClock } from './browser.ts'
import type { DocumentStore } from './offline/documentStore.ts'
import type { LiveDocument } from './types.ts'
import { updateWords } from './updateWords.ts'

interface OpenLives {
  readonly account: AccountId
  readonly lives: () => readonly LiveDocument[]
  readonly storeOf: (life: LiveDocument) => DocumentStore | undefined
  /** Opens a document until the returned function is called. */
  readonly use: (id: DocumentId) => () => void
}

export interface UnsentEdits {
  /** Sends the waiting edits of all documents of the account, open or not; resolves when nothing is waiting, or `false` when aborted. */
  sendAll(signal: AbortSignal): Promise<boolean>
  /** Downloads all waiting edits, as one file per document. */
  downloadAll(): Promise<void>
  /** Whether all waiting edits are stored on this device, so that closing loses nothing. */
  isKept(): Promise<boolean>
  /** The number of edits of this device to these documents that the server has not confirmed; those on their way are awaited briefly. */
  waitingIn(ids: readonly DocumentId[]): Promise<number>
}

/** How long edits on their way are awaited, and how often that is looked at. */
const ON_THE_WAY = 2_000
const LOOK_BRIEFLY = 100

export const createUnsentEdits = ({ account, lives, storeOf, use }: OpenLives): UnsentEdits => ({
  async sendAll(signal) {
    const waiting = await documentsThatWait(account)
    const done = waiting.map(use)
    try {
      while (!signal.aborted) {
        const sent = lives().every((live) => live.link().type === 'ended' || live.waiting() === 0)
        if (sent && (await documentsThatWait(account)).length === 0) return true
        await pause(200)
      }
      return false
    } finally {
      for (const release of done) release()
    }
  },
  async downloadAll() {
    const open = lives().filter((live) => live.waiting() > 0)
    for (const live of open) live.downloadWaiting()
    for (const id of await documentsThatWait(account)) {
      if (open.some((live) => live.id === id)) continue
      const updates = await readWaiting(documentDatabaseName(account, id))
      const update = Y.mergeUpdates([...updates])
      downloadUnsent({ document: id, when: Date.now(), reason: null, text: updateWords(update), update })
    }
  },
  async isKept() {
    const kept = lives().map(async (live) => {
      if (live.waiting() === 0) return true
      const store = storeOf(live)
      await store?.settled()
      return store !== undefined && store.trouble() === 'fine' && store.unkept() === 0
    })
    return (await Promise.all(kept)).every(Boolean)
  },
  async waitingIn(ids) {
    const open = lives().filter(({ id }) => ids.includes(id))
    for (let left = ON_THE_WAY; left > 0 && open.some((live) => live.link().type === 'live' && live.waiting() > 0); left -= LOOK_BRIEFLY)
      await pause(LOOK_BRIEFLY)
    // What the store of an open document still has is of other tabs.
    await Promise.all(open.map((live) => storeOf(live)?.settled()))
    const stored = await waitingStored(account)
    const now = new Map(lives().map((live) => [live.id, live.waiting()]))
    return ids.reduce((sum, id) => sum + Math.max(now.get(id) ?? 0, stored.get(id) ?? 0), 0)
  },
})

const pause = (ms: number) => new Promise<void>((resolve) => browserClock.after(ms, resolve))

const documentsThatWait = async (account: AccountId): Promise<readonly DocumentId[]> =>
  [...(await waitingStored(account))].flatMap(([document, count]) => (count > 0 ? [document] : []))

/** The number of waiting edits that the device keeps, by document. */
const waitingStored = async (account: AccountId): Promise<ReadonlyMap<DocumentId, number>> => {
  const stored = (await storedDocuments().catch(() => [])).filter((entry) => entry.account === account)
  return new Map(await Promise.all(stored.map(async ({ name, document }) => [document, (await readWaiting(name)).length] as const)))
}
