// Is it alive, is it ready, and how is it doing: for supervisors and Prometheus.
import { timingSafeEqual } from 'node:crypto'
import { type Context, Hono } from 'hono'
import type { DocumentId } from '../../shared/ids.ts'
import type { Addresses } from '../address.ts'
import { answer, type Env } from '../answers.ts'
import type { Bus } from '../bus/bus.ts'
import type { Health } from './health.ts'
import type { Metrics } from './metrics.ts'

export interface Observed {
  readonly metrics: Metrics
  readonly metricsToken: string | null
  readonly addresses: Addresses
  /** Throws when the database cannot be read. */
  readonly pingDatabase: () => Promise<unknown>
  readonly bus: Pick<Bus, 'state' | 'servers'>
  readonly quarantined: () => readonly DocumentId[]
  /** Whose logs were not as they were written when they were checked last. */
  readonly damaged: () => Promise<readonly string[]>
  readonly health: Health
}

export const observeRoutes = ({ metrics, metricsToken, addresses, pingDatabase, bus, quarantined, damaged, health }: Observed) => {
  const mayRead = (c: Context<Env>): boolean =>
    addresses.isLocal(c.env.incoming) || (metricsToken !== null && sameText(c.req.header('Authorization') ?? '', `Bearer ${metricsToken}`))
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
  return new Hono<Env>()
    .get('/healthz', (c) => c.json({ alive: true }))
    .get('/readyz', async (c) => {
      await pingDatabase()
      const why = await health.whyNotReady()
      if (why !== null) c.header('Retry-After', String(RETRY_S))
      // One damaged document does not stop the others, so it is named (to those who may know names) and we stay ready.
      // Nor does a lost bus: servers then ask the database more often.
      const ready = why === null
      return c.json(mayRead(c) ? { ready, ...(ready ? {} : { why }), ...(await details()) } : { ready }, ready ? 200 : 503)
    })
    .get('/metrics', async (c) => {
      if (!mayRead(c)) return answer(c, 'not-found')
      c.header('Content-Type', metrics.type)
      return c.body(await metrics.text())
    })
}

const RETRY_S = 5

const sameText = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
