// Prometheus metrics: counts and times, never names of people or documents.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { memoryUsage } from 'node:process'
import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Bus } from '../bus/bus.ts'
import type { Clock } from '../clock.ts'
import type { UpdateLog } from '../log/log.ts'
import type { RoomsStats } from '../relay/rooms.ts'
import type { RelayTick, Watch } from '../relay/watch.ts'
import type { Health } from './health.ts'
import type { StorageStatus } from './storageStatus.ts'

export interface Metrics {
  readonly text: () => Promise<string>
  readonly type: string
  readonly answered: (answer: { readonly status: number; readonly refusal: string | null; readonly ms: number }) => void
  readonly upgradeRefused: (status: number) => void
  readonly mailAttempted: (outcome: string) => void
  readonly webhookAttempted: (outcome: string) => void
  readonly updateRefused: (reason: string) => void
  readonly ended: (why: Parameters<Watch['ended']>[1]) => void
  readonly flushed: (tick: RelayTick) => void
  readonly counted: (what: 'accepted' | 'resynced' | 'malformed' | 'quarantined' | 'failed', count?: number) => void
  /** The same log, with timed appends. */
  readonly timed: (log: UpdateLog, clock: Clock) => UpdateLog
  /** Since the start, by place and reason. */
  readonly refusals: () => Promise<readonly { readonly where: string; readonly why: string; readonly count: number }[]>
  readonly close: () => void
}

export interface Measured {
  readonly version: string
  readonly rooms: () => RoomsStats
  /** Long-polling connections, instead of WebSockets. */
  readonly overHttp: () => { readonly lines: number; readonly documents: number }
  /** Start of the last successful round of off-site backups; null if this server makes none. */
  readonly offsiteAt: () => number | null
  /** Throws while the database does not answer: its metrics are then missing, and all others are still reported. */
  readonly kept: () => Promise<StorageStatus>
  readonly bus: Pick<Bus, 'state' | 'lag' | 'servers'>
  readonly health: () => Health
}

const SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]

export const createMetrics = (measured: Measured): Metrics => {
  const registry = new Registry()
  const registers = [registry]
  const counter = <Label extends string>(name: string, help: string, labelNames: Label[] = []) =>
    new Counter({ name, help, labelNames, registers })
  const histogram = (name: string, help: string) => new Histogram({ name, help, buckets: SECONDS, registers })

  const answers = counter('ruta_http_answers_total', 'HTTP answers by status', ['status'])
  const answering = histogram('ruta_http_seconds', 'From a request to its answer')
  const refusals = counter('ruta_refusals_total', 'Refusals by where and why', ['where', 'why'])
  const ends = counter('ruta_connections_ended_total', 'Connections that ended, by why', ['why'])
  const acks = histogram('ruta_ack_seconds', 'From the arrival of an update to its acknowledgement: the oldest one of each tick')
  const flush = histogram('ruta_flush_seconds', 'One tick: from its flush to its acknowledgements')
  const append = histogram('ruta_log_append_seconds', 'One commit of the log, fsync included')
  const entries = counter('ruta_log_entries_total', 'Entries appended')
  const failures = counter('ruta_log_append_failures_total', 'Commits that failed')
  const mails = counter('ruta_mails_total', 'Attempts to send a mail, by what the mail server said', ['outcome'])
  const webhooks = counter('ruta_webhooks_total', 'Attempts to deliver a webhook, by outcome', ['outcome'])
  const events = counter('ruta_relay_events_total', 'What happened to updates and rooms', ['what'])
  // In milliseconds: each check wakes the process, and ten a second would be the main load of an idle server.
  const delay = monitorEventLoopDelay({ resolution: 100 })
  delay.enable()

  gaugeNow(registers, { ...measured, delay })
  const { updateKept } = gaugeKept(registers, measured.kept)

  return {
    async text() {
      await updateKept()
      return registry.metrics()
    },
    type: registry.contentType,
    answered({ status, refusal, ms }) {
      answers.inc({ status })
      answering.observe(ms / 1000)
      if (refusal) refusals.inc({ where: 'http', why: refusal })
    },
    mailAttempted: (outcome) => mails.inc({ outcome }),
    webhookAttempted: (outcome) => webhooks.inc({ outcome }),
    upgradeRefused: (status) => refusals.inc({ where: 'upgrade', why: status }),
    updateRefused: (why) => refusals.inc({ where: 'update', why }),
    ended: (why) => ends.inc({ why }),
    flushed({ milliseconds, rooms, waited }) {
      if (rooms > 0) flush.observe(milliseconds / 1000)
      if (waited !== null) acks.observe(waited / 1000)
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
    async refusals() {
      const { values } = await refusals.get()
      return values.map(({ labels, value }) => ({ where: String(labels.where), why: String(labels.why), count: value }))
    },
    close: () => void delay.disable(),
  }
}

type Registers = Registry[]
interface MeasuredNow extends Omit<Measured, 'kept'> {
  readonly delay: ReturnType<typeof monitorEventLoopDelay>
}
/** What is read at the moment in which somebody asks for the metrics. */
const gaugeNow = (registers: Registers, { version, rooms, overHttp, offsiteAt, bus, health, delay }: MeasuredNow) => {
  const gauge = (name: string, help: string, value: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(value())
      },
    })
  gauge('ruta_connections', 'Open connections to documents, over WebSockets and over HTTP', () => rooms().connections)
  gauge('ruta_connections_over_http', 'Of them those over HTTP, where WebSockets are blocked', () => overHttp().documents)
  gauge('ruta_http_lines', 'Pages whose documents travel over HTTP', () => overHttp().lines)
  gauge('ruta_rooms', 'Documents that are live here', () => rooms().rooms)
  gauge('ruta_backlog_bytes', 'Written, and not yet taken by the network: all connections', () => rooms().backlog.all)
  gauge('ruta_backlog_slowest_bytes', 'Written, and not yet taken by the network: the slowest connection', () => rooms().backlog.slowest)
  gauge('ruta_unsaved_seconds', 'For how long the oldest update that is not on disk has waited', () => rooms().unsavedFor / 1000)
  gauge('ruta_logs_quarantined', 'Documents that cannot be opened because their log is damaged', () => rooms().quarantined.length)
  gauge('ruta_writes_failing', 'Whether the last write failed', () => (health().writing.known() === null ? 0 : 1))
  gauge('ruta_file_problems', 'Places of the database file that its last check found damaged', () => health().damages.fileProblems().length)
  gauge(
    'ruta_checkpoints_damaged',
    'Checkpoints that were skipped because they cannot be read',
    () => health().damages.checkpoints().length,
  )
  gauge('ruta_event_loop_delay_p99_seconds', 'Delay of the event loop since the last reading', () => {
    const p99 = delay.percentile(99) / 1e9
    delay.reset()
    return p99
  })
  gauge(
    'ruta_offsite_backup_round_at_seconds',
    'When the last round of off-site backups began that ended without trouble, on the server that makes them',
    () => (offsiteAt() ?? Number.NaN) / 1000,
  )
  gauge('ruta_bus_up', 'Whether other servers are heard, or there are none', () => (bus.state === 'lost' ? 0 : 1))
  gauge('ruta_bus_lag_seconds', 'From saying something on the bus to hearing it', () => (bus.lag ?? Number.NaN) / 1000)
  gauge('ruta_servers', 'Servers that were heard of lately, this one included', () => bus.servers)
  gauge('ruta_memory_bytes', 'Resident memory', () => memoryUsage.rss())
  gauge('ruta_started_at_seconds', 'When this process started', () => Math.floor(performance.timeOrigin / 1000))
  new Gauge({ name: 'ruta_version', help: 'Always 1; the label says which version', labelNames: ['version'], registers }).set(
    { version },
    1,
  )
}

