// Whether the place where backups are kept answers, and how much of the present would be lost with this machine.
import { parsePlace } from '../backup/offsite/destination.ts'
import { placeOf, readKept } from '../backup/offsite/keep.ts'
import { namesIn } from '../backup/offsite/names.ts'
import { openDestination } from '../backup/offsite/openDestination.ts'
import type { Config } from '../config.ts'
import { agoOf, attention, type Finding, sentenceOf, well, wrong } from './finding.ts'

/** A running server does it every minute. */
const LATE_MS = 10 * 60_000

export const examineKept = async (backup: NonNullable<Config['backup']>, folder: string, now: number): Promise<readonly Finding[]> => {
  const place = parsePlace(backup.to)
  if (!place) return []
  try {
    const destination = await openDestination(place)
    const whole = namesIn(await destination.list()).filter(({ number }) => number === 0)
    if (whole.length === 0)
      return [
        attention(
          `Nothing is kept at ${destination.name} yet.`,
          'The server begins a minute after its start; `npm run backup -- --to …` does it now.',
        ),
      ]
    const kept = readKept(folder)
    const until =
      kept !== null && kept.place === placeOf({ destination, recipients: backup.recipients }) ? kept.until : (whole.at(-1)?.at ?? 0)
    return [
      well(`${destination.name} answers, with ${whole.length} whole ${whole.length === 1 ? 'copy' : 'copies'}.`),
      now - until > LATE_MS
        ? attention(`What was written is kept there as of ${agoOf(now - until)}.`, 'If the server runs, see its log for why not since.')
        : well('What was written ten minutes ago is kept there.'),
    ]
  } catch (error) {
    return [
      wrong(
        `Nothing can be kept where BACKUP_TO says: ${sentenceOf(error)}`,
        'Correct BACKUP_TO, or see to the place (docs/operate/backup.md).',
      ),
    ]
  }
}
