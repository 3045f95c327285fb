import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { createMemoryShelf, createMemoryStore } from '../../client/live/offline/memoryStore.ts'
import { type OpenDocument, openDocument } from '../../client/live/openDocument.ts'
import type { OpenSocket } from '../../client/live/ports.ts'
import { type ClientId, clientId, type DocumentId } from '../../shared/ids.ts'
import { decodeFrame } from '../../shared/protocol/frame.ts'
import type { Dice } from '../harness/random.ts'
import { type Person, type Server, SITE } from './server.ts'

export interface Writer {
  readonly who: string
  readonly person: Person
  readonly document: DocumentId
  readonly live: OpenDocument
  /** All edits, oldest first; the first `acked()` of them were confirmed as on disk. */
  readonly made: readonly Uint8Array[]
  readonly acked: () => number
  /** What the servers have shown, byte for byte. */
  readonly seen: readonly Uint8Array[]
  readonly ids: ReadonlySet<ClientId>
  /** From an edit to its confirmation, in milliseconds. */
  readonly waits: readonly number[]
  write(): void
  close(): Promise<void>
}

interface Needs {
  readonly who: string
  readonly person: Person
  readonly document: DocumentId
  readonly servers: readonly Server[]
  readonly dice: Dice
  /** Of the waits between two tries: 1 is what people have. */
  readonly patience: number
  readonly edit: (doc: Y.Doc) => void
  readonly violated: (what: string) => void
}

export const openWriter = ({ who, person, document, servers, dice, patience, edit, violated }: Needs): Writer => {
  const made: Uint8Array[] = []
  const seen: Uint8Array[] = []
  const ids = new Set<ClientId>()
  const waits: number[] = []
  const madeAt: number[] = []
  let going: Uint8Array[] | null = null
  const acked = () => made.length - live.waiting()

  const openSocket: OpenSocket = (url, events) => {
    const socket = new WebSocket(url.replace('//any/', `//${dice.pick(servers).address}/`), { headers: headersOf(person) })
    socket.on('open', events.opened)
    socket.on('message', (data) => {
      if (!(data instanceof Buffer)) return
      const bytes = new Uint8Array(data)
      const frame = decodeFrame(bytes)
      if (frame?.type === 'update' || frame?.type === 'syncStep2') seen.push(frame.update)
      events.received(bytes)
      for (let at = waits.length; at < acked(); at++) waits.push(performance.now() - (madeAt[at] ?? 0))
    })
    // A refused upgrade is an error first; `close` follows with 1006, as in a browser.
    socket.on('error', () => undefined)
    socket.on('close', (code) => events.closed(code))
    return {
      send: (bytes) => socket.readyState === WebSocket.OPEN && socket.send(bytes),
      close() {
        socket.removeAllListeners('open').removeAllListeners('message').removeAllListeners('close')
        socket.close()
        // A server that is stopped answers no farewell.
        setTimeout(() => socket.terminate(), 1_000).unref()
      },
    }
  }
  const shelf = createMemoryShelf()
  const live = openDocument({
    id: document,
    account: person.account,
    name: `ruta/${person.account}/${document}`,
    liveUrl: 'ws://any/live/',
    clock: { now: Date.now, after, soon: queueMicrotask },
    chance: () => dice.next() * patience,
    openSocket,
    onWake: () => () => undefined,
    readCarets: () => undefined,
    networkSeemsGone: () => false,
    openStore: async () => createMemoryStore(shelf),
    takeLock: async () => () => undefined,
    onLeave: () => () => undefined,
    mayConnect: () => true,
    explain: async () => 'retry',
    expectedAccess: () => 'write',
    accessChanged: () => undefined,
    signInNeeded: () => violated(`${who} was signed out`),
    connected: () => undefined,
    news: () => undefined,
    refused: ({ reason, edits }) => violated(`${who} had ${edits} edits set aside: ${reason}`),
    accessLost: () => violated(`${who} lost access`),
    setAside: null,
    lostByServer: async () => [],
    tookBack: async () => undefined,
    download: () => undefined,
  })
  live.doc.on('update', (update: Uint8Array) => void going?.push(update))
  return {
    who,
    person,
    document,
    live,
    made,
    acked,
    seen,
    ids,
    waits,
    write() {
      going = []
      edit(live.doc)
      const [first] = going
      if (first) {
        made.push(going.length === 1 ? first : Y.mergeUpdates(going))
        madeAt.push(performance.now())
        ids.add(clientId(live.doc.clientID))
      }
      going = null
    },
    close: () => live.dispose(),
  }
}

const headersOf = ({ cookie }: Person) => ({ Cookie: cookie, Origin: SITE, Host: new URL(SITE).host })
const after = (ms: number, task: () => void) => {
  const timer = setTimeout(task, ms)
  return () => clearTimeout(timer)
}
