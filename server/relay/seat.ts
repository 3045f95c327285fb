// A seat in a room for what writes on the server itself: a Y.Doc that speaks the protocol over a socket in memory, exactly as a browser
// does over a real one, and passes the same gate.
import * as Y from 'yjs'
import type { DocumentId, Random } from '../../shared/ids.ts'
import { decodeFrame, encodeProbe, encodeSyncStep1, encodeSyncStep2, encodeUpdate } from '../../shared/protocol/frame.ts'
import type { Result } from '../../shared/result.ts'
import { UPDATE_REFUSALS, type UpdateRefusal } from '../../shared/updateRefusals.ts'
import type { JoinedPerson } from './joinedPerson.ts'
import type { Connection, Rooms } from './rooms.ts'
import type { Socket } from './socket.ts'

export interface RelaySeat {
  readonly doc: Y.Doc
  /** Sends what `write` makes as one update, if it succeeds. Of what it refuses nothing is sent, and the seat is of no more use. */
  attempt<T>(write: (doc: Y.Doc) => Result<T>): Result<T>
  /** Resolves when all that was written here is on disk, or at once without a connection; rejects when the gate refused it. */
  saved(): Promise<void>
  /** What is written from now on stays here … */
  leave(): void
  /** … until then. */
  comeBack(): Promise<void>
}

/** The room refused what was written (`reason`), or has ended the connection (null). */
export class SeatLostError extends Error {
  override readonly name = 'SeatLostError'
  readonly reason: UpdateRefusal | null
  constructor(message: string, reason: UpdateRefusal | null) {
    super(message)
    this.reason = reason
  }
}

const WIRE = 'wire'

export const takeRelaySeat = async (
  rooms: Pick<Rooms, 'join'>,
  document: DocumentId,
  who: JoinedPerson,
  random: Random,
): Promise<RelaySeat> => {
  const doc = new Y.Doc()
  doc.clientID = random(4).reduce((sum, byte) => sum * 256 + byte, 0)
  let connection: Connection | null = null
  let synced = Promise.withResolvers<void>()
  let answer: PromiseWithResolvers<void> | null = null
  let failed: Error | null = null
  const fail = (why: string, reason: UpdateRefusal | null = null) => {
    failed = new SeatLostError(`${who.name} in ${document}: ${why}`, reason)
    synced.reject(failed)
    answer?.reject(failed)
  }

  const hear = (message: Uint8Array) => {
    const frame = decodeFrame(message)
    switch (frame?.type) {
      case 'syncStep1':
        return connection?.receive(encodeSyncStep2(Y.encodeStateAsUpdate(doc, frame.stateVector)))
      case 'syncStep2':
        Y.applyUpdate(doc, frame.update, WIRE)
        return synced.resolve()
      case 'update':
        return Y.applyUpdate(doc, frame.update, WIRE)
      case 'denied':
        return fail(
          frame.reason,
          UPDATE_REFUSALS.find((one) => one === frame.reason),
        )
      case 'probe':
        answer?.resolve()
        answer = null
        return
    }
  }
  const connect = async () => {
    synced = Promise.withResolvers<void>()
    const socket: Socket = {
      bufferedBytes: 0,
      isPaused: false,
      ping: () => undefined,
      // Later, as over a wire: an answer within the room's own turn would find it in the middle of things.
      write: (frames) => queueMicrotask(() => unframe(frames).forEach(hear)),
      pause: () => undefined,
      resume: () => undefined,
      // After we have left, nobody needs to tell us.
      close: (code, reason) => connection && fail(`closed ${code} ${reason}`),
      terminate: () => connection && fail('terminated'),
    }
    connection = rooms.join(document, socket, who)
    connection.receive(encodeSyncStep1(Y.encodeStateVector(doc)))
    await synced.promise
  }
  const saved = (): Promise<void> => {
    // After a refusal nothing is acknowledged any more: waiting would have no end.
    if (failed) return Promise.reject(failed)
    if (!connection) return Promise.resolve()
    answer ??= Promise.withResolvers<void>()
    connection.receive(encodeProbe(new Uint8Array([1])))
    return answer.promise
  }
  let held: Uint8Array[] | null = null
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin === WIRE) return
    if (held) held.push(update)
    else connection?.receive(encodeUpdate(update))
  })
  const attempt = <T>(write: (doc: Y.Doc) => Result<T>): Result<T> => {
    const updates: Uint8Array[] = []
    held = updates
    const written = write(doc)
    if (!written.ok) return written
    held = null
    if (updates.length > 0) connection?.receive(encodeUpdate(updates.length === 1 && updates[0] ? updates[0] : Y.mergeUpdates(updates)))
    return written
  }
  await connect()
  return {
    doc,
    attempt,
    saved,
    leave() {
      const left = connection
      connection = null
      left?.closed()
    },
    async comeBack() {
      await connect()
      await saved()
    },
  }
}

/** The messages in whole WebSocket frames as a server writes them: binary, final, unmasked (see `webSocketFrame`). */
const unframe = (frames: Uint8Array): readonly Uint8Array[] => {
  const view = new DataView(frames.buffer, frames.byteOffset, frames.byteLength)
  const messages: Uint8Array[] = []
  for (let at = 0; at < frames.length; ) {
    const short = view.getUint8(at + 1)
    const [header, length] =
      short < 126 ? [2, short] : short === 126 ? [4, view.getUint16(at + 2)] : [10, Number(view.getBigUint64(at + 2))]
    messages.push(frames.slice(at + header, at + header + length))
    at += header + length
  }
  return messages
}
