// What goes wrong: each fault begins, lasts, and is mended.
import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Host, Hosts } from '../harness/hosts.ts'
import type { Server } from './server.ts'

export interface Fault {
  readonly name: string
  /** Two at a time never strike the same. */
  readonly strikes: string
  /** Returns what mends it. */
  readonly begin: () => Promise<() => Promise<void> | void>
  /** At least so long, in seconds. */
  readonly lasts?: number
}

export interface Service {
  readonly kill: () => Promise<void>
  readonly start: () => Promise<void>
  readonly signal: (signal: NodeJS.Signals) => void
}

const PAUSE_SECONDS = 20

export const serverFaults = (servers: readonly Server[], { cut, here }: Hosts, others: Readonly<Record<string, Host>>): readonly Fault[] =>
  servers.flatMap((server): Fault[] => {
    const strikes = server.name
    const killed: Fault = {
      name: 'a server is killed',
      strikes,
      begin: async () => {
        server.signal('SIGKILL')
        return () => undefined
      },
    }
    const lines = { 'who writes': here, ...others }
    const cuts = Object.entries(cut ? lines : {}).map(
      ([name, other]): Fault => ({
        name: `the network between a server and ${name} is cut`,
        strikes,
        begin: async () => cut?.(server.host, other) ?? (() => undefined),
      }),
    )
    return [killed, paused('a server stands still', server, strikes), ...cuts]
  })

export const serviceFaults = (name: string, service: Service): readonly Fault[] => [
  {
    name: `${name} is killed and started again`,
    strikes: name,
    begin: async () => {
      await service.kill()
      return service.start
    },
  },
  paused(`${name} stands still`, service, name),
]

const paused = (name: string, what: Pick<Service, 'signal'>, strikes: string): Fault => ({
  name,
  strikes,
  lasts: PAUSE_SECONDS,
  begin: async () => {
    what.signal('SIGSTOP')
    return () => what.signal('SIGCONT')
  },
})

const PIECE = Buffer.alloc(64 * 1024)

/** `folder` is on a small disk of its own. */
export const fullDisk = (folder: string, strikes: string, after: () => Promise<void>): Fault => ({
  name: 'the disk is full',
  strikes,
  begin: async () => {
    const ballast = join(folder, 'ballast')
    const file = openSync(ballast, 'w')
    try {
      for (;;) writeSync(file, PIECE)
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
    } finally {
      closeSync(file)
    }
    return async () => {
      rmSync(ballast)
      await after()
    }
  },
})
