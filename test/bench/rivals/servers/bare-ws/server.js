// The floor: a plain `ws` broadcast per room. No Yjs, no state, no storage. With LOG it is the floor of the person who promises "durable before
// visible": what has arrived by the end of a turn of the event loop goes into that file and to the disk before anybody sees it.
import { fdatasyncSync, openSync, writeSync } from 'node:fs'
import { WebSocketServer } from 'ws'

const UPDATE = 0
const LOG_BYTES = 64 * 1024 * 1024
const log = process.env.LOG ? openSync(process.env.LOG, 'w') : null
if (log !== null) {
  // Written once, so that no write afterwards changes the file's size or its map of blocks.
  writeSync(log, Buffer.alloc(LOG_BYTES))
  fdatasyncSync(log)
}

const rooms = new Map()
let waiting = []
let at = 0

const relay = ({ data, socket, room }) => {
  for (const peer of room) if (peer !== socket) peer.send(data, { binary: true })
}
const flush = () => {
  const batch = waiting
  waiting = []
  const bytes = Buffer.concat(batch.map(({ data }) => data))
  if (at + bytes.length > LOG_BYTES) at = 0
  writeSync(log, bytes, 0, bytes.length, at)
  at += bytes.length
  fdatasyncSync(log)
  for (const message of batch) relay(message)
}

new WebSocketServer({ host: process.env.HOST, port: Number(process.env.PORT) }).on('connection', (socket, request) => {
  const room = rooms.get(request.url) ?? new Set()
  rooms.set(request.url, room.add(socket))
  socket.on('message', (data) => {
    const message = { data, socket, room }
    if (log === null || data[0] !== UPDATE) return relay(message)
    if (waiting.length === 0) setImmediate(flush)
    waiting.push(message)
  })
  socket.on('close', () => room.delete(socket))
})
