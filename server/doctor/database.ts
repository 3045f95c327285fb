// Checks of the database: its version, how recent its verification, signatures and backups are, its clock and its signing key.
import { createPublicKey, verify } from 'node:crypto'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import { knownMigrations, pendingMigrations } from '../db/migrate.ts'
import type { Queries } from '../db/queries.ts'
import { readStorageStatus, type StorageStatus } from '../observe/storageStatus.ts'
import { whereOf } from '../openInstallation.ts'
import { type OpenedRows, openToRead } from '../storage/openRows.ts'
import { keyIdOf, signBytes } from '../trust/signedHead.ts'
import { agoOf, attention, errorSentence, type Finding, well, wrong } from './finding.ts'
import { examineWaysIn } from './waysIn.ts'

export const examineDatabase = async (config: Config, clock: Clock): Promise<readonly Finding[]> => {
  const where = whereOf(config)
  let rows: OpenedRows
  try {
    rows = await openToRead(where, clock)
  } catch (error) {
    return [wrong(`The database cannot be opened: ${errorSentence(error)}`, MORE[where.engine])]
  }
  try {
    return [...(where.engine === 'postgres' ? await examineServer(rows.queries) : []), ...(await examineRows(rows, config, clock))]
  } catch (error) {
    return [wrong(`The database does not answer: ${errorSentence(error)}`, MORE[where.engine])]
  } finally {
    await rows.close()
  }
}

const MORE = {
  sqlite: '`npm run verify` gives details; then restore a backup (npm run restore -- FILE).',
  postgres: 'Check that PostgreSQL is running and accepts the user, password and database of DATABASE_URL (psql "$DATABASE_URL").',
} as const

const OLDEST_POSTGRES = 140_000
const examineServer = async (queries: Queries): Promise<readonly Finding[]> => {
  const [row] =
    await queries.all(`SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS version,
    current_setting('fsync') AS fsync`)
  const version = String(row?.version)
  return [
    Number(row?.number) < OLDEST_POSTGRES
      ? wrong(`PostgreSQL ${version} is too old for Ruta.`, 'Upgrade it to 14 or newer.')
      : well(`PostgreSQL ${version} answers.`),
    ...(row?.fsync === 'on'
      ? []
      : [
          wrong(
            'PostgreSQL runs with fsync off: a power failure loses changes that were reported as saved.',
            'Set fsync = on and restart PostgreSQL.',
          ),
        ]),
  ]
}

const examineRows = async ({ db, queries }: OpenedRows, config: Config, clock: Clock): Promise<readonly Finding[]> => {
  try {
    if ((await knownMigrations(db, queries.engine)).length === 0)
      return [
        attention(
          'The database is empty.',
          'The first start creates its tables. If you had an installation, correct DATABASE_URL or DATA_DIR.',
        ),
      ]
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'NewerDatabaseError') throw error
    return [wrong(errorSentence(error), 'Run the version that wrote it, or a newer one.')]
  }
  const pending = await pendingMigrations(db, queries.engine)
  // The queries below need the tables of this version.
  if (pending.length > 0)
    return [
      attention(
        `The database was written by an earlier version of Ruta (${pending.length} ${pending.length === 1 ? 'migration' : 'migrations'} pending).`,
        'Make a backup; the next start migrates the database and keeps a copy from before (docs/operate/upgrade.md). Then run the doctor again.',
      ),
    ]
  const status = await readStorageStatus({ db, queries, clock, folder: config.dataDir })
  return [...judge(status, clock.now()), ...(await examineKey(queries)), ...(await examineWaysIn(queries, config))]
}

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** The check runs every night; a server that was stopped for a while may have missed it. */
const CHECKED_WITHIN = 3 * DAY
const BACKED_UP_WITHIN = 7 * DAY
/** A difference of clocks up to this is not reported. */
const CLOCK_MS = 2_000

