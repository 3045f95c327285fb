// The live documents of one account in this tab. Each is open once, however many views show it; it is opened anew after a refusal; and it
// stays open after the last view has gone until everything is sent.

import { type Accessor, createSignal } from 'solid-js'
import { BRING_BACK } from '../../shared/broughtBack.ts'
import { schemaOf } from '../../shared/documents.ts'
import type { AccountId, DocumentId, GroupId } from '../../shared/ids.ts'
import type { Actor } from '../../shared/people.ts'
import { accessOf } from '../../shared/permissions.ts'
import type { Api } from '../base/api.ts'
import { isStillHere } from '../base/cachedActor.ts'
import { documentDatabaseName } from '../base/documentDatabase.ts'
import { announceChange } from '../base/news.ts'
import { downloadUnsent, type UnsentCopies } from '../base/unsentCopies.ts'
import { browserClock, browserSeemsOffline, flushSelectionChange, liveUrl, onBrowserWake, onPageLeave, takeWebLock } from './browser.ts'
import { createBrowserSocket } from './browserSocket.ts'
import type { ChainWatch } from './chainWatch.ts'
import { explainFailure, groupsToAsk } from './explainFailure.ts'
import type { DocumentStore } from './offline/documentStore.ts'
import { openIndexedDbStore } from './offline/indexedDbStore.ts'
import { createMemoryShelf, createMemoryStore } from './offline/memoryStore.ts'
import type { UnsentDocument } from './openDeps.ts'
import { type OpenDocument, openDocument } from './openDocument.ts'
import type { LiveDocument, SetAside } from './types.ts'
import { createUnsentEdits, type UnsentEdits } from './unsentEdits.ts'
import { updateWords, wordsOfWhole } from './updateWords.ts'

export interface LiveDocuments extends UnsentEdits {
  /** The present life of the document; call `release` when the view is disposed. */
  acquire(id: DocumentId): { readonly live: Accessor<LiveDocument>; readonly release: () => void }
  /** The server may know the document again: a life that ended for good is started anew. */
  again(id: DocumentId): void
  /** The session is open again. */
  resume(): void
  lock(): void
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

export const createLiveDocuments = (deps: LiveDocumentsDeps): LiveDocuments => {
  const account: AccountId = deps.actor().account
  const tab = crypto.randomUUID()
  const held = new Map<DocumentId, Held>()
  const stores = new WeakMap<LiveDocument, DocumentStore>()
  const openSocket = createBrowserSocket()

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
      ...BROWSER,
      openSocket,
      mayConnect: () => isStillHere(account),
      // A browser that forbids storage still works online, and the save status says what it cannot do.
      openStore: async () => {
        const store = await openIndexedDbStore(name, tab).catch(() => createMemoryStore(createMemoryShelf(), 'blocked'))
        stores.set(life, store)
        return store
      },
      explain: async () => explainFailure(deps.api, deps.actor(), { id, known: await deps.chains.groupOf(id) }),
      expectedAccess: () => expectedAccess(deps.actor(), id),
      accessChanged: deps.accessChanged,
      signInNeeded: deps.signInNeeded,
      connected: () => {
        const [only, another] = groupsToAsk(deps.actor(), id)
        deps.chains.connected(id, another ? null : only)
        deps.connected(id)
      },
      news: (of) => (of === BRING_BACK ? deps.unverifiedAccepted(id) : announceChange(of)),
      refused: (unsent) => startAnew(id, life, unsent),
      accessLost: (unsent) => {
        // Its group may require something since it was asked: the server can say so only over a line, and none may be open.
        announceChange('group')
        putAway(id, life, unsent)
      },
      setAside,
      lostByServer: async () => (await deps.kept.list()).filter((copy) => copy.document === id && copy.reason === 'server-lost-edits'),
      tookBack: (copy) => deps.kept.tookBack(copy.id, browserClock.now()),
      download: (update) => downloadUnsent({ document: id, when: Date.now(), reason: null, text: updateWords(update), update }),
    })
    return life
  }

  // Stored as a copy first and only then removed from the store of the document: a crash in between leaves it twice, never nowhere.
  const startAnew = async (id: DocumentId, old: OpenDocument, unsent: UnsentDocument) => {
    const link = old.link()
    const isLost = link.type === 'ended' && link.why === 'lostByServer'
    const lostIn = isLost ? await deps.chains.groupOf(id) : null
    const setAside = await keepCopy(deps.kept, id, { ...unsent, lostIn })
    await old.forget()
    const holder = held.get(id)
    if (holder) holder.replace(begin(id, setAside))
    old.dispose()
    if (lostIn !== null) deps.lost(lostIn)
  }
  const putAway = async (id: DocumentId, old: OpenDocument, unsent: UnsentDocument) => {
    if (unsent.edits > 0) await keepCopy(deps.kept, id, { ...unsent, lostIn: null })
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

  const acquire: LiveDocuments['acquire'] = (id) => {
    const holder = hold(id)
    holder.views += 1
    let released = false
    const release = () => {
      if (released) return
      released = true
      holder.views -= 1
      letGo(id, holder)
    }
    return { live: holder.live, release }
  }
  const lives = () => [...held.values()].map(({ live }) => live())

  return {
    ...createUnsentEdits({ account, lives, storeOf: (life) => stores.get(life), use: (id) => acquire(id).release }),
    acquire,
    again(id) {
      const holder = held.get(id)
      const old = holder?.live()
      if (!holder || !old || old.link().type !== 'ended') return
      holder.replace(begin(id, old.setAside()))
      old.dispose()
    },
    resume: () => {
      for (const life of lives()) life.resume()
    },
    lock: () => {
      for (const life of lives()) life.lock()
    },
    async close() {
      const all = lives()
      held.clear()
      await Promise.all(all.map((life) => life.dispose()))
    },
  }
}

const BROWSER = {
  clock: browserClock,
  chance: Math.random,
  onWake: onBrowserWake,
  onLeave: onPageLeave,
  networkSeemsGone: browserSeemsOffline,
  readCarets: flushSelectionChange,
  takeLock: takeWebLock,
}

/** `lostIn`: the group whose documents the server no longer knows. */
const keepCopy = async (
  kept: UnsentCopies,
  id: DocumentId,
  unsent: UnsentDocument & { readonly lostIn: GroupId | null },
): Promise<SetAside> => {
  const { reason, edits, made, update, lostIn } = unsent
  const copy = await kept.add({
    document: id,
    when: Date.now(),
    reason,
    edits,
    made,
    text: reason === 'server-lost-edits' ? wordsOfWhole(update, Object.keys(schemaOf(id))) : updateWords(update),
    update: new Uint8Array(update),
    ...(lostIn === null ? {} : { lostIn }),
  })
  return { id: copy.id, reason, edits }
}

/**
 * Before the server has answered: a road map and a glossary name their group; a text may be written by anybody who may write in some group.
 */
const expectedAccess = (actor: Actor, id: DocumentId): 'read' | 'write' =>
  groupsToAsk(actor, id).some((group) => accessOf(actor, group) === 'write') ? 'write' : 'read'
