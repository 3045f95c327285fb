// Composes the whole server from a Config and, in tests, from other ports than the real ones. It reads like a table of contents.
import { once } from 'node:events'
import type { Server } from 'node:http'
import { join } from 'node:path'
import { getRequestListener, RequestError } from '@hono/node-server'
import type { Hono } from 'hono'
import type { Env } from './answers.ts'
import type { BackgroundWork } from './background/background.ts'
import { createAddresses } from './clientAddress.ts'
import { openPages } from './clientFiles.ts'
import { composeApplication } from './compose/application.ts'
import { composeBackups } from './compose/backups.ts'
import { composeConnections } from './compose/connections.ts'
import { composeDocuments } from './compose/documents.ts'
import { composeFiles } from './compose/files.ts'
import { openBase } from './compose/openBase.ts'
import { composePast } from './compose/past.ts'
import { composePeople } from './compose/people.ts'
import type { Listening, Ports } from './compose/ports.ts'
import { composeSending } from './compose/sending.ts'
import { composeTrust } from './compose/trust.ts'
import type { Config } from './config.ts'
import type { Deps } from './deps.ts'
import { hasManyHosts, securityHeaders } from './headers.ts'
import type { Identity } from './identity/identity.ts'
import { listen } from './listen.ts'
import type { UpdateLog } from './log/log.ts'
import type { Rooms } from './relay/rooms.ts'
import { createDemoServer, type DemoServer, mayBeDemo } from './sample/demo.ts'
import { type Site, siteOf } from './site.ts'

export interface RunningServer {
  readonly app: Hono<Env>
  readonly server: Server
  readonly identity: Identity
  readonly deps: Deps
  readonly log: UpdateLog
  readonly rooms: Rooms
  readonly background: BackgroundWork
  readonly demo: DemoServer | null
  readonly site: Site
  readonly url: string
  readonly port: number
  /** Stops accepting, lets the rooms write what is in flight, asks clients to reconnect (1012), and closes the database. */
  close(): Promise<void>
}

/** The built client is beside this folder, whatever the working directory. */
const PAGES = join(import.meta.dirname, '..', 'dist')
const CLOSING_MS = 3_000

export const composeServer = async (configured: Config, ports: Partial<Ports> = {}): Promise<RunningServer> => {
  const base = await openBase(configured, ports)
  const { config, deps, storage } = base
  const pages = await openPages(ports.pagesFolder ?? PAGES)

  // Nothing is awaited from here on, so that the first request after `listen` finds all routes in place.
  const { server, port } = await listen(config)
  const site = siteOf(config, port)
  const here: Listening = { ...base, server, port, site }

  const backups = composeBackups(base, () => sending.mail)
  const documents = composeDocuments(base, {
    overHttp: () => live.overHttp(),
    offsiteAt: () => backups.keeper?.goodAt() ?? null,
    touch: (session) => people.identity.sessions.touch(session),
  })
  const past = composePast(base, documents)
  const trust = composeTrust(base, documents)
  const sending = composeSending(here, documents)
  const people = composePeople(here, documents, sending)
  const files = composeFiles(base, documents, past)
  const addresses = createAddresses(config.trustProxy)
  const demo = ports.demo && mayBeDemo(config) ? createDemoServer({ ...ports.demo, deps, addresses, port }) : null
  const app = composeApplication(here, { documents, past, trust, sending, people, files, backups, pages, addresses, demo })
  const { live, heartbeat } = composeConnections(here, { documents, people, addresses })

  // Malformed requests (such as an invalid Host) never reach the app.
  const errorHandler = (error: unknown) =>
    new Response(null, { status: error instanceof RequestError ? 400 : 500, headers: securityHeaders(site, undefined) })
  const answered = getRequestListener(app.fetch, { overrideGlobalObjects: false, errorHandler })
  server.on('request', (incoming, response) => {
    if (hasManyHosts(incoming) || !live.answers(incoming, response)) void answered(incoming, response)
  })

  const { log, rooms, background, metrics } = documents
  return {
    app,
    server,
    identity: people.identity,
    deps,
    log,
    rooms,
    background,
    demo,
    site,
    url: site.url,
    port,
    async close() {
      live.close()
      for (const { stop } of [heartbeat, people, files, backups, documents, past, trust]) stop()
      const closed = once(server, 'close')
      server.close()
      server.closeIdleConnections()
      await rooms.drain()
      // Connections still open by then are terminated.
      const cancel = deps.clock.after(CLOSING_MS, () => {
        server.closeAllConnections()
        for (const { socket } of heartbeat.open) socket.terminate()
      })
      await closed
      cancel()
      await backups.keeper?.stop()
      await people.close()
      await sending.close()
      await past.maker.close()
      await past.travel.close()
      await background.close()
      await trust.signed()
      metrics.close()
      await deps.bus.close()
      await storage.close()
    },
  }
}