/** What the storage answers; while it does not, the values are missing. */
const gaugeKept = (registers: Registers, kept: Measured['kept']) => {
  const storageGauges = STORAGE_GAUGES.map(([name, help, value]) => [new Gauge({ name, help, registers }), value] as const)
  const updateKept = async () => {
    try {
      const found = await kept()
      for (const [gauge, value] of storageGauges) gauge.set(value(found) ?? Number.NaN)
      databaseUp.set(1)
    } catch {
      // The failure itself is reported.
      for (const [gauge] of storageGauges) gauge.set(Number.NaN)
      databaseUp.set(0)
    }
  }
  const databaseUp = new Gauge({ name: 'ruta_database_up', help: 'Whether the database answers', registers })
  return { updateKept }
}

type StorageGauge = readonly [name: string, help: string, value: (kept: StorageStatus) => number | null]
const seconds = (ms: number | null): number | null => (ms === null ? null : ms / 1000)
const STORAGE_GAUGES: readonly StorageGauge[] = [
  ['ruta_logs_damaged', 'Logs that were not as they were written when they were checked last', ({ damaged }) => damaged.length],
  ['ruta_logs_checked_at_seconds', 'When the logs were checked last', ({ checkedAt }) => seconds(checkedAt)],
  ['ruta_heads_signed_at_seconds', 'When a head of a log was signed last', ({ signedAt }) => seconds(signedAt)],
  ['ruta_backup_made_at_seconds', 'When npm run backup made its last proved copy', ({ backupAt }) => seconds(backupAt)],
  ['ruta_projector_lag_entries', 'Entries that history has not read yet', ({ behind }) => behind],
  ['ruta_mails_waiting', 'Mails in the outbox', ({ mailsWaiting }) => mailsWaiting],
  ['ruta_webhooks_waiting', 'Deliveries of webhooks that are still to be sent', ({ webhooksWaiting }) => webhooksWaiting],
  ['ruta_notices_waiting', 'Notices that wait for a digest', ({ noticesWaiting }) => noticesWaiting],
  ['ruta_database_bytes', 'What the database takes', ({ databaseBytes }) => databaseBytes],
  ['ruta_clock_ahead_seconds', "By how much this clock is ahead of the database's", ({ clockAhead }) => seconds(clockAhead)],
  ['ruta_disk_free_bytes', 'What is left on the disk of the data folder', ({ disk }) => disk?.free ?? null],
]
