// Hocuspocus' protocol: every message starts with the document's name, an auth message opens it, updates are acknowledged one by one.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { Received, Speech } from '../speech.ts'

const [SYNC, AWARENESS, AUTH, SYNC_REPLY, SYNC_STATUS] = [0, 1, 2, 4, 8]
const TOKEN = 0
const PROVIDER = '4.8.0'

export const hocuspocus = (document: string): Speech => {
  const message = (write: (encoder: encoding.Encoder) => void) =>
    encoding.encode((encoder) => {
      encoding.writeVarString(encoder, document)
      write(encoder)
    })
  const sync = (kind: number, bytes: Uint8Array) =>
    message((encoder) => {
      encoding.writeVarUint(encoder, SYNC)
      encoding.writeVarUint(encoder, kind)
      encoding.writeVarUint8Array(encoder, bytes)
    })
  const signIn = message((encoder) => {
    encoding.writeVarUint(encoder, AUTH)
    encoding.writeVarUint(encoder, TOKEN)
    encoding.writeVarString(encoder, 'bench')
    encoding.writeVarString(encoder, PROVIDER)
  })
  return {
    answers: true,
    hello: (stateVector) => [signIn, sync(0, stateVector)],
    answer: (update) => sync(1, update),
    update: (update) => [sync(2, update)],
    awareness: (update) =>
      message((encoder) => {
        encoding.writeVarUint(encoder, AWARENESS)
        encoding.writeVarUint8Array(encoder, update)
      }),
    hear,
  }
}

const hear = (bytes: Uint8Array): readonly Received[] => {
  const decoder = decoding.createDecoder(bytes)
  decoding.readVarString(decoder)
  switch (decoding.readVarUint(decoder)) {
    case SYNC:
    case SYNC_REPLY: {
      const kind = decoding.readVarUint(decoder)
      if (kind === 0) return [{ type: 'question' }]
      return [{ type: kind === 1 ? 'answer' : 'update', update: decoding.readVarUint8Array(decoder) }]
    }
    case AWARENESS:
      return [{ type: 'awareness' }]
    case SYNC_STATUS:
      return decoding.readVarUint(decoder) === 1 ? [{ type: 'ack', count: 'one more' }] : []
    default:
      return []
  }
}
