// What Prometheus reads: counts and times, never names of people or documents.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { memoryUsage } from 'node:process'
import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Bus } from '../bus/bus.ts'
import type { Clock } from '../clock.ts'
import type { UpdateLog } from '../log/log.ts'

export interface Metrics {
  readonly text: () => Promise<string>
  readonly type: string
  readonly answered: (status: number, refusal: string | null) => void
  readonly upgradeRefused: (status: number) => void
  readonly updateRefused: (reason: string) => void
  /** A tick: from the first update that waited to the last acknowledgement written. */
  readonly flushed: (ms: number, rooms: number) => void
  readonly counted: (what: 'accepted' | 'resynced' | 'malformed' | 'quarantined' | 'failed', count?: number) => void
  /** The same log, its appends timed. */
  readonly timed: (log: UpdateLog, clock: Clock) => UpdateLog
  readonly close: () => void
}

interface Measured {
  readonly stats: () => { readonly connections: number; readonly rooms: number }
  /** How many logs were not as they were written when they were checked last. */
  readonly damaged: () => Promise<number>
  readonly bus: Pick<Bus, 'state' | 'lag' | 'servers'>
}

const SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]

export const createMetrics = ({ stats, damaged, bus }: Measured): Metrics => {
  const registry = new Registry()
  const registers = [registry]
  const answers = new Counter({ name: 'ruta_http_answers_total', help: 'HTTP answers by status', labelNames: ['status'], registers })
  const refusals = new Counter({ name: 'ruta_refusals_total', help: 'Refusals by where and why', labelNames: ['where', 'why'], registers })
  const append = new Histogram({
    name: 'ruta_log_append_seconds',
    help: 'One commit of the log, fsync included',
    buckets: SECONDS,
    registers,
  })
  const entries = new Counter({ name: 'ruta_log_entries_total', help: 'Entries appended', registers })
  const failures = new Counter({ name: 'ruta_log_append_failures_total', help: 'Commits that failed', registers })
  const flush = new Histogram({
    name: 'ruta_flush_seconds',
    help: 'One tick: from judging to acknowledgement',
    buckets: SECONDS,
    registers,
  })
  const events = new Counter({
    name: 'ruta_relay_events_total',
    help: 'What happened to updates and rooms',
    labelNames: ['what'],
    registers,
  })
  const delay = monitorEventLoopDelay({ resolution: 10 })
  delay.enable()

  const gauge = (name: string, help: string, value: () => number | Promise<number>) =>
    new Gauge({
      name,
      help,
      registers,
      async collect() {
        this.set(await value())
      },
    })
  gauge('ruta_connections', 'Open sockets', () => stats().connections)
  gauge('ruta_rooms', 'Documents that are live here', () => stats().rooms)
  gauge('ruta_logs_damaged', 'Logs that were not as they were written when they were checked last', damaged)
  gauge('ruta_event_loop_delay_p99_seconds', 'Delay of the event loop since the last reading', () => {
    const p99 = delay.percentile(99) / 1e9
    delay.reset()
    return p99
  })
  gauge('ruta_bus_up', 'Whether other servers are heard, or there are none', () => (bus.state === 'lost' ? 0 : 1))
  gauge('ruta_bus_lag_seconds', 'From saying something on the bus to hearing it', () => (bus.lag ?? Number.NaN) / 1000)
  gauge('ruta_servers', 'Servers that were heard of lately, this one included', () => bus.servers)
  gauge('ruta_memory_bytes', 'Resident memory', () => memoryUsage.rss())

  return {
    text: () => registry.metrics(),
    type: registry.contentType,
    answered(status, refusal) {
      answers.inc({ status })
      if (refusal) refusals.inc({ where: 'http', why: refusal })
    },
    upgradeRefused: (status) => refusals.inc({ where: 'upgrade', why: status }),
    updateRefused: (why) => refusals.inc({ where: 'update', why }),
    flushed(ms, rooms) {
      if (rooms > 0) flush.observe(ms / 1000)
    },
    counted: (what, count = 1) => events.inc({ what }, count),
    timed: (log, clock) => ({
      ...log,
      async append(batches) {
        const start = clock.elapsed()
        try {
          const appended = await log.append(batches)
          append.observe((clock.elapsed() - start) / 1000)
          entries.inc(batches.reduce((sum, batch) => sum + batch.drafts.length, 0))
          return appended
        } catch (error) {
          failures.inc()
          throw error
        }
      },
    }),
    close: () => void delay.disable(),
  }
}
