// The floor: a plain `ws` broadcast per room. No Yjs, no state, no storage.
import { WebSocketServer } from 'ws'

const rooms = new Map()
new WebSocketServer({ host: process.env.HOST, port: Number(process.env.PORT) }).on('connection', (socket, request) => {
  const room = rooms.get(request.url) ?? new Set()
  rooms.set(request.url, room.add(socket))
  socket.on('message', (data) => {
    for (const peer of room) if (peer !== socket) peer.send(data, { binary: true })
  })
  socket.on('close', () => room.delete(socket))
})
