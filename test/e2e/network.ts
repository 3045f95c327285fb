// A wire between browsers and the server. Cutting it for a name ends that name's connections at once and lets no new one through.
import { connect, createServer, type Socket } from 'node:net'

export interface Network {
  readonly port: number
  readonly cut: (name: string) => void
  readonly mend: (name: string) => void
  /** As a proxy that knows no WebSockets. */
  readonly refuseUpgrades: (name: string) => void
  /** As one that neither lets them pass nor refuses them. */
  readonly hangUpgrades: (name: string) => void
  readonly letUpgrades: (name: string) => void
  readonly close: () => Promise<void>
}

/** `to`: the port on which the server listens now. */
export const createNetwork = async (to: () => number): Promise<Network> => {
  const lines = new Map<Socket, string>()
  const isCut = new Set<string>()
  const refuses = new Set<string>()
  const hangs = new Set<string>()

  const server = createServer((near) => {
    lines.set(near, '')
    near.on('close', () => lines.delete(near))
    near.on('error', () => near.destroy())
    // A browser keeps one connection for one name: the first request tells which.
    near.once('data', (first) => {
      const name = /\r\nhost: ([^:\r]+)/i.exec(first.toString('latin1'))?.[1] ?? ''
      if (isCut.has(name)) return near.destroy()
      lines.set(near, name)
      const isUpgrade = /\r\nupgrade: websocket\r\n/i.test(first.toString('latin1'))
      if (hangs.has(name) && isUpgrade) return
      if (refuses.has(name) && isUpgrade) return void near.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
      const far = connect(to(), '127.0.0.1')
      far.on('error', () => near.destroy())
      far.on('close', () => near.destroy())
      near.on('close', () => far.destroy())
      far.write(first)
      near.pipe(far).pipe(near)
    })
  })
  const port = await new Promise<number>((resolve) =>
    server.listen(0, '127.0.0.1', () => {
      const at = server.address()
      resolve(at && typeof at === 'object' ? at.port : 0)
    }),
  )
  return {
    port,
    cut(name) {
      isCut.add(name)
      for (const [line, its] of lines) if (its === name) line.destroy()
    },
    mend: (name) => void isCut.delete(name),
    refuseUpgrades: (name) => void refuses.add(name),
    hangUpgrades: (name) => void hangs.add(name),
    letUpgrades(name) {
      refuses.delete(name)
      hangs.delete(name)
    },
    close: () =>
      new Promise((resolve) => {
        for (const line of lines.keys()) line.destroy()
        server.close(() => resolve())
      }),
  }
}
