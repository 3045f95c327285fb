// @y/websocket-server 0.1.5 no longer reads YPERSISTENCE itself; this wires y-leveldb to it: load what is stored into the room, store
// what the room already has, then every further update.
import { setPersistence } from '@y/websocket-server/utils'
import { LeveldbPersistence } from 'y-leveldb'
import * as Y from 'yjs'

const store = new LeveldbPersistence(process.env.YPERSISTENCE)
const bindState = async (room, doc) => {
  const stored = await store.getYDoc(room)
  await store.storeUpdate(room, Y.encodeStateAsUpdate(doc))
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(stored))
  doc.on('update', (update) => store.storeUpdate(room, update))
}
setPersistence({ provider: store, bindState, writeState: async () => undefined })
await import('@y/websocket-server/server')
