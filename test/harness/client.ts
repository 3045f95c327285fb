// An in-memory y-websocket client: a real Y.Doc with the protocol over a socket that delivers only on request.
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { JoinedPerson } from '../../server/relay/joinedPerson.ts'
import type { Connection, Rooms } from '../../server/relay/rooms.ts'
import type { DocumentId } from '../../shared/ids.ts'
import {
  decodeFrame,
  encodeAwareness,
  encodeProbe,
  encodeSyncStep1,
  encodeSyncStep2,
  encodeUpdate,
  type IdRange,
} from '../../shared/protocol/frame.ts'
import { createFakeSocket, type FakeSocket } from './sockets.ts'

interface Line {
  readonly socket: FakeSocket
  readonly connection: Connection
  /** Sent, but not arrived yet. */
  outbox: Uint8Array[]
}

export class FakeClient {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly who: JoinedPerson
  readonly document: DocumentId
  /** Updates and step 2s as they came from the server. */
  readonly received: Uint8Array[] = []
  /** Local updates, in order; `acked` of them are acknowledged. */
  readonly made: Uint8Array[] = []
  acked = 0
  denied: string | null = null
  /** Edits of this account that others brought back, and why offers are no longer accepted. */
  unverified: readonly IdRange[] = []
  notBroughtBack: string | null = null
  /** A server has a lower seq than servers had shown before. */
  wentBack = false
  synced = false
  /** The server has this client's state: only then do probes cover all edits. */
  #offered = false
  line: Line | null = null
  #shown = new Map<number, number>()
  #probes = new Map<number, number>()
  #lastProbe = 0

  constructor(document: DocumentId, who: JoinedPerson, doc = new Y.Doc()) {
    this.document = document
    this.who = who
    this.doc = doc
    this.awareness = new Awareness(doc)
    // Its renewal timers use the real clock; tests send presence explicitly.
    clearInterval(this.awareness._checkInterval)
    this.awareness.setLocalState(null)
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === this) return
      this.made.push(update)
      if (!this.line) return
      this.send(encodeUpdate(update))
      if (this.#offered) this.probe()
    })
  }

  get online() {
    return this.line !== null && this.line.socket.ended === null
  }

  connect(rooms: Rooms) {
    const socket = createFakeSocket()
    this.synced = false
    this.#offered = false
    this.denied = null
    this.#probes.clear()
    this.line = { socket, connection: rooms.join(this.document, socket, this.who), outbox: [] }
    this.send(encodeSyncStep1(Y.encodeStateVector(this.doc)))
    if (this.awareness.getLocalState() !== null) this.showPresence()
  }
  disconnect() {
    const line = this.line
    this.line = null
    line?.connection.closed()
  }
  /** The connection is lost without the server's knowledge; what was sent may still arrive, and then it ends. */
  lose(): { readonly arrive: () => void; readonly end: () => void } {
    const line = this.line
    this.line = null
    return {
      arrive: () => {
        for (const message of line?.outbox.splice(0, 1) ?? []) if (!line?.socket.ended) line?.connection.receive(message)
      },
      end: () => line?.connection.closed(),
    }
  }
  showPresence() {
    this.send(encodeAwareness(encodeAwarenessUpdate(this.awareness, [this.doc.clientID])))
  }
  send(message: Uint8Array) {
    this.line?.outbox.push(message)
  }
  probe() {
    const token = ++this.#lastProbe
    this.#probes.set(token, this.made.length)
    this.send(encodeProbe(new Uint8Array([token & 255, (token >> 8) & 255, (token >> 16) & 255])))
  }

  /** Delivers up to `count` of this client's messages to the server. */
  push(count = Number.POSITIVE_INFINITY) {
    const line = this.line
    if (!line) return
    const going = line.outbox.splice(0, Math.min(count, line.outbox.length))
    for (const message of going) if (!line.socket.ended) line.connection.receive(message)
  }
  /** Delivers up to `count` of the server's messages to the client. */
  pull(count = Number.POSITIVE_INFINITY) {
    const line = this.line
    if (!line) return
    for (const message of line.socket.deliver(count)) this.#hear(message)
    if (line.socket.ended && line.socket.waiting === 0) this.line = null
  }

  #hear(message: Uint8Array) {
    const frame = decodeFrame(message)
    if (!frame) throw new Error('the server sent what is no frame')
    switch (frame.type) {
      case 'syncStep1': {
        const held = Y.decodeStateVector(frame.stateVector)
        this.wentBack ||= [...this.#shown].some(([client, clock]) => (held.get(client) ?? 0) < clock)
        this.send(encodeSyncStep2(Y.encodeStateAsUpdate(this.doc, frame.stateVector)))
        this.#offered = true
        this.probe()
        return
      }
      case 'syncStep2':
        this.synced = true
        Y.applyUpdate(this.doc, frame.update, this)
        return
      case 'update':
        this.received.push(frame.update)
        for (const [client, clock] of Y.parseUpdateMeta(frame.update).to)
          this.#shown.set(client, Math.max(clock, this.#shown.get(client) ?? 0))
        Y.applyUpdate(this.doc, frame.update, this)
        return
      case 'awareness':
        applyAwarenessUpdate(this.awareness, frame.update, this)
        return
      case 'denied':
        this.denied = frame.reason
        return
      case 'unverified':
        this.unverified = frame.ranges
        return
      case 'notBroughtBack':
        this.notBroughtBack ??= frame.reason
        return
      // Requested by no client of the harness.
      case 'packed':
        return
      case 'probe': {
        const [a = 0, b = 0, c = 0] = frame.token
        this.acked = Math.max(this.acked, this.#probes.get(a | (b << 8) | (c << 16)) ?? 0)
        return
      }
      case 'queryAwareness':
        return
    }
  }
}