/** Pure: turns the figures into findings. */
export const judge = (status: StorageStatus, now: number): readonly Finding[] => {
  const { writtenAt, checkedAt, signedAt, damaged, clockAhead, mailsWaiting, documents } = status
  const ahead = clockAhead ?? 0
  return [
    ...(damaged.length === 0
      ? []
      : [
          wrong(
            `Damaged, and therefore closed to everyone: ${damaged.join(', ')}.`,
            '`npm run verify` names the entries; then follow docs/operate/verification.md.',
          ),
        ]),
    ...(checkedAt === null || now - checkedAt > CHECKED_WITHIN
      ? documents === 0
        ? []
        : [
            attention(
              checkedAt === null ? 'The logs have never been checked.' : `The logs were last checked ${agoOf(now - checkedAt)}.`,
              'A running server checks them every night and on demand (*Verification*); `npm run verify` checks them now, without recording it.',
            ),
          ]
      : [
          well(
            `The logs were last checked ${agoOf(now - checkedAt)}: those that had grown, and of the others those unchecked for longest.`,
          ),
        ]),
    ...(documents === 0 ? [] : [judgeBackup(status, now)]),
    ...(signedAt === null && writtenAt !== null && now - writtenAt > DAY
      ? [attention('No log head has ever been signed.', 'A running server signs them every day; its own log says why it did not.')]
      : []),
    ...(writtenAt !== null && writtenAt - now > CLOCK_MS
      ? [
          wrong(
            `The clock of this machine is behind: the newest entry is dated ${Math.round((writtenAt - now) / 1_000)} seconds in the future.`,
            'Synchronize it by NTP (timedatectl) before you start Ruta: timestamps in the log never go backwards.',
          ),
        ]
      : Math.abs(ahead) > CLOCK_MS
        ? [
            wrong(
              `The clock of this machine is ${(Math.abs(ahead) / 1_000).toFixed(1)} seconds ${ahead > 0 ? 'ahead of' : 'behind'} the database's.`,
              'Synchronize both by NTP (timedatectl).',
            ),
          ]
        : [well('The clock agrees with the dates of the entries.')]),
    ...(mailsWaiting > MAILS ? [attention(`${mailsWaiting} mails are waiting to be sent.`, 'Check the mail server (below).')] : []),
  ]
}
const MAILS = 20

const judgeBackup = ({ backupAt, restored }: StorageStatus, now: number): Finding => {
  if (restored !== null) {
    const of = restored.of === null ? 'a backup' : `the backup of ${new Date(restored.of).toISOString()}`
    const what = `Everything was restored from ${of}, ${agoOf(now - restored.at)}; no backup has been made since.`
    const remedy = 'Make one now (npm run backup); with BACKUP_TO a running server makes it within minutes (docs/operate/backup.md).'
    return now - restored.at > DAY ? wrong(what, remedy) : attention(what, remedy)
  }
  if (backupAt === null)
    return wrong(
      'No backup has ever been made: if this disk fails, everything is lost.',
      'Run `npm run backup` every night and keep the backups on another machine (docs/operate/backup.md).',
    )
  const ago = agoOf(now - backupAt)
  return now - backupAt > BACKED_UP_WITHIN
    ? wrong(`The last backup was made ${ago}.`, 'Find out why the nightly backup is not made (docs/operate/backup.md).')
    : well(`The last backup was made ${ago}.`)
}

/** Signs a test text with the newest key, which signs all new heads. */
const examineKey = async (queries: Queries): Promise<readonly Finding[]> => {
  const [row] = await queries.all('SELECT id, public_key, private_key FROM signing_key ORDER BY created_at DESC, id DESC LIMIT 1')
  if (!row) return [well('There is no signing key yet: it is created when the first log head is signed.')]
  const LOST = 'Restore a backup with an intact key: delegations hold log heads that were signed with it.'
  const { id, public_key: publicKey, private_key: privateKey } = row
  if (!(publicKey instanceof Uint8Array) || !(privateKey instanceof Uint8Array) || keyIdOf(new Uint8Array(publicKey)) !== id)
    return [wrong('The signing key does not match its identifier.', LOST)]
  try {
    const signature = signBytes(TRIAL, new Uint8Array(privateKey))
    const key = createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' })
    if (verify(null, TRIAL, key, signature)) return [well(`The signing key ${String(id).slice(0, 12)}… works.`)]
    return [wrong('The private signing key does not belong to the public one.', LOST)]
  } catch (error) {
    return [wrong(`The private signing key cannot be read: ${errorSentence(error)}`, LOST)]
  }
}
const TRIAL = new TextEncoder().encode('npm run doctor')
