// A plan in memory behind the hooks that views use: a Y.Doc with its projection, one reader, and a colleague who edits from elsewhere.
import { createRoot, createSignal } from 'solid-js'
import * as Y from 'yjs'
import { watchOverwritten } from '../../../client/live/concurrentValues.ts'
import { REMOTE } from '../../../client/live/pendingEdits.ts'
import { createRoadMapStore } from '../../../client/live/roadMapStore.ts'
import type { LiveDocument, Peer } from '../../../client/live/types.ts'
import { createUndo } from '../../../client/live/undo.ts'
import type { GroupInfo } from '../../../shared/api/groups.ts'
import type { Member } from '../../../shared/api/members.ts'
import { type ItemId, parseAccountId, parseAgencyId, parseGroupId, roadmapId, type StreamId } from '../../../shared/ids.ts'
import { must, type Result, refuse } from '../../../shared/result.ts'
import type { Item } from '../../../shared/roadmap/model.ts'
import { readRoadMap } from '../../../shared/roadmap/read.ts'
import { addStream } from '../../../shared/roadmap/streams.ts'
import { addItem, type NewItem } from '../../../shared/roadmap/write.ts'
import { createDice } from '../../harness/random.ts'
import { delegationId } from './builders.ts'

const account = must(parseAccountId('ana'), 'account')
const group = must(parseGroupId('tco'), 'group')
const codes = ['co', 'mx', 'us'] as const

export const GROUP: GroupInfo = {
  zone: '',
  firstLanguage: 'es',
  quorum: 0,
  observersComment: false,
  reportDays: 14,
  sample: false,
  id: group,
  name: { es: 'Grupo', en: 'Group' },
  delegations: codes.map((code, index) => ({
    id: delegationId(code),
    code: code.toUpperCase(),
    name: { es: `País ${code}`, en: `Country ${code}` },
    identity: index + 1,
  })),
  agencies: [
    {
      id: must(parseAgencyId('fgn'), 'agency'),
      delegation: delegationId('co'),
      acronym: 'FGN',
      name: { es: 'Fiscalía General de la Nación', en: 'Office of the Attorney General' },
    },
  ],
  streams: [],
  documents: [],
}
export const MEMBERS: readonly Member[] = [
  { account, name: 'Ana', email: 'ana@example.org', role: 'delegate', delegation: delegationId('co'), agency: null },
]

export interface World {
  readonly doc: Y.Doc
  readonly live: LiveDocument
  readonly roadMap: ReturnType<typeof createRoadMapStore>
  readonly write: <T>(change: (doc: Y.Doc) => Result<T>) => Result<T>
  readonly stream: (name: string) => StreamId
  readonly item: (fields: NewItem) => ItemId
  readonly read: (id: ItemId) => Item
  /** A colleague's change arrives. */
  readonly elsewhere: (change: (doc: Y.Doc) => void) => void
  readonly setPeers: (peers: readonly Peer[]) => void
  readonly editing: () => string | null
  readonly dispose: () => void
}

export const createWorld = ({ canWrite = true, damaged = false } = {}): World =>
  createRoot((dispose) => {
    const doc = new Y.Doc()
    const random = createDice(7).bytes
    const undoManager = createUndo(doc)
    undoManager.captureTimeout = 0
    const [peers, setPeers] = createSignal<readonly Peer[]>([])
    let editing: string | null = null
    const nothing = () => undefined
    const live: LiveDocument = {
      id: roadmapId(group),
      doc,
      ready: () => !damaged,
      canWrite: () => canWrite,
      link: () => ({ type: 'live' }),
      saveStatus: () => ({ type: damaged ? 'damaged' : 'loading', waiting: 0 }),
      lastConfirmed: () => null,
      waiting: () => 0,
      setAside: () => null,
      dismissSetAside: nothing,
      peers,
      setEditing: (what) => {
        editing = what
      },
      awareness: must<LiveDocument['awareness']>(Object.create(null), 'awareness'),
      undo: undoManager.undo,
      redo: undoManager.redo,
      canUndo: () => true,
      canRedo: () => true,
      undoManager,
      writer: (client) => peers().find((peer) => peer.clientId === client) ?? null,
      onOverwritten: (listener) => watchOverwritten(doc, (client) => client === doc.clientID, listener),
      downloadWaiting: nothing,
      holdIncoming: () => nothing,
      dispose: nothing,
    }
    const made = <T,>(result: Result<T>): T => {
      if (!result.ok) throw new Error(result.refusal)
      return result.value
    }
    return {
      doc,
      live,
      roadMap: createRoadMapStore(doc),
      write: (change) => (canWrite ? change(doc) : refuse('forbidden')),
      stream: (name) => addStream(doc, { es: name, en: name }, random),
      item: (fields) => made(addItem(doc, fields, random)),
      read: (id) =>
        must(
          readRoadMap(doc).items.find((item) => item.id === id),
          id,
        ),
      elsewhere: (change) => {
        const other = new Y.Doc()
        Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
        change(other)
        Y.applyUpdate(doc, Y.encodeStateAsUpdate(other, Y.encodeStateVector(doc)), REMOTE)
      },
      setPeers,
      editing: () => editing,
      dispose,
    }
  })

/** What stands behind the hooks of `live/LiveDocument.tsx`: asked for when a view uses them, since mocks come before any world. */
export const liveHooks = (world: () => World) => ({
  useConfirmations: () => ({}),
  useLive: () => world().live,
  useRoadMap: () => world().roadMap,
  useWrite: () => world().write,
  useLiveDocuments: () => ({}),
})
