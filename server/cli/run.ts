// The life of a process: problems of the configuration in one message, an orderly end on signals, and an honest one on bugs.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { systemClock } from '../clock.ts'
import type { Ports } from '../compose/ports.ts'
import { composeServer, type RunningServer } from '../composeServer.ts'
import type { Config, ConfigReading } from '../config.ts'
import { checkPort } from '../listen.ts'
import { createLogger } from '../observe/logger.ts'
import { trustOwnAuthorities } from '../ownAuthorities.ts'
import { reasonOf } from '../reasonOf.ts'

interface Steps {
  readonly before?: (config: Config) => Promise<void>
  readonly ports?: Partial<Ports>
  readonly started: (server: RunningServer, config: Config) => Promise<void>
}

/** Rooms write what is in flight and clients are asked to reconnect; after this long we leave in any case. */
const MOST_MS = 9_000

export const runServer = async (reading: ConfigReading, { before, ports, started }: Steps): Promise<void> => {
  keepMemorySmall()
  // What we write is for nobody else on this machine: the data folder may have been made with other rights than ours.
  process.umask(0o077)
  if (!reading.ok) {
    console.error(reading.problems.join('\n'))
    return process.exit(1)
  }
  const { config } = reading
  const logger = ports?.logger ?? createLogger(config.logLevel)
  const untrusted = trustOwnAuthorities(process.env)
  if (untrusted !== null) logger.error(untrusted)
  const dieOf = (error: unknown) => {
    // What is unexpected leaves memory in doubt; the log on disk is the truth, and a clean start reads it.
    logger.fatal({ err: error }, 'an unexpected failure ends this process')
    process.exit(1)
  }
  process.on('unhandledRejection', dieOf)
  process.on('uncaughtException', dieOf)
  try {
    // Before the pages are built and the tables brought up to this version.
    await checkPort(config)
    await before?.(config)
    const server = await composeServer(config, { ...ports, logger })
    leaveOnSignals(server)
    await started(server, config)
    collectGarbage()
  } catch (error) {
    logger.debug({ err: error }, 'the start failed')
    console.error(sentenceFor(error, config.port))
    process.exit(1)
  }
}

const leaveOnSignals = (server: RunningServer) => {
  let leaving = false
  const leave = async () => {
    if (leaving) return
    leaving = true
    systemClock.after(MOST_MS, () => process.exit(1))
    await server.close()
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void leave())
}

const sentenceFor = (error: unknown, port: number): string => {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'EADDRINUSE') return `Port ${port} is taken: stop what listens there, or set PORT.`
  if (code === 'EACCES' || code === 'EPERM') return `No permission to listen on port ${port}, or to write to the data folder.`
  return reasonOf(error)
}

/**
 * Node 24 lets the space for new objects grow to 128 MB, which a thousand idle connections would fill with what their handshakes left:
 * measured 54 MB per thousand, and 28 with the space kept as it is; a burst of updates costs the same either way.
 */
const keepMemorySmall = () => setFlagsFromString('--semi-space-growth-factor=1')

/** What the start has left behind, at once: half a second later it would be collected in the midst of somebody's first keystrokes. */
const collectGarbage = () => {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc()')
}
