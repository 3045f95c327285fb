// The live documents of one account in this tab. Each is open once, however many views show it; it is opened anew after a refusal; and it
// stays open after the last view has gone until everything is sent.

import { type Accessor, createSignal } from 'solid-js'
import * as Y from 'yjs'
import { BRING_BACK } from '../../shared/broughtBack.ts'
import { schemaOf } from '../../shared/documents.ts'
import type { AccountId, DocumentId, GroupId } from '../../shared/ids.ts'
import type { Actor } from '../../shared/people.ts'
import { accessOf } from '../../shared/permissions.ts'
import type { Api } from '../base/api.ts'
import { isStillHere } from '../base/cachedActor.ts'
import { documentDatabaseName, readWaiting, storedDocuments } from '../base/documentDatabase.ts'
import { tellNews } from '../base/news.ts'
import { downloadUnsent, type UnsentCopies } from '../base/unsentCopies.ts'
import { browserClock, browserSeemsOffline, flushSelectionChange, liveUrl, onBrowserWake, onPageLeave, takeWebLock } from './browser.ts'
import { openBrowserSocket } from './browserSocket.ts'
import type { ChainWatch } from './chainWatch.ts'
import { explainFailure, groupsOf } from './explainFailure.ts'
import type { DocumentStore } from './offline/documentStore.ts'
import { openIndexedDbStore } from './offline/indexedDbStore.ts'
import { createMemoryShelf, createMemoryStore } from './offline/memoryStore.ts'
import type { Unsent } from './openDeps.ts'
import { type OpenDocument, openDocument } from './openDocument.ts'
import type { LiveDocument, SetAside } from './types.ts'
import { wordsOf, wordsOfWhole } from './updateWords.ts'

export interface LiveDocuments {
  /** The present life of the document; call `release` when the view is disposed. */
  acquire(id: DocumentId): { readonly live: Accessor<LiveDocument>; readonly release: () => void }
  /** The server may know the document again: a life that ended for good is started anew. */
  again(id: DocumentId): void
  /** The session is open again. */
  resume(): void
  lock(): void
  /** Sends the waiting edits of all documents of the account, open or not; resolves when nothing is waiting, or `false` when aborted. */
  sendAll(signal: AbortSignal): Promise<boolean>
  /** Downloads all waiting edits, as one file per document. */
  downloadAll(): Promise<void>
  /** Whether all waiting edits are stored on this device, so that closing loses nothing. */
  isKept(): Promise<boolean>
  /** The number of edits of this device to these documents that the server has not confirmed; those on their way are awaited briefly. */
  waitingIn(ids: readonly DocumentId[]): Promise<number>
  /** Closes everything; resolves when everything is stored. */
  close(): Promise<void>
}

interface Held {
  readonly live: Accessor<OpenDocument>
  readonly replace: (next: OpenDocument) => void
  views: number
}

export interface LiveDocumentsDeps {
  readonly actor: () => Actor
  readonly api: Api
  readonly kept: UnsentCopies
  readonly chains: Pick<ChainWatch, 'connected' | 'groupOf'>
  readonly accessChanged: () => void
  readonly signInNeeded: () => void
  /** The connection of one of them is live. */
  readonly connected: (id: DocumentId) => void
  /** Unverified edits are accepted: members of its group may bring back what the server has lost. */
  readonly unverifiedAccepted: (id: DocumentId) => void
  /** The local content of a document that the server no longer knows was set aside. */
  readonly lost: (group: GroupId) => void
}

const LOOK_AGAIN = 1_000
/** How long edits on their way are awaited, and how often that is looked at. */
const ON_THE_WAY = 2_000
const LOOK_BRIEFLY = 100

