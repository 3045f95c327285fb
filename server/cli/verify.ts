// `npm run verify [-- DATA_DIR | postgres://… | ARCHIVE.ruta] [--head HEADS.json]… [--acts]`: walks every chain, holds it against all that vouches for it,
// and names the first entry that is not as it was written. Exit code 1 when anything is wrong, 2 when there is nothing to verify.
import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import type { HeldHeads } from '../../shared/proof/heldHeads.ts'
import { readHeldHeads } from '../../shared/proof/readHeldHeads.ts'
import { bucketAt } from '../files/bucket.ts'
import { createS3Store } from '../files/s3Store.ts'
import { verifyFolder } from '../verify/verifyFolder.ts'
import { environment } from './environment.ts'
import { verifyArchive } from './verifyArchive.ts'
import { whereFrom } from './whereFrom.ts'

const USAGE = 'npm run verify -- [DATA_DIR | postgres://… | ARCHIVE.ruta] [--head HEADS.json] [--acts]'
const say = (line: string) => process.stdout.write(`${line}\n`)

process.exitCode = await run()

async function run(): Promise<number> {
  const asked = readArguments()
  if (!asked) return nothing(`Use: ${USAGE}`)
  const { path, heads, acts } = asked
  const held: HeldHeads[] = []
  for (const file of heads) {
    if (!existsSync(file)) return nothing(`There are no heads at ${file}.`)
    const read = readHeldHeads(basename(file), readFileSync(file))
    if (!read) return nothing(`${file} holds no heads: give the file that "Download seals" made.`)
    held.push(read)
  }
  if (path !== undefined && existsSync(path) && statSync(path).isFile()) return verifyArchive(readFileSync(path), held, say, acts)
  const where = whereFrom(path)
  if (where.engine === 'sqlite' && !existsSync(where.file))
    return nothing(`There is no database at ${where.file}. Name the data folder or an archive: ${USAGE}`)
  const bucket = bucketAt(environment.FILES_BUCKET_URL ?? '')
  return verifyFolder(where, { say, held, bucket: bucket && createS3Store(bucket) })
}

function readArguments(): { readonly path: string | undefined; readonly heads: readonly string[]; readonly acts: boolean } | null {
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: { head: { type: 'string', multiple: true }, acts: { type: 'boolean' } },
    })
    const [path, ...rest] = positionals
    return rest.length === 0 ? { path, heads: values.head ?? [], acts: values.acts ?? false } : null
  } catch {
    // An option that is none of ours: the usage says what there is.
    return null
  }
}

function nothing(why: string): number {
  process.stderr.write(`${why}\n`)
  return 2
}
