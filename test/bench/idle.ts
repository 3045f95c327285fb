// Memory of connected, silent clients.
import { setTimeout as sleep } from 'node:timers/promises'
import { connectAll, LightClient } from './lightClient.ts'
import type { Measured } from './measured.ts'
import { ServerProcess } from './serverProcess.ts'
import { row } from './stats.ts'

export const measureIdle = async (server: Measured, clients: number, rooms: number) => {
  await server.idle(5_000)
  const empty = server.memoryMb()
  const all = await connectAll(clients, (index) => new LightClient(server, `page:bench-room-${index % rooms}`))
  await sleep(4000)
  const connected = server.memoryMb()
  const cpu = server.cpu()
  await sleep(2000)
  const cores = (server.cpu() - cpu) / 2
  const open = all.filter((client) => !client.closed).length
  for (const client of all) client.close()
  return { empty, connected, per1000: ((connected - empty) / clients) * 1000, cores, open }
}

export const idle = async (clients: number, rooms: number): Promise<string> => {
  const server = await ServerProcess.start()
  try {
    const { empty, per1000, cores, open } = await measureIdle(server, clients, rooms)
    return row(`${clients} idle connections in ${rooms} rooms`, {
      open: String(open),
      empty: `${empty.toFixed(0)} MB`,
      'per 1,000': `${per1000.toFixed(1)} MB`,
      CPU: `${(cores * 100).toFixed(1)} % of a core`,
    })
  } finally {
    await server.discard()
  }
}
