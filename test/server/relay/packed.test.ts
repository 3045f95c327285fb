// What a client that can unpack is sent compressed: the same as everybody else, whatever comes while it is packed.
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { unpack } from '../../../client/live/unpack.ts'
import { foldState } from '../../../server/log/checkpoints.ts'
import { createCommitted } from '../../../server/relay/committed.ts'
import { gate } from '../../../server/relay/gate.ts'
import { webSocketFrame } from '../../../server/relay/webSocketFrame.ts'
import { decodeFrame, encodePacked, encodeUpdate } from '../../../shared/protocol/frame.ts'
import { must } from '../../../shared/result.ts'

const EMPTY = new Uint8Array([0])
const LONG = 'un renglón que se repite, como los de un plan; '.repeat(200)

const begin = (words: string) => {
  const doc = new Y.Doc()
  doc.getText('title').insert(0, words)
  const committed = createCommitted(foldState(null, [Y.encodeStateAsUpdate(doc)]), new Map())
  const write = (more: string) => {
    const before = Y.encodeStateVector(doc)
    doc.getText('title').insert(0, more)
    const update = Y.encodeStateAsUpdate(doc, before)
    committed.append(webSocketFrame(encodeUpdate(update)), update, [])
  }
  return { doc, committed, write }
}

/** The messages of whole WebSocket frames, unpacked where they are. */
const messagesOf = async (frames: readonly Uint8Array[]): Promise<readonly Uint8Array[]> => {
  const found: Uint8Array[] = []
  for (const frame of frames)
    for (let at = 0; at < frame.length; ) {
      const view = new DataView(frame.buffer, frame.byteOffset + at)
      const short = view.getUint8(1)
      const [head, length] = short < 126 ? [2, short] : short === 126 ? [4, view.getUint16(2)] : [10, Number(view.getBigUint64(2))]
      found.push(frame.subarray(at + head, at + head + length))
      at += head + length
    }
  const whole = await Promise.all(
    found.map(async (bytes) => {
      const message = decodeFrame(bytes)
      return message?.type === 'packed' ? unpack(message.bytes) : [bytes]
    }),
  )
  return whole.flat()
}
/** What a new device makes of it, and whether the end of it was said. */
const read = async (frames: readonly Uint8Array[]) => {
  const doc = new Y.Doc()
  let types = ''
  for (const bytes of await messagesOf(frames)) {
    const message = must(decodeFrame(bytes), 'a message')
    types += `${message.type} `
    if (message.type === 'update' || message.type === 'syncStep2') Y.applyUpdate(doc, message.update)
  }
  return { words: doc.getText('title').toString(), last: types.trim().split(' ').at(-1) }
}
const sizeOf = (frames: readonly Uint8Array[]) => frames.reduce((sum, frame) => sum + frame.length, 0)

describe('a packed answer', () => {
  test('says the same in fewer bytes, and ends as the other one does', async () => {
    const { doc, committed, write } = begin(LONG)
    write('más: ')
    const answer = (await must(committed.packed(EMPTY), 'packed'))()
    expect(await read(answer)).toEqual({ words: doc.getText('title').toString(), last: 'syncStep2' })
    expect(sizeOf(answer)).toBeLessThan(sizeOf(committed.answer(EMPTY)) / 4)
  })

  test('holds what came while it was packed, and since an earlier one', async () => {
    const { doc, committed, write } = begin(LONG)
    const underWay = must(committed.packed(EMPTY), 'packed')
    write('entretanto: ')
    expect((await read((await underWay)())).words).toBe(doc.getText('title').toString())
    write('después: ')
    const later = must(committed.packed(EMPTY), 'packed')
    expect((await read((await later)())).words).toBe(doc.getText('title').toString())
  })

  test('goes as it is where a newer checkpoint has come meanwhile', async () => {
    const { doc, committed, write } = begin(LONG)
    write('antes: ')
    const underWay = must(committed.packed(EMPTY), 'packed')
    committed.rebase(foldState(null, committed.updates()), 1)
    expect((await read((await underWay)())).words).toBe(doc.getText('title').toString())
  })

  test('is not made for what is small, nor for who has something already', () => {
    expect(begin('corto').committed.packed(EMPTY)).toBe(null)
    const { doc, committed } = begin(LONG)
    expect(committed.packed(Y.encodeStateVector(doc))).toBe(null)
  })

  test('[TR-03] means nothing when a client sends it: the server never unpacks', () => {
    const message = must(decodeFrame(encodePacked(new Uint8Array([1, 2, 3]))), 'a message')
    expect(gate(message, { access: 'write', refused: false, byToken: false }, { updateBytes: 10 })).toBe('ignore')
  })
})
