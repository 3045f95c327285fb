// Live documents in the tree of views: `<LiveDocumentsProvider>` once below the sign-in, `<LiveDocumentProvider id>` around each screen.
import {
  type Accessor,
  createContext,
  createEffect,
  createMemo,
  createSignal,
  getOwner,
  on,
  onCleanup,
  type ParentProps,
  runWithOwner,
  Show,
  untrack,
  useContext,
} from 'solid-js'
import { type AccountId, type DocumentId, type DocumentKind, documentKind, type GroupId, parseGroupId } from '../../shared/ids.ts'
import { must, type Result, refuse } from '../../shared/result.ts'
import { useActor, useActorContext } from '../base/actor.tsx'
import { address } from '../base/address.ts'
import { documentDatabaseName, holdsAnything, storedDocuments } from '../base/documentDatabase.ts'
import { forgetGroups } from '../base/group.tsx'
import { forgetAnswers } from '../base/remembered.ts'
import { createUnsentCopies, type UnsentCopies } from '../base/unsentCopies.ts'
import { browserClock } from './browser.ts'
import { type ChainWatch, createChainWatch } from './chainWatch.ts'
import { type ConfirmationsStore, createConfirmationsStore } from './confirmationsStore.ts'
import { createGlossaryStore, type GlossaryStore } from './glossaryProjection.ts'
import { createLiveDocuments, type LiveDocuments } from './liveDocuments.ts'
import { createMeetingStore, type MeetingStore } from './meetingProjection.ts'
import { createLostDocuments, type LostDocuments } from './recovery/lostDocuments.ts'
import { createRoadMapStore, type RoadMapStore } from './roadMapStore.ts'
import { createSeenHeads } from './seenHeads.ts'
import type { LiveDocument } from './types.ts'

interface Documents {
  readonly chains: ChainWatch
  readonly documents: LiveDocuments
  readonly kept: UnsentCopies
  readonly lost: LostDocuments
  /** The session has ended: what was shown and what the device stores are locked until somebody signs in again. */
  readonly away: Accessor<boolean>
}
const DocumentsContext = createContext<Documents>()
/** An open document with its stores, which are created when a view first reads them. */
interface Life {
  readonly live: LiveDocument
  /** The document above in the tree: a session is shown within the plan of its group, and its views read both. */
  readonly above: Life | undefined
  readonly roadMap: () => RoadMapStore
  readonly meeting: () => MeetingStore
  readonly glossary: () => GlossaryStore
  readonly confirmations: () => ConfirmationsStore
}
const LifeContext = createContext<Life>()

/**
 * One for the account that is signed in. When the page is locked, all connections are closed; they are opened again when it is unlocked.
 */
export function LiveDocumentsProvider(props: ParentProps) {
  const actor = useActor()
  const { api, locked, refresh, copies } = useActorContext()
  const kept = createUnsentCopies(untrack(actor).account)
  const chains = createChainWatch({
    heads: createSeenHeads(untrack(actor).account),
    now: browserClock.now,
    ask: async (document, seq) => {
      const answer = await api.get(address('/api/documents/:document/head', { document, ...(seq === null ? {} : { seq: String(seq) }) }))
      return answer.ok ? answer.value : null
    },
  })
  const documents: LiveDocuments = createLiveDocuments({
    actor: () => untrack(actor),
    api,
    kept,
    chains,
    accessChanged: refresh,
    // `GET /api/session` is answered with 401, which locks the page, unless another tab has signed in again in the meantime.
    connected: (id) => {
      const group = groupOfPlan(id)
      if (group) void lost.look(group)
    },
    unverifiedAccepted: (id) => {
      const group = groupOfPlan(id)
      if (group) void lost.unverifiedAccepted(group)
    },
    lost: (group) => void lost.setAside(group),
    signInNeeded: () => refresh().then(() => browserClock.after(1_000, () => untrack(locked) || documents.resume())),
  })
  const lost = createLostDocuments({
    api,
    documents,
    kept,
    clock: browserClock,
    stored: () => storedHere(untrack(actor).account),
    holdsAnything: (id) => holdsAnything(documentDatabaseName(untrack(actor).account, id)),
    chains,
  })
  // The session may be known to have ended before this is loaded; then nothing is shown at first.
  const [away, setAway] = createSignal(untrack(locked))
  const lock = async () => {
    documents.lock()
    lost.locked()
    // Edits that are only in this tab stay in it: losing them would be worse than leaving them behind the lock.
    if (!(await documents.isKept().catch(() => false)) || !untrack(locked)) return
    setAway(true)
    forgetGroups()
    forgetAnswers()
    await copies.putAway([untrack(actor).account], documents.close())
  }
  const unlock = () => {
    setAway(false)
    documents.resume()
  }
  createEffect(
    on(locked, (isLocked, before) => {
      if (isLocked) void lock()
      else if (before) unlock()
    }),
  )
  onCleanup(() => void documents.close())
  return <DocumentsContext.Provider value={{ documents, kept, chains, lost, away }}>{props.children}</DocumentsContext.Provider>
}

