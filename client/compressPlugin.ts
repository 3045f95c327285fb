// Compresses what is built, ahead of time: a server would take seconds of a processor for as few bytes, while its first visitor waits.
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Plugin } from 'vite'

const WORDY = /\.(html|js|css|svg|txt|webmanifest)$/

export const compressPlugin = (): Plugin => ({
  name: 'ruta-compress',
  apply: 'build',
  enforce: 'post',
  async writeBundle({ dir }) {
    if (dir === undefined) return
    const files = (await readdir(dir, { recursive: true })).filter((name) => WORDY.test(name)).map((name) => join(dir, name))
    await Promise.all(files.map(compress))
  },
})

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

const compress = async (file: string): Promise<void> => {
  const bytes = await readFile(file)
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length }
  const [br, gz] = await Promise.all([brotli(bytes, { params }), zip(bytes, { level: constants.Z_BEST_COMPRESSION })])
  await Promise.all([writeFile(`${file}.br`, br), writeFile(`${file}.gz`, gz)])
}
