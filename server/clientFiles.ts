// The built client: exactly the files that were there when it was opened, so that no path can lead anywhere else.
import { readdir, readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'

export interface Page {
  readonly type: string
  readonly caching: string
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Brotli, made when first asked for; null for what is compressed already. */
  readonly compressed: (() => Promise<Uint8Array<ArrayBuffer>>) | null
}

export type Pages = ReadonlyMap<string, Page>

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
}
const COMPRESSED_ALREADY = new Set(['.woff2', '.png', '.ico'])
/** Vite puts a hash of the content into the names of everything under assets/. */
const IMMUTABLE = 'public, max-age=31536000, immutable'
/** Asked for each time: sw.js names the newest assets. */
const REVALIDATE = 'no-cache'
/** A page that may not be stored is not put to sleep either when it is left: shown again, its lines and locks would be gone. */
const NEVER_CACHED = 'no-store'

/** Source maps, dotfiles and unknown kinds are not served. An empty map when there is no such folder. */
export const openPages = async (folder: string): Promise<Pages> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((name) => TYPES[extname(name)] !== undefined && !name.split('/').some((part) => part.startsWith('.')))
  return new Map(await Promise.all(files.map(async (name) => [`/${name}`, await readPage(join(folder, name), name)] as const)))
}

const compress = promisify(brotliCompress)

/** 9 takes twelve times as long as 5 (0.8 s of a processor for all files, while the first visitor waits), for 1.5 % fewer bytes. */
const QUALITY = 5

const readPage = async (file: string, name: string): Promise<Page> => {
  const bytes = new Uint8Array(await readFile(file))
  let made: Promise<Uint8Array<ArrayBuffer>> | null = null
  const brotli = () => {
    made ??= compress(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } }).then((buffer) => new Uint8Array(buffer))
    return made
  }
  return {
    type: TYPES[extname(name)] ?? 'application/octet-stream',
    caching: name.startsWith('assets/') ? IMMUTABLE : name.endsWith('.html') ? NEVER_CACHED : REVALIDATE,
    bytes,
    compressed: COMPRESSED_ALREADY.has(extname(name)) || bytes.length < 1024 ? null : brotli,
  }
}
