// Hostile messages, written by hand: what no library would make.
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { PAGE_ROOTS } from '../../shared/page/layout.ts'
import { encodeAwareness, encodeSyncStep1, encodeSyncStep2, encodeUpdate } from '../../shared/protocol/frame.ts'

type Encoder = encoding.Encoder
const bytesOf = (write: (encoder: Encoder) => void): Uint8Array => encoding.encode(write)
const uints = (encoder: Encoder, ...values: readonly number[]) => {
  for (const value of values) encoding.writeVarUint(encoder, value)
}
const update = (write: (encoder: Encoder) => void) => encodeUpdate(bytesOf(write))

/** One struct of `client`, its content of `kind`, right in a page's English title. */
const struct = (client: number, kind: number, write: (encoder: Encoder) => void) =>
  update((encoder) => {
    uints(encoder, 1, 1, client, 0)
    encoding.writeUint8(encoder, kind)
    uints(encoder, 1)
    encoding.writeVarString(encoder, PAGE_ROOTS.title.en)
    write(encoder)
    uints(encoder, 0)
  })
const bare = (client: number, length: number) =>
  update((encoder) => {
    uints(encoder, 1, 1, client, 0)
    encoding.writeUint8(encoder, 0)
    uints(encoder, length, 0)
  })

const MOST = Number.MAX_SAFE_INTEGER

/** Small frames that promise much: a reader who believes them reserves memory or runs for ever. */
export const PROMISES: Readonly<Record<string, Uint8Array>> = {
  'a message of 2^53 bytes': bytesOf((encoder) => uints(encoder, 0, 2, MOST)),
  'a state vector of 2^53 clients': encodeSyncStep1(bytesOf((encoder) => uints(encoder, MOST))),
  '2^53 clients': update((encoder) => uints(encoder, MOST)),
  '2^25 structs': update((encoder) => uints(encoder, 1, 2 ** 25 - 1, 7, 0)),
  '2^32 structs': update((encoder) => uints(encoder, 1, 2 ** 32 - 1, 7, 0)),
  '2^53 structs': update((encoder) => uints(encoder, 1, MOST, 7, 0)),
  'deletions of 2^53 clients': update((encoder) => uints(encoder, 0, MOST)),
  '2^53 deleted ranges': update((encoder) => uints(encoder, 0, 1, 7, MOST)),
  'a collected run of 2^53': bare(901, MOST),
  'a string of 2^53 bytes': struct(902, 4, (encoder) => uints(encoder, MOST)),
  'a deleted run of 2^53': struct(903, 1, (encoder) => uints(encoder, MOST)),
  '2^53 values': struct(904, 8, (encoder) => uints(encoder, MOST)),
  'a varuint without end': new Uint8Array(1 << 20).fill(0xff),
  'the presence of 2^53 people': encodeAwareness(bytesOf((encoder) => uints(encoder, MOST))),
  'nothing at all': new Uint8Array(0),
}

const repeated = (count: number, write: (index: number) => void) => {
  for (let index = 0; index < count; index++) write(index)
}

/** Frames of up to 2 MiB of which every byte is work. */
export const LABOURS: Readonly<Record<string, Uint8Array>> = {
  '200,000 collected structs': update((encoder) => {
    uints(encoder, 1, 200_000, 31_337, 0)
    repeated(200_000, () => {
      encoding.writeUint8(encoder, 0)
      uints(encoder, 1)
    })
    uints(encoder, 0)
  }),
  '50,000 client ids': update((encoder) => {
    uints(encoder, 50_000)
    repeated(50_000, (index) => {
      uints(encoder, 1, 1_050_000 - index, 0)
      encoding.writeUint8(encoder, 0)
      uints(encoder, 1)
    })
    uints(encoder, 0)
  }),
  'the V2 run of 2^24 structs in 21 bytes': encodeUpdate(v2Bomb()),
  '500,000 small JSON texts': struct(910, 2, (encoder) => {
    uints(encoder, 500_000)
    repeated(500_000, () => encoding.writeVarString(encoder, '1'))
  }),
  '500,000 empty objects': struct(911, 8, (encoder) => {
    uints(encoder, 500_000)
    repeated(500_000, () => {
      encoding.writeUint8(encoder, 118)
      encoding.writeUint8(encoder, 0)
    })
  }),
  'brackets in brackets': struct(912, 5, (encoder) => encoding.writeVarString(encoder, '['.repeat(500_000) + ']'.repeat(500_000))),
  'a format of 1 MB': struct(913, 6, (encoder) => {
    encoding.writeVarString(encoder, 'bold')
    encoding.writeVarString(encoder, `[${'{},'.repeat(340_000)}0]`)
  }),
  'a state vector of 250,000 clients': encodeSyncStep1(
    bytesOf((encoder) => {
      uints(encoder, 250_000)
      repeated(250_000, (index) => uints(encoder, 2 ** 32 + index, 1))
    }),
  ),
  'the presence of 2,000 strangers': encodeAwareness(
    bytesOf((encoder) => {
      uints(encoder, 2_000)
      repeated(2_000, (index) => {
        uints(encoder, 500_000 + index, 1)
        encoding.writeVarString(encoder, JSON.stringify({ a: 'x'.repeat(900) }))
      })
    }),
  ),
}

