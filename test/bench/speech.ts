// How a server's protocol puts what a light client says and hears. Ours and that of y-websocket are one, but for the probe.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import {
  decodeFrame,
  encodeAwareness,
  encodeProbe,
  encodeSyncStep1,
  encodeSyncStep2,
  encodeUpdate,
  type Frame,
} from '../../shared/protocol/frame.ts'

export type Received =
  | { readonly type: 'question' | 'awareness' }
  | { readonly type: 'update' | 'answer'; readonly update: Uint8Array }
  /** So many updates of this connection are acknowledged, or one more. */
  | { readonly type: 'ack'; readonly count: number | 'one more' }

export interface Speech {
  /** What is said as soon as the line is open. */
  hello(stateVector: Uint8Array): readonly Uint8Array[]
  answer(update: Uint8Array): Uint8Array
  /** The `count`th update of this connection, and what asks for its acknowledgement. */
  update(update: Uint8Array, count: number): readonly Uint8Array[]
  awareness(update: Uint8Array): Uint8Array
  hear(message: Uint8Array): readonly Received[]
  /** A relay that knows nothing answers no question. */
  readonly answers: boolean
}

/** A stock server of y-protocols. */
export const stock = (): Speech => ({
  hello: (stateVector) => [encodeSyncStep1(stateVector)],
  answer: encodeSyncStep2,
  update: (update) => [encodeUpdate(update)],
  awareness: encodeAwareness,
  hear: (message) => heard(decodeFrame(message)),
  answers: true,
})

/** Ruta: a probe after each update, which comes back when all before it is on disk. */
export const ours = (): Speech => ({
  ...stock(),
  update: (update, count) => [encodeUpdate(update), encodeProbe(encoding.encode((encoder) => encoding.writeVarUint(encoder, count)))],
})

const heard = (frame: Frame | null): readonly Received[] => {
  switch (frame?.type) {
    case 'syncStep1':
      return [{ type: 'question' }]
    case 'syncStep2':
      return [{ type: 'answer', update: frame.update }]
    case 'update':
      return [{ type: 'update', update: frame.update }]
    case 'awareness':
      return [{ type: 'awareness' }]
    case 'probe':
      return [{ type: 'ack', count: decoding.readVarUint(decoding.createDecoder(frame.token)) }]
    default:
      return []
  }
}
