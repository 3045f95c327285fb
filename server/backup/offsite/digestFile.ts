// The digests of the pages of the last backup, as a file in the data folder: all of them after a full backup, then those that changed are appended.
import { closeSync, existsSync, ftruncateSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { DIGEST_BYTES, type PageDigests, pagesDigest } from './pages.ts'

const FILE = 'ruta-offsite.pages'
const NUMBER_BYTES = 4
const RECORD_BYTES = NUMBER_BYTES + DIGEST_BYTES

/** What of the file counts: more may have been appended before a crash. */
export const DigestsNote = z.object({
  pageSize: z.int().positive(),
  /** How many pages there are, and how many the file begins with. */
  pages: z.int().min(0),
  first: z.int().min(0),
  /** How many have been appended, each as the number of its page and its digest. */
  appended: z.int().min(0),
  /** Of all digests: the file may have been cut off, or belong to another note. */
  digest: z.string(),
})
type DigestsNote = z.infer<typeof DigestsNote>

export const writeDigests = (folder: string, pages: PageDigests): DigestsNote => {
  const file = join(folder, FILE)
  writeFileSync(`${file}.part`, pages.digests, { mode: 0o600 })
  renameSync(`${file}.part`, file)
  const count = countOf(pages)
  return { pageSize: pages.pageSize, pages: count, first: count, appended: 0, digest: pagesDigest(pages) }
}

export const appendDigests = (folder: string, before: DigestsNote, pages: PageDigests, changed: readonly number[]): DigestsNote => {
  const records = Buffer.alloc(changed.length * RECORD_BYTES)
  for (const [index, page] of changed.entries()) {
    records.writeUInt32BE(page, index * RECORD_BYTES)
    pages.digests.copy(records, index * RECORD_BYTES + NUMBER_BYTES, page * DIGEST_BYTES, (page + 1) * DIGEST_BYTES)
  }
  const descriptor = openSync(join(folder, FILE), 'r+')
  try {
    const end = endOf(before)
    ftruncateSync(descriptor, end)
    writeSync(descriptor, records, 0, records.length, end)
  } finally {
    closeSync(descriptor)
  }
  return { ...before, pages: countOf(pages), appended: before.appended + changed.length, digest: pagesDigest(pages) }
}

/** Null when the file is not what the note says. */
export const readDigests = (folder: string, note: DigestsNote): PageDigests | null => {
  const file = join(folder, FILE)
  if (!existsSync(file)) return null
  const bytes = readFileSync(file)
  if (bytes.length < endOf(note)) return null
  const firstBytes = note.first * DIGEST_BYTES
  const digests = Buffer.alloc(note.pages * DIGEST_BYTES)
  bytes.copy(digests, 0, 0, firstBytes)
  for (let at = firstBytes; at < endOf(note); at += RECORD_BYTES) {
    const page = bytes.readUInt32BE(at)
    // There were more pages once.
    if (page < note.pages) bytes.copy(digests, page * DIGEST_BYTES, at + NUMBER_BYTES, at + RECORD_BYTES)
  }
  const pages = { pageSize: note.pageSize, digests }
  return pagesDigest(pages) === note.digest ? pages : null
}

const endOf = ({ first, appended }: DigestsNote): number => first * DIGEST_BYTES + appended * RECORD_BYTES
const countOf = ({ digests }: PageDigests): number => digests.length / DIGEST_BYTES