function v2Bomb(): Uint8Array {
  const encoder = new Y.UpdateEncoderV2()
  uints(encoder.restEncoder, 1, 2 ** 24)
  encoder.writeClient(77)
  uints(encoder.restEncoder, 0)
  encoder.writeInfo(0)
  encoder.writeLen(1)
  return encoder.toUint8Array()
}

/** Of a text of `client` with at least twice as many characters: every second one is deleted. */
export const everySecond = (client: number, count: number, first = 0): Uint8Array =>
  bytesOf((encoder) => {
    uints(encoder, 0, 1, client, count)
    repeated(count, (index) => uints(encoder, first + index * 2, 1))
  })

/** A honest page edit, in each of the messages that carry something. */
export const honestMessages = (client: number): readonly Uint8Array[] => {
  const doc = new Y.Doc()
  doc.clientID = client
  const paragraph = new Y.XmlElement('paragraph')
  const text = new Y.XmlText('hello')
  paragraph.insert(0, [text])
  doc.getXmlFragment(PAGE_ROOTS.body.en).insert(0, [paragraph])
  text.format(0, 2, { bold: {} })
  doc.getText(PAGE_ROOTS.title.en).insert(0, 'título')
  doc.getMap(PAGE_ROOTS.meta).set('archived', false)
  text.delete(1, 2)
  const state = Y.encodeStateAsUpdate(doc)
  const presence = bytesOf((encoder) => {
    uints(encoder, 1, client, 1)
    encoding.writeVarString(encoder, JSON.stringify({ user: { name: 'somebody else' } }))
  })
  return [encodeUpdate(state), encodeSyncStep2(state), encodeSyncStep1(Y.encodeStateVector(doc)), encodeAwareness(presence)]
}

/** `value` with `extra` bytes more than it needs: lib0 and others read it all the same. */
const overlong = (value: number, extra: number): Uint8Array => {
  const shortest = [...bytesOf((encoder) => uints(encoder, value))]
  if (extra === 0) return Uint8Array.from(shortest)
  const last = shortest.length - 1
  shortest[last] = (shortest[last] ?? 0) | 128
  return Uint8Array.from([...shortest, ...Array.from({ length: extra - 1 }, () => 128), 0])
}

/** The same edit in forty encodings: as update and as step 2, each with overlong numbers in every place, and with something behind. */
export const encodingsOf = (edit: Uint8Array): ReadonlyMap<string, Uint8Array> => {
  const encodings = new Map<string, Uint8Array>()
  for (const kind of [1, 2])
    for (const type of [0, 1, 2, 5])
      for (const inner of [0, 1, 2])
        for (const length of [0, 1])
          encodings.set(
            `kind ${kind}, type +${type}, kind +${inner}, length +${length}`,
            Buffer.concat([overlong(0, type), overlong(kind, inner), overlong(edit.length, length), edit]),
          )
  for (const kind of [1, 2]) {
    const plain = kind === 1 ? encodeSyncStep2(edit) : encodeUpdate(edit)
    encodings.set(`kind ${kind}, twice in one message`, Buffer.concat([plain, plain]))
    encodings.set(`kind ${kind}, behind a question`, Buffer.concat([Uint8Array.of(3), plain]))
    encodings.set(`kind ${kind}, as presence`, encodeAwareness(plain))
  }
  return encodings
}
