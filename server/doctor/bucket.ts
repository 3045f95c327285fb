// Checks that the bucket of files answers, and counts what is there without belonging to a file.
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import { type BucketObject, objectsIn } from '../files/bucketObjects.ts'
import { totalBytes, type Unknown, unknownContents } from '../files/unknownContents.ts'
import { whereOf } from '../openInstallation.ts'
import { reasonOf } from '../reasonOf.ts'
import { openToRead } from '../storage/openRows.ts'
import { attention, type Finding, sizeOf, well } from './finding.ts'

export const examineBucket = async (config: Config, clock: Clock): Promise<readonly Finding[]> => {
  const { bucket } = config.filesIn
  if (!bucket) return []
  let objects: readonly BucketObject[]
  try {
    objects = await objectsIn(bucket)
  } catch (error) {
    return [
      attention(
        `The bucket in FILES_BUCKET_URL cannot be listed: ${reasonOf(error)}.`,
        'Check that the store answers, and let the key list the bucket: without that nobody finds contents in it that belong to no file (docs/operate/files.md).',
      ),
    ]
  }
  try {
    const rows = await openToRead(whereOf(config), clock)
    return judgeBucket(objects.length, await unknownContents(rows.queries, objects).finally(rows.close))
  } catch (error) {
    // It does not answer, or is of an earlier version: the section of the database says so.
    return [attention(`The bucket answers; what in it belongs to no file is not known: ${reasonOf(error)}.`, 'See *Database* above.')]
  }
}

const judgeBucket = (count: number, { contents, deletableFrom }: Unknown): readonly Finding[] => {
  if (contents.length === 0) return [well(`The bucket answers, and each of its ${count} contents belongs to a file.`)]
  const [are, belong] = contents.length === 1 ? ['1 content', 'belongs'] : [`${contents.length} contents`, 'belong']
  const what = `${are} (${sizeOf(totalBytes(contents))}) of ${count} in the bucket ${belong} to no file of this database`
  return [
    deletableFrom === null
      ? attention(
          `${what}, and no restore explains that.`,
          'Another installation may use the bucket: give each a bucket or a prefix of its own. `npm run unknown-files` lists them.',
        )
      : attention(
          `${what}: they were attached after the backup that was restored.`,
          `They are kept. From ${new Date(deletableFrom).toISOString()} on \`npm run unknown-files -- --delete\` deletes them; without --delete it lists them.`,
        ),
  ]
}
