// Compresses what is built, ahead of time: a server would take seconds of a processor for as few bytes, while its first visitor waits.
// A program of its own, so that the demo on one's own machine answers before it: `node client/compressPages.ts`.
import { readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const DIST = join(import.meta.dirname, '..', 'dist')
/** Where it is compressed, all are: `server/cli/build.ts` looks for it. */
const LAST = 'index.html'
const WORDY = /\.(html|js|css|svg|txt|webmanifest)$/

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

const compress = async (file: string): Promise<void> => {
  const bytes = await readFile(file)
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length }
  const [br, gz] = await Promise.all([brotli(bytes, { params }), zip(bytes, { level: constants.Z_BEST_COMPRESSION })])
  await Promise.all([write(`${file}.br`, br), write(`${file}.gz`, gz)])
}

/** Whole or not at all: it may be ended with the demo, read by a server that starts meanwhile, or be made by two that start at once. */
const write = async (file: string, bytes: Uint8Array): Promise<void> => {
  await writeFile(`${file}.${process.pid}.part`, bytes)
  await rename(`${file}.${process.pid}.part`, file)
}

const compressAll = async (): Promise<void> => {
  const names = (await readdir(DIST, { recursive: true })).filter((name) => WORDY.test(name))
  await Promise.all(names.filter((name) => name !== LAST).map((name) => compress(join(DIST, name))))
  await compress(join(DIST, LAST))
}
await compressAll().catch((error: unknown) => {
  // Another server that starts has emptied the folder to build anew, and compresses what it builds.
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
})
