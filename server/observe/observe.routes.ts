// Liveness, readiness and metrics: for supervisors and Prometheus.
import { timingSafeEqual } from 'node:crypto'
import type { Context } from 'hono'
import type { DocumentId } from '../../shared/ids.ts'
import { ok, refuse } from '../../shared/result.ts'
import type { Env } from '../answers.ts'
import type { Bus } from '../bus/bus.ts'
import type { Addresses } from '../clientAddress.ts'
import { isLoopbackHost } from '../headers.ts'
import type { Handlers } from '../routes.ts'
import type { Health } from './health.ts'
import type { Metrics } from './metrics.ts'

export interface Observed {
  readonly metrics: Metrics
  readonly metricsToken: string | null
  readonly addresses: Addresses
  /** Host names for browsers. */
  readonly hosts: ReadonlySet<string>
  /** Throws when the database cannot be read. */
  readonly pingDatabase: () => Promise<unknown>
  readonly bus: Pick<Bus, 'state' | 'servers'>
  readonly quarantined: () => readonly DocumentId[]
  /** Documents found damaged by the last check. */
  readonly damaged: () => Promise<readonly string[]>
  readonly health: Health
  /** Id of the newest key that signs heads; null: nothing was signed yet. */
  readonly signingKey: () => Promise<string | null>
}

type Names = 'GET /api/request-origin' | 'GET /healthz' | 'GET /readyz' | 'GET /metrics'

export const observeHandlers = (observed: Observed): Handlers<Names> => {
  const { metrics, metricsToken, addresses, hosts, pingDatabase, bus, quarantined, damaged, health, signingKey } = observed
  const isOurs = (host: string | undefined): boolean => hosts.has(host ?? '') || isLoopbackHost(host)
  /** A token that is sent is checked: a monitor with a wrong one is refused on this machine, too. */
  const mayRead = (c: Context<Env>): boolean => {
    const token = c.req.header('Authorization')
    if (token !== undefined) return metricsToken !== null && sameText(token, `Bearer ${metricsToken}`)
    return addresses.isLocal(c.env.incoming) && isOurs(c.req.header('Host'))
  }
  const details = async () => ({
    bus: bus.state,
    servers: bus.servers,
    quarantined: quarantined(),
    damaged: await damaged(),
    damagedCheckpoints: health.damages.checkpoints(),
    damagedFile: health.damages.fileProblems(),
    fileCheckedAt: health.damages.fileCheckedAt(),
    mended: health.damages.mended,
  })
  return {
    'GET /healthz': () => ok({ alive: true }),
    'GET /api/request-origin': async ({ c }) =>
      ok({ address: c.get('address'), proxy: addresses.proxyOf(c.env.incoming), key: await signingKey() }),
    'GET /readyz': async ({ c }) => {
      await pingDatabase()
      const why = await health.whyNotReady()
      if (why !== null) c.header('Retry-After', String(RETRY_S))
      // One damaged document does not affect the others, so it is only reported (with a token), and the server stays ready.
      // A lost bus neither: servers then poll the database more often.
      const ready = why === null
      return {
        ok: true,
        value: mayRead(c) ? { ready, ...(ready ? {} : { why }), ...(await details()) } : { ready },
        status: ready ? 200 : 503,
      }
    },
    'GET /metrics': async ({ c }) => {
      if (!mayRead(c)) return refuse('not-found')
      c.header('Content-Type', metrics.type)
      return c.body(await metrics.text())
    },
  }
}

const RETRY_S = 5

const sameText = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
