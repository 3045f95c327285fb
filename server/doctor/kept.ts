// Checks that the destination of off-site backups answers, and how recent the newest backup there is.
import { existsSync, type Stats, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { type Destination, parsePlace } from '../backup/offsite/destination.ts'
import { backupPlace, readLastBackup } from '../backup/offsite/keep.ts'
import { backupNamesIn } from '../backup/offsite/names.ts'
import { openDestination } from '../backup/offsite/openDestination.ts'
import { READ_ID, readBackupOwner, refusalOf, TAKE_OVER } from '../backup/offsite/owner.ts'
import { systemClock } from '../clock.ts'
import type { Config } from '../config.ts'
import { hasTable } from '../db/queries.ts'
import { whereOf } from '../openInstallation.ts'
import { openToRead } from '../storage/openRows.ts'
import { agoOf, attention, errorSentence, type Finding, well, wrong } from './finding.ts'

/** A running server sends changes every minute. Of several, only the one that does knows until when; the others see the full backups. */
const LATE_MS = 10 * 60_000
const LATE_BY_ANOTHER_MS = 25 * 3_600_000

export const examineKept = async (config: Config, now: number): Promise<readonly Finding[]> => {
  const { backup, dataDir } = config
  if (backup === null) return []
  const place = parsePlace(backup.to)
  if (!place) return []
  try {
    const destination = await openDestination(place)
    const closed = place.kind === 'folder' ? examineFolder(place.path, dataDir) : []
    const whose = await examineOwner(config, destination, now)
    const whole = backupNamesIn(await destination.list()).filter(({ number }) => number === 0)
    if (whole.length === 0)
      return [
        ...closed,
        ...whose,
        attention(
          `There is no backup at ${destination.name} yet.`,
          'The server makes the first one a minute after its start; `npm run backup -- --to …` makes one now.',
        ),
      ]
    const kept = readLastBackup(dataDir)
    const newest = whole.at(-1)?.at ?? 0
    const isOwn = kept !== null && kept.at === newest && kept.place === backupPlace({ destination, recipients: backup.recipients })
    const until = isOwn ? kept.until : newest
    const late = isOwn || whereOf(config).engine === 'sqlite' ? LATE_MS : LATE_BY_ANOTHER_MS
    return [
      ...closed,
      ...whose,
      well(`${destination.name} answers and holds ${whole.length} full ${whole.length === 1 ? 'backup' : 'backups'}.`),
      now - until > late
        ? attention(
            `The backups there contain only what was written until ${agoOf(now - until)}.`,
            'If the server is running, its log says why there is nothing newer.',
          )
        : well(`The backups there contain everything that was written until ${agoOf(now - until)}.`),
    ]
  } catch (error) {
    return [
      wrong(
        `The destination in BACKUP_TO cannot be used: ${errorSentence(error)}`,
        'Correct BACKUP_TO, or make the destination available (docs/operate/backup.md).',
      ),
    ]
  }
}

/** A refused installation tries again each minute and notes that each hour: after two hours without a note it has stopped. */
const REFUSAL_MS = 2 * 3_600_000

const examineOwner = async (config: Config, destination: Destination, now: number): Promise<readonly Finding[]> => {
  const { owner, refused } = await readBackupOwner(destination)
  if (owner === null) return []
  const id = await ownId(config)
  if (owner.installation !== id && id !== null) return [wrong(`${refusalOf(destination, owner)}: none are made of this one.`, TAKE_OVER)]
  return refused
    .filter(({ installation, at }) => installation !== id && now - at < REFUSAL_MS)
    .map(({ address, at }) =>
      attention(
        `Another installation (${address}) wants to make its backups at ${destination.name}, too, and was refused ${agoOf(now - at)}.`,
        'Give it a folder or a prefix of its own in its BACKUP_TO.',
      ),
    )
}

/** Before the first backup. */
const NONE_YET = ''

/** Null where the database cannot be read (its own section says so), or is of an earlier version. */
const ownId = async (config: Config): Promise<string | null> => {
  try {
    const rows = await openToRead(whereOf(config), systemClock)
    try {
      if (!(await hasTable(rows.queries, 'installation'))) return null
      const [row] = await rows.queries.all(READ_ID)
      return typeof row?.id === 'string' ? row.id : NONE_YET
    } finally {
      await rows.close()
    }
  } catch {
    return null
  }
}

const examineFolder = (path: string, dataDir: string): readonly Finding[] => {
  let there = path
  while (!existsSync(there)) there = dirname(there)
  if (!existsSync(dataDir)) return []
  return [...examinePresence(path, dataDir), ...examineDisk(there, dataDir), ...examineRights(there, dataDir)]
}

/** A disk that is not mounted looks like an empty folder: then backups would fill the disk of the system, and old ones would be missed late. */
const examinePresence = (path: string, dataDir: string): readonly Finding[] =>
  existsSync(path) || readLastBackup(dataDir)?.place.split(' ')[0] !== path
    ? []
    : [
        wrong(
          `${path}, where backups were made, is gone.`,
          'Mount the disk or share again. If it is lost: the server makes a full backup within a minute of the folder being there.',
        ),
      ]

const examineDisk = (there: string, dataDir: string): readonly Finding[] =>
  statSync(there).dev !== statSync(dataDir).dev
    ? []
    : [
        attention(
          `The backups in ${there} are on the same disk as the data: if it fails, both are lost.`,
          'Name another disk, a share of another machine, or a bucket in BACKUP_TO.',
        ),
      ]

/** Nothing is written to try it, and the doctor is often run by root: the user of the server is the owner of the data folder. */
const examineRights = (there: string, dataDir: string): readonly Finding[] => {
  const user = statSync(dataDir).uid
  if (mayWrite(user, statSync(dataDir).gid, statSync(there))) return []
  return [
    attention(
      `By its owner and mode ${there} cannot be written by the user of the server (${user}, the owner of the data folder).`,
      `Unless other rights allow it: chown ${user} ${there}. Under systemd the folder needs ReadWritePaths, too (docs/operate/backup.md).`,
    ),
  ]
}

const mayWrite = (user: number, group: number, { uid, gid, mode }: Stats): boolean => {
  if (user === 0) return true
  if (user === uid) return (mode & 0o200) !== 0
  return (mode & (group === gid ? 0o020 : 0o002)) !== 0
}