export const createLiveDocuments = (deps: LiveDocumentsDeps): LiveDocuments => {
  const account: AccountId = deps.actor().account
  const tab = crypto.randomUUID()
  const held = new Map<DocumentId, Held>()
  const stores = new WeakMap<LiveDocument, DocumentStore>()

  const hold = (id: DocumentId): Held => {
    const existing = held.get(id)
    if (existing) return existing
    const [live, setLive] = createSignal(begin(id, null))
    const fresh: Held = { live, replace: setLive, views: 0 }
    held.set(id, fresh)
    return fresh
  }

  const begin = (id: DocumentId, setAside: SetAside | null): OpenDocument => {
    const name = documentDatabaseName(account, id)
    const life: OpenDocument = openDocument({
      id,
      name,
      account,
      liveUrl: liveUrl(),
      clock: browserClock,
      chance: Math.random,
      openSocket: openBrowserSocket,
      onWake: onBrowserWake,
      onLeave: onPageLeave,
      networkSeemsGone: browserSeemsOffline,
      readCarets: flushSelectionChange,
      mayConnect: () => isStillHere(account),
      // A browser that forbids storage still works online, and the save status says what it cannot do.
      openStore: async () => {
        const store = await openIndexedDbStore(name, tab).catch(() => createMemoryStore(createMemoryShelf(), 'blocked'))
        stores.set(life, store)
        return store
      },
      takeLock: takeWebLock,
      explain: async () => explainFailure(deps.api, deps.actor(), { id, known: await deps.chains.groupOf(id) }),
      expectedAccess: () => expectedAccess(deps.actor(), id),
      accessChanged: deps.accessChanged,
      signInNeeded: deps.signInNeeded,
      connected: () => {
        const [only, another] = groupsOf(deps.actor(), id)
        deps.chains.connected(id, another ? null : only)
        deps.connected(id)
      },
      news: (of) => (of === BRING_BACK ? deps.unverifiedAccepted(id) : tellNews(of)),
      refused: (unsent) => startAnew(id, life, unsent),
      accessLost: (unsent) => {
        // Its group may require something since it was asked: the server can say so only over a line, and none may be open.
        tellNews('group')
        putAway(id, life, unsent)
      },
      setAside,
      lostByServer: async () => (await deps.kept.list()).filter((copy) => copy.document === id && copy.reason === 'server-lost-edits'),
      tookBack: (copy) => deps.kept.tookBack(copy.id, browserClock.now()),
      download: (update) => downloadUnsent({ document: id, when: Date.now(), reason: null, text: wordsOf(update), update }),
    })
    return life
  }

  const keep = async (id: DocumentId, { reason, edits, made, update }: Unsent, lostIn: GroupId | null): Promise<SetAside> => {
    const copy = await deps.kept.add({
      document: id,
      when: Date.now(),
      reason,
      edits,
      made,
      text: reason === 'server-lost-edits' ? wordsOfWhole(update, Object.keys(schemaOf(id))) : wordsOf(update),
      update: new Uint8Array(update),
      ...(lostIn === null ? {} : { lostIn }),
    })
    return { id: copy.id, reason, edits }
  }

  // Stored as a copy first and only then removed from the store of the document: a crash in between leaves it twice, never nowhere.
  const startAnew = async (id: DocumentId, old: OpenDocument, unsent: Unsent) => {
    const link = old.link()
    const isLost = link.type === 'ended' && link.why === 'lostByServer'
    const lostIn = isLost ? await deps.chains.groupOf(id) : null
    const setAside = await keep(id, unsent, lostIn)
    await old.forget()
    const holder = held.get(id)
    if (holder) holder.replace(begin(id, setAside))
    old.dispose()
    if (lostIn !== null) deps.lost(lostIn)
  }
  const putAway = async (id: DocumentId, old: OpenDocument, unsent: Unsent) => {
    if (unsent.edits > 0) await keep(id, unsent, null)
    await old.forget()
  }

  const letGo = (id: DocumentId, holder: Held) => {
    if (holder.views > 0 || held.get(id) !== holder) return
    const live = holder.live()
    // Edits made a moment ago are sent first.
    if (live.waiting() > 0 && live.link().type !== 'ended') return void browserClock.after(LOOK_AGAIN, () => letGo(id, holder))
    held.delete(id)
    live.dispose()
  }

  return {
    acquire(id) {
      const holder = hold(id)
      holder.views += 1
      let released = false
      return {
        live: holder.live,
        release: () => {
          if (released) return
          released = true
          holder.views -= 1
          letGo(id, holder)
        },
      }
    },
    again(id) {
      const holder = held.get(id)
      const old = holder?.live()
      if (!holder || !old || old.link().type !== 'ended') return
      holder.replace(begin(id, old.setAside()))
      old.dispose()
    },
    resume: () => {
      for (const { live } of held.values()) live().resume()
    },
    lock: () => {
      for (const { live } of held.values()) live().lock()
    },
    async sendAll(signal) {
      const waiting = await documentsThatWait(account)
      const used = waiting.map((id) => this.acquire(id))
      try {
        while (!signal.aborted) {
          const sent = [...held.values()].every(({ live }) => live().link().type === 'ended' || live().waiting() === 0)
          if (sent && (await documentsThatWait(account)).length === 0) return true
          await new Promise((resolve) => browserClock.after(200, () => resolve(null)))
        }
        return false
      } finally {
        for (const { release: done } of used) done()
      }
    },
    async downloadAll() {
      const open = [...held.values()].map(({ live }) => live()).filter((live) => live.waiting() > 0)
      for (const live of open) live.downloadWaiting()
      for (const id of await documentsThatWait(account)) {
        if (open.some((live) => live.id === id)) continue
        const updates = await readWaiting(documentDatabaseName(account, id))
        const update = Y.mergeUpdates([...updates])
        downloadUnsent({ document: id, when: Date.now(), reason: null, text: wordsOf(update), update })
      }
    },
    async isKept() {
      const waiting = [...held.values()].map(({ live }) => live()).filter((live) => live.waiting() > 0)
      const kept = waiting.map(async (live) => {
        const store = stores.get(live)
        await store?.settled()
        return store !== undefined && store.trouble() === 'fine' && store.unkept() === 0
      })
      return (await Promise.all(kept)).every(Boolean)
    },
    async waitingIn(ids) {
      const open = ids.flatMap((id) => held.get(id)?.live() ?? [])
      for (let left = ON_THE_WAY; left > 0 && open.some((live) => live.link().type === 'live' && live.waiting() > 0); left -= LOOK_BRIEFLY)
        await new Promise((resolve) => browserClock.after(LOOK_BRIEFLY, () => resolve(null)))
      // What the store of an open document still has is of other tabs.
      await Promise.all(open.map((live) => stores.get(live)?.settled()))
      const stored = await waitingStored(account)
      const counts = ids.map((id) => Math.max(held.get(id)?.live().waiting() ?? 0, stored.get(id) ?? 0))
      return counts.reduce((sum, count) => sum + count, 0)
    },
    async close() {
      const lives = [...held.values()].map(({ live }) => live())
      held.clear()
      await Promise.all(lives.map((life) => life.dispose()))
    },
  }
}

const documentsThatWait = async (account: AccountId): Promise<readonly DocumentId[]> =>
  [...(await waitingStored(account))].flatMap(([document, count]) => (count > 0 ? [document] : []))

/** The number of waiting edits that the device keeps, by document. */
const waitingStored = async (account: AccountId): Promise<ReadonlyMap<DocumentId, number>> => {
  const stored = (await storedDocuments().catch(() => [])).filter((entry) => entry.account === account)
  return new Map(await Promise.all(stored.map(async ({ name, document }) => [document, (await readWaiting(name)).length] as const)))
}

/**
 * Before the server has answered: a road map and a glossary name their group; a text may be written by anybody who may write in some group.
 */
const expectedAccess = (actor: Actor, id: DocumentId): 'read' | 'write' =>
  groupsOf(actor, id).some((group) => accessOf(actor, group) === 'write') ? 'write' : 'read'
