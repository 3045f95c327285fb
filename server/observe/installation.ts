// State of the installation for the secretariat: storage, and this server's counters.
import type { Installation, RefusalCount } from '../../shared/api/installation.ts'
import { type GroupId, type Instant, instant } from '../../shared/ids.ts'
import type { Bus } from '../bus/bus.ts'
import type { Clock } from '../clock.ts'
import type { Scanner } from '../files/scan.ts'
import type { Mail } from '../mail/mail.ts'
import type { RoomsStats } from '../relay/rooms.ts'
import type { StorageLocation } from '../storage/storage.ts'
import type { Signer } from '../trust/signer.ts'
import type { Damages } from './damages.ts'
import type { Health } from './health.ts'
import type { Metrics } from './metrics.ts'
import type { Recent } from './recent.ts'
import type { StorageStatus } from './storageStatus.ts'

interface InstallationParts {
  readonly version: string
  readonly engine: StorageLocation['engine']
  readonly clock: Clock
  /** Throws when the database does not answer. */
  readonly kept: () => Promise<StorageStatus>
  readonly rooms: () => RoomsStats
  readonly bus: Pick<Bus, 'state' | 'servers'>
  readonly acks: Recent
  readonly signer: Pick<Signer, 'roundAt'>
  /** Null: no off-site backups are configured. */
  readonly offsite: { readonly goodAt: () => number | null } | null
  readonly refusals: Metrics['refusals']
  readonly health: Health
  readonly mail: Pick<Mail, 'state'>
  readonly scanner: Pick<Scanner, 'answers'> | null
  readonly providers: () => Promise<Installation['providers']>
}

export const createInstallation = ({
  version,
  engine,
  clock,
  kept,
  rooms,
  bus,
  acks,
  signer,
  offsite,
  refusals,
  health,
  mail,
  scanner,
  providers,
}: InstallationParts) => {
  const startedAt = instant(clock.now())
  return async (group: GroupId | null): Promise<Installation> => {
    const [found, counted, mailState, scanning, signIns] = await Promise.all([
      kept(),
      refusals(),
      mail.state(group),
      scanner?.answers(),
      providers(),
    ])
    const { connections, rooms: documents, quarantined, unsavedFor } = rooms()
    return {
      now: instant(clock.now()),
      version,
      engine,
      startedAt,
      work: {
        writtenAt: at(found.writtenAt),
        unsavedFor: Math.round(unsavedFor),
        ackMs: acks.percentile(95, FEW),
        failing: health.writing.known() !== null,
      },
      logs: {
        documents: found.documents,
        damaged: found.damaged.length,
        unreadable: quarantined.length,
        checkedAt: at(found.checkedAt),
        signedAt: at(found.signedAt),
        signingAt: at(signer.roundAt()),
        behind: found.behind,
      },
      file: engine === 'sqlite' ? fileOf(health.damages) : null,
      backupAt: at(found.backupAt),
      restored: found.restored && { at: instant(found.restored.at), of: at(found.restored.of) },
      erased: { owedSince: at(found.owedSince) },
      offsite: offsite && {
        goodAt: at(offsite.goodAt()),
        failed: found.offsiteFailed && { at: instant(found.offsiteFailed.at), why: found.offsiteFailed.why },
      },
      mail: mailState,
      scanner: scanning === undefined ? null : { answers: scanning },
      providers: signIns,
      people: { connections, documents },
      servers: { bus: bus.state, count: bus.servers, clockAhead: found.clockAhead },
      space: { database: found.databaseBytes, free: found.disk?.free ?? null, disk: found.disk?.all ?? null },
      refusals: counted.flatMap(readCount),
    }
  }
}

const fileOf = (damages: Damages): Installation['file'] => {
  const kinds = damages.fileProblems().map(({ kind }) => (kind === 'structure' ? 'rows' : kind))
  const count = (wanted: (typeof kinds)[number]) => kinds.filter((kind) => kind === wanted).length
  return {
    checkedAt: damages.fileCheckedAt(),
    damaged: { derived: count('derived'), log: count('log'), rows: count('rows') },
    checkpoints: damages.checkpoints().length,
    mended: damages.mended.length,
  }
}

/** Below this number no percentile is given. */
const FEW = 20

const at = (ms: number | null): Instant | null => (ms === null ? null : instant(ms))

const WHERE: readonly RefusalCount['where'][] = ['update', 'upgrade', 'http']
const readCount = ({ where, why, count }: Awaited<ReturnType<Metrics['refusals']>>[number]): readonly RefusalCount[] => {
  const known = WHERE.find((one) => one === where)
  return known && count > 0 ? [{ where: known, why, count }] : []
}
