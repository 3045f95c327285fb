// Checks that the destination of off-site backups answers, and how recent the newest backup there is.
import { parsePlace } from '../backup/offsite/destination.ts'
import { placeOf, readKept } from '../backup/offsite/keep.ts'
import { namesIn } from '../backup/offsite/names.ts'
import { openDestination } from '../backup/offsite/openDestination.ts'
import type { Config } from '../config.ts'
import { whereOf } from '../openInstallation.ts'
import { agoOf, attention, type Finding, sentenceOf, well, wrong } from './finding.ts'

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
    const whole = namesIn(await destination.list()).filter(({ number }) => number === 0)
    if (whole.length === 0)
      return [
        attention(
          `There is no backup at ${destination.name} yet.`,
          'The server makes the first one a minute after its start; `npm run backup -- --to …` makes one now.',
        ),
      ]
    const kept = readKept(dataDir)
    const newest = whole.at(-1)?.at ?? 0
    const isOwn = kept !== null && kept.at === newest && kept.place === placeOf({ destination, recipients: backup.recipients })
    const until = isOwn ? kept.until : newest
    const late = isOwn || whereOf(config).engine === 'sqlite' ? LATE_MS : LATE_BY_ANOTHER_MS
    return [
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
        `The destination in BACKUP_TO cannot be used: ${sentenceOf(error)}`,
        'Correct BACKUP_TO, or make the destination available (docs/operate/backup.md).',
      ),
    ]
  }
}
