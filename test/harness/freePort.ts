// A free port, for a program that cannot choose one and report it.
import { createServer } from 'node:net'

export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const at = probe.address()
      probe.close(() => resolve(at && typeof at === 'object' ? at.port : 0))
    })
  })
