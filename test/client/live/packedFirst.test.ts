// A new device is sent its document compressed; where that cannot be unpacked it is asked for again, and is not taken for empty meanwhile.
import { deflateRawSync } from 'node:zlib'
import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import type { Incoming } from '../../../client/live/incoming.ts'
import { startSyncConnection } from '../../../client/live/syncConnection.ts'
import { decodeFrame, encodePacked, encodeSyncStep2, encodeUpdate } from '../../../shared/protocol/frame.ts'
import { joinMessages } from '../../../shared/protocol/packed.ts'

const END = encodeSyncStep2(Y.encodeStateAsUpdate(new Y.Doc()))
const server = new Y.Doc()
server.getText('title').insert(0, 'Convenio')
const whole = encodeUpdate(Y.encodeStateAsUpdate(server))

const connect = () => {
  const doc = new Y.Doc()
  const sent: string[] = []
  const atSync: string[] = []
  const incoming = {
    add: (update: Uint8Array) => Y.applyUpdate(doc, update),
    flush: () => {},
  } as Incoming
  const nothing = () => {}
  const connection = startSyncConnection({
    doc,
    incoming,
    clock: { soon: nothing } as never,
    send: (bytes) => sent.push(decodeFrame(bytes)?.type ?? ''),
    made: () => 0,
    waiting: () => 0,
    waitingUpdates: () => [],
    mayAnswer: () => true,
    synced: () => atSync.push(doc.getText('title').toString()),
    ...{ confirmed: nothing, access: nothing, live: nothing, denied: nothing, presence: nothing, askedForPresence: nothing },
    ...{ news: nothing, unverified: nothing, broughtBack: nothing, notBroughtBack: nothing },
  })
  return { connection, sent, atSync }
}

test('compressed content is read before what comes behind it', async () => {
  const { connection, atSync } = connect()
  connection.receive(encodePacked(new Uint8Array(deflateRawSync(joinMessages([whole])))))
  connection.receive(END)
  await vi.waitFor(() => expect(atSync).toEqual(['Convenio']))
})

test('content that cannot be unpacked is asked for again, and the end of what was lost is not taken for the end of the document', async () => {
  const warned = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const { connection, sent, atSync } = connect()
  connection.receive(encodePacked(new Uint8Array([255, 255, 255])))
  connection.receive(END)
  await vi.waitFor(() => expect(sent.filter((type) => type === 'syncStep1')).toHaveLength(2))
  expect(atSync).toEqual([])
  connection.receive(whole)
  connection.receive(END)
  expect(atSync).toEqual(['Convenio'])
  expect(warned).toHaveBeenCalledOnce()
})
