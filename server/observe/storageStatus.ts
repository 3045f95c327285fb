// State of the storage: last check, signature and backup, lag of the history, and free space.
import { statfs } from 'node:fs/promises'
import { HISTORY_VERSION } from '../../shared/history/fold/historyVersion.ts'
import type { Clock } from '../clock.ts'
import type { Queries } from '../db/queries.ts'
import type { Store } from '../db/rowStore.ts'
import { HISTORY_PROJECTION } from '../history/historyStore.ts'
import { damagedLogs } from '../trust/verification.ts'

export interface StorageStatus {
  readonly documents: number
  /** Documents found damaged by the last check. */
  readonly damaged: readonly string[]
  readonly checkedAt: number | null
  readonly signedAt: number | null
  readonly backupAt: number | null
  /** Operators were told that off-site backups fail, and not yet that they are made again. */
  readonly offsiteFailed: OffsiteFailure | null
  /** The last restore, while no backup has been made since. */
  readonly restored: Restored | null
  /** The newest entry of any log, from any server. */
  readonly writtenAt: number | null
  /** Entries not yet processed by the history projector. */
  readonly behind: number
  /** In the outbox. */
  readonly mailsWaiting: number
  /** Deliveries of webhooks. */
  readonly webhooksWaiting: number
  /** For a digest, unseen. */
  readonly noticesWaiting: number
  /** Since when unused parts of the files may hold something erased; null: they do not. */
  readonly owedSince: number | null
  readonly databaseBytes: number
  /** Milliseconds by which this server's clock is ahead of the database's, at least; null if both are the same. */
  readonly clockAhead: number | null
  /** Of the data folder; null when the data are elsewhere. */
  readonly disk: { readonly free: number; readonly all: number } | null
}

interface OffsiteFailure {
  readonly at: number
  readonly why: string
}

interface Restored {
  readonly at: number
  /** Of which moment the backup was; null when an earlier version restored it. */
  readonly of: number | null
}

interface Dependencies {
  readonly db: Store
  readonly queries: Queries
  readonly clock: Clock
  readonly folder: string
}

export const readStorageStatus = async ({ db, queries, clock, folder }: Dependencies): Promise<StorageStatus> => {
  const asked = clock.now()
  const [damaged, disk, [row]] = await Promise.all([
    damagedLogs(db),
    queries.engine === 'sqlite' ? spaceOf(folder) : null,
    queries.all(SQL[queries.engine], HISTORY_PROJECTION, HISTORY_VERSION),
  ])
  const there = timeOf(row?.now)
  return {
    documents: Number(row?.documents ?? 0),
    damaged,
    checkedAt: timeOf(row?.checked_at),
    signedAt: timeOf(row?.signed_at),
    backupAt: timeOf(row?.backup_at),
    offsiteFailed: failureOf(row?.offsite_failed),
    restored: restoredOf(row?.restored),
    writtenAt: timeOf(row?.written_at),
    behind: Number(row?.behind ?? 0),
    mailsWaiting: Number(row?.mails ?? 0),
    webhooksWaiting: Number(row?.webhooks ?? 0),
    noticesWaiting: Number(row?.notices ?? 0),
    owedSince: timeOf(row?.owed_since),
    databaseBytes: Number(row?.bytes ?? 0),
    clockAhead: there === null ? null : aheadOf(there, { from: asked, to: clock.now() }),
    disk,
  }
}

/** The other clock was read between request and answer: any time in between may be right. */
const aheadOf = (there: number, { from, to }: { readonly from: number; readonly to: number }): number =>
  there < from ? from - there : Math.min(0, to - there)

const failureOf = (value: unknown): OffsiteFailure | null => {
  const [, at = '', why = ''] = /^(\d+) (.*)$/s.exec(String(value)) ?? []
  return at === '' ? null : { at: Number(at), why }
}

/** Its time and the detail of its entry in the audit: `of` and when. */
const restoredOf = (value: unknown): Restored | null => {
  const [, at = '', of = ''] = /^(\d+) (.*)$/s.exec(String(value)) ?? []
  if (at === '') return null
  const taken = Date.parse(of.replace(/^of /, ''))
  return { at: Number(at), of: Number.isNaN(taken) ? null : taken }
}

const timeOf = (value: unknown): number | null => (typeof value === 'number' ? value : null)

const sqlOf = ({ bytes, now }: { readonly bytes: string; readonly now: string }) => `
  SELECT
    (SELECT count(*) FROM log_head) AS documents,
    (SELECT max(at) FROM verification) AS checked_at,
    (SELECT max(at) FROM signed_head) AS signed_at,
    (SELECT max(at) FROM audit WHERE action = 'backup.made') AS backup_at,
    (SELECT at || ' ' || detail FROM audit WHERE action = 'backup.failed'
      AND id > coalesce((SELECT max(id) FROM audit WHERE action = 'backup.resumed'), 0) ORDER BY id DESC LIMIT 1) AS offsite_failed,
    (SELECT at || ' ' || detail FROM audit WHERE action = 'backup.restored'
      AND id > coalesce((SELECT max(id) FROM audit WHERE action = 'backup.made'), 0) ORDER BY id DESC LIMIT 1) AS restored,
    (SELECT max(at) FROM log_head) AS written_at,
    (SELECT sum(log_head.seq - coalesce(projector.seq, 0)) FROM log_head JOIN log_document ON number = log_head.document
      LEFT JOIN projector ON projector.document = id AND name = ? AND version = ?) AS behind,
    (SELECT count(*) FROM outbox WHERE state IN ('waiting', 'sending')) AS mails,
    (SELECT count(*) FROM webhook_delivery WHERE state IN ('waiting', 'sending')) AS webhooks,
    (SELECT count(*) FROM notice WHERE mail = 'digest' AND seen_at IS NULL) AS notices,
    (SELECT min(since) FROM owed_overwrite) AS owed_since,
    ${bytes} AS bytes,
    ${now} AS now`

const SQL: Readonly<Record<Queries['engine'], string>> = {
  sqlite: sqlOf({ bytes: '(SELECT page_count * page_size FROM pragma_page_count, pragma_page_size)', now: 'NULL' }),
  postgres: sqlOf({ bytes: 'pg_database_size(current_database())', now: 'floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint' }),
}

const spaceOf = async (folder: string): Promise<StorageStatus['disk']> => {
  try {
    const { bavail, blocks, bsize } = await statfs(folder)
    return { free: bavail * bsize, all: blocks * bsize }
  } catch {
    // The system does not report it: omitted.
    return null
  }
}
