// A clamd on loopback with the commands INSTREAM and PING: detects EICAR, answers as configured, or not at all.
import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'

export type Mood = 'scans' | 'too small' | 'silent' | 'hangs up'
export interface Clamd {
  readonly url: string
  readonly heard: readonly Buffer[]
  be(mood: Mood): void
  close(): Promise<void>
}

/** Assembled at run time, so that no scanner of this machine detects this file. */
export const EICAR = `X5O!P%@AP[4\\PZX54(P^)7CC)7}$${'EICAR'}-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*`
const END = 4

export const startClamd = async (path?: string): Promise<Clamd> => {
  const heard: Buffer[] = []
  const sockets = new Set<Socket>()
  let mood: Mood = 'scans'
  const server = createServer((socket) => {
    sockets.add(socket)
    let all = Buffer.alloc(0)
    const say = (words: string) => socket.end(`${words}\0`)
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
    socket.on('data', (part) => {
      if (mood === 'hangs up') return socket.destroy()
      if (mood === 'silent') return
      all = Buffer.concat([all, part])
      if (all.toString('latin1') === 'zPING\0') return say('PONG')
      const start = 'zINSTREAM\0'.length
      if (mood === 'too small' && all.length > start) return say('INSTREAM size limit exceeded. ERROR')
      const content: Buffer[] = []
      for (let at = start; at + END <= all.length; ) {
        const length = all.readUInt32BE(at)
        if (length === 0) {
          const whole = Buffer.concat(content)
          heard.push(whole)
          return say(whole.includes(EICAR) ? 'stream: Eicar-Signature FOUND' : 'stream: OK')
        }
        content.push(all.subarray(at + END, at + END + length))
        at += END + length
      }
    })
  })
  server.listen(path ?? { port: 0, host: '127.0.0.1' })
  await once(server, 'listening')
  const address = server.address()
  return {
    url: typeof address === 'object' && address ? `tcp://127.0.0.1:${address.port}` : `unix:${path}`,
    heard,
    be(next) {
      mood = next
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      if (server.listening) await new Promise((closed) => server.close(closed))
    },
  }
}
