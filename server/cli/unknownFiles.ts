// `npm run unknown-files [-- --delete]`: lists what the bucket of files holds and no row of the database knows, as after a restore. `--delete`
// hands that to the server to delete, thirty days after the restore at the earliest. Exit code 1 when nothing was deleted although it was
// asked for, 2 when the bucket or the database cannot be read.
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { systemClock } from '../clock.ts'
import { bucketAt } from '../files/bucket.ts'
import { objectsIn } from '../files/bucketObjects.ts'
import { totalBytes, unknownContents } from '../files/unknownContents.ts'
import { trustOwnAuthorities } from '../ownAuthorities.ts'
import { reasonOf } from '../reasonOf.ts'
import { openRows } from '../storage/openRows.ts'
import { environment } from './environment.ts'
import { whereFrom } from './whereFrom.ts'

const USAGE = 'npm run unknown-files [-- [--delete] [DATA_DIR | postgres://…]]'
process.umask(0o077)
const untrusted = trustOwnAuthorities(environment)
if (untrusted !== null) no(2, untrusted)
process.exitCode = await run(process.argv.slice(2)).catch((error: unknown) => no(2, reasonOf(error)))

async function run(args: readonly string[]): Promise<number> {
  const asked = parse(args)
  if (!asked) return no(2, `Use: ${USAGE}`)
  const bucket = bucketAt(environment.FILES_BUCKET_URL ?? '')
  if (!bucket) return no(2, 'FILES_BUCKET_URL is not set, or is no address of a bucket: run this with the settings of the server.')
  const where = whereFrom(asked.named)
  if (where.engine === 'sqlite' && !existsSync(where.file)) return no(2, `There is no database at ${where.file}.`)
  const objects = await objectsIn(bucket)
  const rows = await openRows(where, systemClock)
  try {
    const { contents, deletableFrom } = await unknownContents(rows.queries, objects)
    for (const { hash, upload, size, at } of contents) say(`${hash}/${upload}  ${size} bytes  ${new Date(at).toISOString()}`)
    say(
      `${contents.length} of ${objects.length} contents in the bucket (${totalBytes(contents)} bytes) belong to no file of this database.`,
    )
    if (contents.length === 0) return 0
    if (deletableFrom === null)
      return kept(asked.isDelete, 'No restore explains them, so nothing is deleted: another installation may use this bucket.')
    const when = new Date(deletableFrom).toISOString()
    const now = systemClock.now()
    if (now < deletableFrom)
      return kept(asked.isDelete, `They are kept until ${when} at least, thirty days after the restore; --delete deletes them then.`)
    if (!asked.isDelete) return kept(false, '--delete deletes them.')
    const since = contents.map(({ hash, upload }) => ({ hash, upload, since: now }))
    for (const row of since) await rows.db.insertInto('content_removal').values(row).execute()
    say('The server deletes them within the hour, and tries again until the bucket confirms it.')
    return 0
  } finally {
    await rows.close()
  }
}

function parse(args: readonly string[]): { readonly isDelete: boolean; readonly named: string | undefined } | null {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: { delete: { type: 'boolean' } }, allowPositionals: true })
    return positionals.length > 1 ? null : { isDelete: values.delete ?? false, named: positionals[0] }
  } catch {
    // An unknown option: the usage is printed.
    return null
  }
}

function kept(wasToDelete: boolean, why: string): number {
  say(why)
  return wasToDelete ? 1 : 0
}

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`)
}
function no(code: number, why: string): number {
  process.stderr.write(`${why}\n`)
  return code
}
