// The log, the worker beside it that reads what is appended, the rooms, and what observes them.
import { schemaOf } from '../../shared/documents.ts'
import { publishActs } from '../acts/publishActs.ts'
import { createActs } from '../acts/readActs.ts'
import { recordAudit } from '../audit/recordAudit.ts'
import { checkFileInWorker } from '../background/checkFileInWorker.ts'
import { createReadNow } from '../background/readNow.ts'
import { startBackgroundWorker } from '../background/startBackgroundWorker.ts'
import { createKnownGroups } from '../groups/knownGroups.ts'
import type { UpdateLog } from '../log/log.ts'
import { createWatch } from '../observe/createWatch.ts'
import { createHealth } from '../observe/health.ts'
import { createMetrics, type Measured } from '../observe/metrics.ts'
import { createRecent } from '../observe/recent.ts'
import { readStorageStatus } from '../observe/storageStatus.ts'
import { followOpenings } from '../recovery/followOpenings.ts'
import { createHeardLives } from '../relay/heardLives.ts'
import { LIMITS } from '../relay/limits.ts'
import { createRooms } from '../relay/rooms.ts'
import { withSealedCheckpoints } from '../trust/sealedCheckpoints.ts'
import type { ComposedBase } from './ports.ts'

/** Of parts that are composed later. */
interface Later extends Pick<Measured, 'overHttp' | 'offsiteAt'> {
  readonly touch: (session: string) => Promise<void>
}

export const composeDocuments = (base: ComposedBase, { overHttp, offsiteAt, touch }: Later) => {
  const { config, ports, where, storage, problems, version, logger, report } = base
  const { db, clock, bus } = base.deps
  const { queries } = storage

  const kept = () => readStorageStatus({ db, queries, clock, folder: config.dataDir })
  const metrics = createMetrics({ version, bus, rooms: () => rooms.stats(), overHttp, offsiteAt, kept, health: () => health })
  const acks = createRecent(clock)
  const unsafe = () => background.stopWriting()
  const health = createHealth({ where, storage, problems, folder: config.dataDir, checkFile: checkFileInWorker, unsafe, clock, report })
  if (storage.mended.length > 0)
    logger.warn({ tables: storage.mended }, 'tables that differ from those of this version, or are damaged, are read from the logs anew')
  const stored = health.writing.watched(metrics.timed(storage.openLog(clock, health.damages.checkpoint), clock))
  const log: UpdateLog = withSealedCheckpoints(stored, { queries, clock, prove: (document, at) => background.prove(document, at) })
  const background =
    ports.background?.({ where, queries, log, stored, clock, report }) ??
    startBackgroundWorker(where, { alone: config.redisUrl === null, clock, report, damaged: health.damages.checkpoint })
  const acts = createActs(log)
  const audited = (entry: Promise<void>) => void entry.catch((error: unknown) => report('the audit could not be written', error))
  const watch = createWatch({
    logger,
    metrics,
    acks,
    damages: health.damages,
    touch,
    forged: (document, account) =>
      audited(recordAudit(db, clock, { account, action: 'edit.refused', subject: document, detail: 'forged-author', address: '' })),
  })
  const changed = publishActs({ log, told: background.appended, report })
  const recovery = followOpenings({ queries, clock, report, changed, opened: (group) => rooms.unverifiedAccepted(group) })
  const heard = createHeardLives({ queries, clock, report })
  const rooms = createRooms({
    log,
    bus,
    clock,
    limits: ports.limits ?? LIMITS,
    schemaOf,
    acceptsUnverified: recovery.isOpen,
    groups: createKnownGroups(db),
    heard,
    fold: background.fold,
    watch,
  })
  bus.subscribe((message) => {
    if (message.type === 'appended') background.appended(message.document, message.head)
  })
  const readNow = createReadNow({ db, clock, background, report })
  // Catches up after a crash before the next edit requires it.
  if (base.behind) background.projected().catch((error: unknown) => report('titles could not be brought up to date', error))

  return { metrics, health, acks, kept, log, background, readNow, acts, audited, heard, rooms, stop: recovery.stop }
}
export type Documents = ReturnType<typeof composeDocuments>
