// A fake world for live documents: time and chance of our own, sockets that deliver only when told, and a server in memory
// that keeps the contract of the real one (access, step 1 only to writers, probe/ack, denied, resync).
import * as Y from 'yjs'
import { createMemoryShelf, createMemoryStore, type MemoryShelf } from '../../../client/live/offline/memoryStore.ts'
import type { OpenDeps, UnsentDocument } from '../../../client/live/openDeps.ts'
import { type OpenDocument, openDocument } from '../../../client/live/openDocument.ts'
import type { LiveClock, OpenSocket, SocketEvents } from '../../../client/live/ports.ts'
import { parseAccountId, parseDocumentId } from '../../../shared/ids.ts'
import * as frame from '../../../shared/protocol/frame.ts'
import { must } from '../../../shared/result.ts'

export const seeded = (seed: number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

export interface FakeClock extends LiveClock {
  advance(ms: number): void
}
export const createFakeClock = (): FakeClock => {
  let now = 1_000_000
  let next = 0
  const timers = new Map<number, { at: number; task: () => void }>()
  return {
    now: () => now,
    after(ms, task) {
      const id = next++
      timers.set(id, { at: now + Math.max(0, ms), task })
      return () => timers.delete(id)
    },
    soon(task) {
      timers.set(next++, { at: now, task })
    },
    advance(ms) {
      const until = now + ms
      for (;;) {
        const due = [...timers].filter(([, timer]) => timer.at <= until).sort((a, b) => a[1].at - b[1].at || a[0] - b[0])[0]
        if (!due) break
        timers.delete(due[0])
        now = Math.max(now, due[1].at)
        due[1].task()
      }
      now = until
    },
  }
}

interface Line {
  readonly events: SocketEvents
  readonly inbox: Uint8Array[]
  readonly outbox: Uint8Array[]
  access: 'read' | 'write'
  refused: boolean
  resyncing: boolean
  held: Uint8Array[]
  open: boolean
}

export interface FakeServer {
  readonly doc: Y.Doc
  readonly openSocket: OpenSocket
  readonly lines: Line[]
  access: 'read' | 'write'
  up: boolean
  /** Why an update is refused for good, or null. */
  refuse: (update: Uint8Array) => string | null
  /** Acks are held while the log cannot write. */
  stuck: boolean
  /** Every message that clients sent, by type. */
  readonly heard: frame.Frame[]
  deliver(): void
  /** The 3 bytes that the server sends to whom it had nothing to say for 20 s. */
  keepAlive(): void
  kick(code: number): void
  restore(state: Uint8Array): void
}

export const createFakeServer = (clock: FakeClock): FakeServer => {
  let doc = new Y.Doc()
  const lines: Line[] = []
  const heard: frame.Frame[] = []

  const broadcast = (update: Uint8Array, from: Line) => {
    for (const line of lines) if (line.open && line !== from) line.outbox.push(frame.encodeUpdate(update))
  }
  const commit = (update: Uint8Array, line: Line, sync: boolean) => {
    const reason = line.access === 'read' ? 'read-only' : server.refuse(update)
    if (reason) {
      line.refused = true
      line.outbox.push(frame.encodeDenied(reason))
      return
    }
    const meta = Y.parseUpdateMeta(update)
    const state = Y.decodeStateVector(Y.encodeStateVector(doc))
    const gap = [...meta.from].some(([client, clock]) => clock > (state.get(client) ?? 0))
    if (gap) {
      line.resyncing = true
      line.outbox.push(frame.encodeSyncStep1(Y.encodeStateVector(doc)))
      return
    }
    Y.applyUpdate(doc, update)
    broadcast(update, line)
    if (sync && line.resyncing) {
      line.resyncing = false
      line.outbox.push(...line.held.splice(0))
    }
  }
  const handle = (line: Line, bytes: Uint8Array) => {
    const message = must(frame.decodeFrame(bytes), 'a canonical frame')
    heard.push(message)
    switch (message.type) {
      case 'syncStep1':
        line.outbox.push(frame.encodeUpdate(Y.encodeStateAsUpdate(doc, message.stateVector)))
        line.outbox.push(frame.encodeSyncStep2(Y.encodeStateAsUpdate(new Y.Doc())))
        if (line.access === 'write') line.outbox.push(frame.encodeSyncStep1(Y.encodeStateVector(doc)))
        return
      case 'syncStep2':
      case 'update':
        if (!line.refused) commit(message.update, line, message.type === 'syncStep2')
        return
      case 'probe':
        if (line.refused) return
        if (line.resyncing || server.stuck) line.held.push(frame.encodeProbe(message.token))
        else line.outbox.push(frame.encodeProbe(message.token))
        return
      case 'awareness':
        for (const other of lines) if (other.open && other !== line) other.outbox.push(frame.encodeAwareness(message.update))
        return
      case 'denied':
      case 'queryAwareness':
    }
  }

  const server: FakeServer = {
    get doc() {
      return doc
    },
    lines,
    heard,
    access: 'write',
    up: true,
    stuck: false,
    refuse: () => null,
    openSocket: (_url, events) => {
      const line: Line = {
        events,
        inbox: [],
        outbox: [],
        access: server.access,
        refused: false,
        resyncing: false,
        held: [],
        open: false,
      }
      lines.push(line)
      clock.soon(() => {
        if (!lines.includes(line)) return
        if (!server.up) return events.closed(1006)
        line.open = true
        events.opened()
      })
      return {
        send: (bytes) => void line.inbox.push(bytes.slice()),
        close: () => {
          line.open = false
        },
      }
    },
    deliver() {
      for (let busy = true; busy; ) {
        busy = false
        for (const line of lines) {
          for (const bytes of line.inbox.splice(0)) {
            busy = true
            if (line.open && server.up) handle(line, bytes)
          }
          if (!server.stuck && !line.resyncing) line.outbox.push(...line.held.splice(0))
          for (const bytes of line.outbox.splice(0)) {
            busy = true
            if (line.open) line.events.received(bytes)
          }
        }
        clock.advance(0)
      }
    },
    keepAlive() {
      for (const line of lines) if (line.open) line.events.received(new Uint8Array([1, 1, 0]))
    },
    kick(code) {
      for (const line of lines.splice(0)) {
        line.open = false
        line.events.closed(code)
      }
    },
    restore(state) {
      doc = new Y.Doc()
      Y.applyUpdate(doc, state)
    },
  }
  return server
}

export interface Device {
  readonly shelf: MemoryShelf
  readonly locks: Set<string>
}
export const createDevice = (): Device => ({ shelf: createMemoryShelf(), locks: new Set() })

export interface Tab {
  readonly live: OpenDocument
  readonly unsent: UnsentDocument[]
  readonly signInNeeded: () => number
  /** How often the line became live. */
  readonly connections: () => number
  readonly lost: UnsentDocument[]
  wake(): void
}

const ANA = must(parseAccountId('ana'), 'account')
const DOCUMENT = must(parseDocumentId('roadmap:tco'), 'id')

export const openTab = (parts: { clock: FakeClock; server: FakeServer; device?: Device; seed?: number; deps?: Partial<OpenDeps> }): Tab => {
  const device = parts.device ?? createDevice()
  const unsent: UnsentDocument[] = []
  const lost: UnsentDocument[] = []
  let asked = 0
  let connections = 0
  let wake = () => {}
  const live = openDocument({
    id: DOCUMENT,
    name: 'ruta/ana/roadmap:tco',
    liveUrl: 'ws://test/live/',
    account: ANA,
    mayConnect: () => true,
    clock: parts.clock,
    chance: seeded(parts.seed ?? 1),
    openSocket: parts.server.openSocket,
    onWake: (task) => {
      wake = task
      return () => {}
    },
    networkSeemsGone: () => false,
    readCarets: () => {},
    openStore: async () => createMemoryStore(device.shelf),
    takeLock: async (name) => {
      if (device.locks.has(name)) return null
      device.locks.add(name)
      return () => device.locks.delete(name)
    },
    onLeave: () => () => {},
    explain: async () => 'retry',
    expectedAccess: () => 'write',
    accessChanged: () => {},
    signInNeeded: () => {
      asked += 1
    },
    connected: () => {
      connections += 1
    },
    news: () => {},
    refused: (what) => unsent.push(what),
    accessLost: (what) => lost.push(what),
    setAside: null,
    lostByServer: async () => [],
    tookBack: async () => undefined,
    download: () => {},
    ...parts.deps,
  })
  return { live, unsent, lost, signInNeeded: () => asked, connections: () => connections, wake: () => wake() }
}

/** Lets promises and messages run until nothing moves. */
export const settle = async (server: FakeServer) => {
  for (let round = 0; round < 8; round++) {
    for (let tick = 0; tick < 12; tick++) await Promise.resolve()
    server.deliver()
  }
}

export const write = (tab: Tab, key: string, value: string) =>
  tab.live.doc.transact(() => tab.live.doc.getMap('items').set(key, value), 'local')
export const read = (doc: Y.Doc, key: string) => doc.getMap('items').get(key)