/** The connection of a group's plan is always open, so it represents the group. */
const groupOfPlan = (id: DocumentId): GroupId | null => (documentKind(id) === 'roadmap' ? parseGroupId(id.slice('roadmap:'.length)) : null)

const storedHere = async (account: AccountId): Promise<readonly DocumentId[]> => {
  // Where the browser forbids storage, no document is stored.
  const all = await storedDocuments().catch(() => [])
  return all.flatMap((stored) => (stored.account === account ? [stored.document] : []))
}

/** Its children are created again with each life of the document: after a refusal they get a new document, whose `setAside` says why. */
export function LiveDocumentProvider(props: ParentProps<{ id: DocumentId }>) {
  const held = useHeldDocument(() => props.id)
  const above = useContext(LifeContext)
  return (
    <Show when={held()} keyed>
      {(live) => <LifeContext.Provider value={begin(live, above)}>{props.children}</LifeContext.Provider>}
    </Show>
  )
}

/** Gives the views below a copy without a connection in place of the document above. */
export function CopyProvider(props: ParentProps<{ copy: LiveDocument }>) {
  const above = useContext(LifeContext)
  return (
    <Show when={props.copy} keyed>
      {(copy) => <LifeContext.Provider value={begin(copy, above)}>{props.children}</LifeContext.Provider>}
    </Show>
  )
}

/** Keeps a document open until its owner is disposed; the accessor changes with the life of the document. */
export const useHeldDocument = (id: Accessor<DocumentId>): Accessor<LiveDocument> => {
  const { documents } = useDocuments()
  // A group that was loaded again has the same plan, so the memo does not change; and what a document reads while it opens must not be
  // tracked by its views.
  const wanted = createMemo(id)
  const acquired = createMemo(() => {
    const document = wanted()
    const held = untrack(() => documents.acquire(document))
    onCleanup(held.release)
    return held.live
  })
  return () => acquired()()
}

const begin = (live: LiveDocument, above: Life | undefined): Life => {
  const owner = getOwner()
  const once = <Store,>(create: () => Store): (() => Store) => {
    let made: { readonly store: Store } | undefined
    return () => {
      made ??= must(
        runWithOwner(owner, () => ({ store: create() })),
        'the owner of a document that is shown',
      )
      return made.store
    }
  }
  return {
    live,
    above,
    roadMap: once(() => createRoadMapStore(live.doc)),
    meeting: once(() => createMeetingStore(live.doc)),
    glossary: once(() => createGlossaryStore(live.doc)),
    confirmations: once(() => createConfirmationsStore(live.doc)),
  }
}

const useDocuments = (): Documents => {
  const documents = useContext(DocumentsContext)
  if (!documents) throw new Error('live documents need a <LiveDocumentsProvider> above them')
  return documents
}

/** The nearest document, or the nearest of a kind. */
const useLife = (kind?: DocumentKind): Life => {
  let life = useContext(LifeContext)
  while (life && kind && documentKind(life.live.id) !== kind) life = life.above
  if (!life) throw new Error(`a <LiveDocumentProvider> ${kind ? `of a ${kind} ` : ''}is needed above`)
  return life
}
export const useLive = (kind?: DocumentKind): LiveDocument => useLife(kind).live

/** The plan as a Solid store: read it in views, never write to it. */
export const useRoadMap = (): RoadMapStore => useLife('roadmap').roadMap()
/** The session as a Solid store: read it in views, never write to it. */
export const useMeeting = (): MeetingStore => useLife('meeting').meeting()
/** The group's terms as a Solid store: read it in views, never write to it. */
export const useGlossary = (): GlossaryStore => useLife('glossary').glossary()

/** Who has confirmed which pair of texts of a document, as a Solid store. */
export const useConfirmations = (kind?: DocumentKind): ConfirmationsStore => useLife(kind).confirmations()

/**
 * How views write: `write((doc) => setField(doc, item, 'due', day))` with a function of `shared/roadmap/write.ts`, into the nearest
 * document or the nearest of a kind. Where one may not write, nothing happens and the answer is a refusal.
 */
export const useWrite = (kind?: DocumentKind): Write => {
  const live = useLive(kind)
  return (change) => (live.canWrite() ? change(live.doc) : refuse('forbidden'))
}
export type Write = <T>(change: (doc: LiveDocument['doc']) => Result<T>) => Result<T>

/** Copies of what was not sent, of the account that is signed in. */
export const useUnsentCopies = (): UnsentCopies => useDocuments().kept
/** Whether the server still shows the history that this device saw. */
export const useChainWatch = (): ChainWatch => useDocuments().chains
/** Documents of which this device has edits that the server has lost. */
export const useLostDocuments = (): LostDocuments => useDocuments().lost
/** True while the session has ended and its data is neither shown nor readable on the device. */
export const useIsAway = (): Accessor<boolean> => useDocuments().away
export const useLiveDocuments = (): LiveDocuments => useDocuments().documents
