// What the database says of itself: whose version it is, whether its checks, signatures and backups are of late, and its clock.
import { createPublicKey, verify } from 'node:crypto'
import type { Clock } from '../clock.ts'
import { knownMigrations, pendingMigrations } from '../db/migrate.ts'
import type { Queries } from '../db/queries.ts'
import { readStorageStatus, type StorageStatus } from '../observe/storageStatus.ts'
import type { Rows } from '../storage/openRows.ts'
import { openToRead } from '../storage/openToRead.ts'
import type { Where } from '../storage/storage.ts'
import { keyIdOf, signBytes } from '../trust/signedHead.ts'
import { agoOf, attention, type Finding, sentenceOf, well, wrong } from './finding.ts'

export const examineDatabase = async (where: Where, folder: string, clock: Clock): Promise<readonly Finding[]> => {
  let rows: Rows
  try {
    rows = await openToRead(where, clock)
  } catch (error) {
    return [wrong(`The database cannot be opened: ${sentenceOf(error)}`, MORE[where.engine])]
  }
  try {
    return [...(where.engine === 'postgres' ? await examineServer(rows.queries) : []), ...(await examineRows(rows, folder, clock))]
  } catch (error) {
    return [wrong(`The database does not answer: ${sentenceOf(error)}`, MORE[where.engine])]
  } finally {
    await rows.close()
  }
}

const MORE = {
  sqlite: '`npm run verify` says more; then restore a backup (npm run restore -- FILE).',
  postgres: 'See whether PostgreSQL runs and takes the user, password and database of DATABASE_URL (psql "$DATABASE_URL").',
} as const

const OLDEST_POSTGRES = 140_000
const examineServer = async (queries: Queries): Promise<readonly Finding[]> => {
  const [row] =
    await queries.all(`SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS version,
    current_setting('fsync') AS fsync`)
  const version = String(row?.version)
  return [
    Number(row?.number) < OLDEST_POSTGRES
      ? wrong(`PostgreSQL ${version} is older than Ruta needs.`, 'Upgrade it to 14 or newer.')
      : well(`PostgreSQL ${version} answers.`),
    ...(row?.fsync === 'on'
      ? []
      : [
          wrong(
            'PostgreSQL runs with fsync off: what was said to be saved is lost with the power.',
            'Set fsync = on and restart PostgreSQL.',
          ),
        ]),
  ]
}

const examineRows = async ({ db, queries }: Rows, folder: string, clock: Clock): Promise<readonly Finding[]> => {
  try {
    if ((await knownMigrations(db, queries.engine)).length === 0)
      return [
        attention(
          'The database is empty.',
          'The first start makes its tables. If there was an installation, DATABASE_URL or DATA_DIR is another one.',
        ),
      ]
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'NewerDatabaseError') throw error
    return [wrong(sentenceOf(error), 'Check out the version that wrote it, or a newer one.')]
  }
  const pending = await pendingMigrations(db, queries.engine)
  // The questions below are about the tables of this version.
  if (pending.length > 0)
    return [
      attention(
        `The database is of an earlier version of Ruta (${pending.length} ${pending.length === 1 ? 'change' : 'changes'} of its tables to come).`,
        'Make a backup; the next start changes the tables and keeps a copy of before (docs/operate/upgrade.md). Then ask again.',
      ),
    ]
  const status = await readStorageStatus({ db, queries, clock, folder })
  return [...judge(status, clock.now()), ...(await examineKey(queries))]
}

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** What runs every night may have been missed by one that was stopped for a while. */
const CHECKED_WITHIN = 3 * DAY
const BACKED_UP_WITHIN = 7 * DAY
/** By so much a clock may differ without a word. */
const CLOCK_MS = 2_000

/** Pure: what the figures mean. */
export const judge = (status: StorageStatus, now: number): readonly Finding[] => {
  const { writtenAt, checkedAt, backupAt, signedAt, damaged, clockAhead, mailsWaiting, documents } = status
  const ahead = clockAhead ?? 0
  return [
    ...(damaged.length === 0
      ? []
      : [
          wrong(
            `Damaged, and closed to everybody: ${damaged.join(', ')}.`,
            '`npm run verify` names the entries; then docs/operate/verification.md.',
          ),
        ]),
    ...(checkedAt === null || now - checkedAt > CHECKED_WITHIN
      ? documents === 0
        ? []
        : [
            attention(
              checkedAt === null ? 'The logs have never been checked.' : `The logs were checked last ${agoOf(now - checkedAt)}.`,
              'A running server does it every night; `npm run verify` does it now.',
            ),
          ]
      : [well(`All ${documents} logs were checked ${agoOf(now - checkedAt)}.`)]),
    ...(backupAt === null
      ? documents === 0
        ? []
        : [
            wrong(
              'No backup was ever made: what is on this disk is lost with it.',
              '`npm run backup`, every night, to another machine (docs/operate/backup.md).',
            ),
          ]
      : now - backupAt > BACKED_UP_WITHIN
        ? [wrong(`The last backup was made ${agoOf(now - backupAt)}.`, 'See why the nightly one is not made (docs/operate/backup.md).')]
        : [well(`The last backup was made ${agoOf(now - backupAt)}.`)]),
    ...(signedAt === null && writtenAt !== null && now - writtenAt > DAY
      ? [attention('No head of a log was ever signed.', 'A running server signs them each day; see its log for why not.')]
      : []),
    ...(writtenAt !== null && writtenAt - now > CLOCK_MS
      ? [
          wrong(
            `The clock of this machine is behind: the newest entry was written ${Math.round((writtenAt - now) / 1_000)} seconds later than now.`,
            'Synchronise it by NTP (timedatectl) before you start Ruta: times in the log never go back.',
          ),
        ]
      : Math.abs(ahead) > CLOCK_MS
        ? [
            wrong(
              `The clock of this machine is ${(Math.abs(ahead) / 1_000).toFixed(1)} seconds ${ahead > 0 ? 'ahead of' : 'behind'} the database's.`,
              'Synchronise both by NTP (timedatectl).',
            ),
          ]
        : [well('The clock agrees with what was written.')]),
    ...(mailsWaiting > MAILS ? [attention(`${mailsWaiting} mails wait to be sent.`, 'See below whether the mail server takes any.')] : []),
  ]
}
const MAILS = 20

/** The newest key must be able to sign, or nothing is signed from now on. */
const examineKey = async (queries: Queries): Promise<readonly Finding[]> => {
  const [row] = await queries.all('SELECT id, public_key, private_key FROM signing_key ORDER BY created_at DESC, id DESC LIMIT 1')
  if (!row) return [well('There is no signing key yet: it is made when the first head is signed.')]
  const LOST = 'Restore a backup whose key is whole: delegations hold heads that this key has signed.'
  const { id, public_key: publicKey, private_key: privateKey } = row
  if (!(publicKey instanceof Uint8Array) || !(privateKey instanceof Uint8Array) || keyIdOf(new Uint8Array(publicKey)) !== id)
    return [wrong('The signing key is not the one that its name says.', LOST)]
  try {
    const signature = signBytes(TRIAL, new Uint8Array(privateKey))
    const key = createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' })
    if (verify(null, TRIAL, key, signature)) return [well(`The signing key ${String(id).slice(0, 12)}… signs.`)]
    return [wrong('The private part of the signing key is of another key.', LOST)]
  } catch (error) {
    return [wrong(`The private part of the signing key cannot be read: ${sentenceOf(error)}`, LOST)]
  }
}
const TRIAL = new TextEncoder().encode('npm run doctor')
