// Memory of connected, silent clients.
import { setTimeout as sleep } from 'node:timers/promises'
import { connectAll, LightClient } from './lightClient.ts'
import { ServerProcess } from './serverProcess.ts'
import { row } from './stats.ts'

export const idle = async (clients: number, rooms: number): Promise<string> => {
  const server = await ServerProcess.start()
  try {
    await server.idle(5_000)
    const before = server.memoryMb()
    const all = await connectAll(clients, (index) => new LightClient(server, `page:bench-room-${index % rooms}`))
    await sleep(4000)
    const after = server.memoryMb()
    for (const client of all) client.close()
    return row(`${clients} idle connections in ${rooms} rooms`, {
      empty: `${before.toFixed(0)} MB`,
      'per 1,000': `${(((after - before) / clients) * 1000).toFixed(1)} MB`,
    })
  } finally {
    await server.discard()
  }
}
