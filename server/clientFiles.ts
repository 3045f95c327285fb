// Files of the built client: exactly those that existed when it was opened, so that no path traversal is possible.
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'

export interface ClientPage {
  readonly type: string
  readonly caching: string
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Compressed variants of the build, best first; none for compressed formats. */
  readonly encodings: readonly Encoded[]
  /** ETag: hash of the content. */
  readonly tag: string
}
export interface Encoded {
  readonly encoding: Encoding
  readonly bytes: Uint8Array<ArrayBuffer>
}
type Encoding = (typeof ENCODINGS)[number]['encoding']

/** Suffixes of the compressed files that the build writes. */
const ENCODINGS = [
  { encoding: 'br', ending: '.br' },
  { encoding: 'gzip', ending: '.gz' },
] as const

export type ClientPages = ReadonlyMap<string, ClientPage>

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
/** Vite adds a content hash to the names of all files in assets/. */
const IMMUTABLE = 'public, max-age=31536000, immutable'
/** Always revalidated: sw.js lists the newest assets. */
const REVALIDATE = 'no-cache'
/** `no-store` also keeps a page out of the back/forward cache, from which it would return without its connections and locks. */
export const NEVER_CACHED = 'no-store'

/** Source maps, dotfiles and unknown types are not served. An empty map if there is no such folder. */
export const openPages = async (folder: string): Promise<ClientPages> => {
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

const readPage = async (file: string, name: string): Promise<ClientPage> => {
  const bytes = new Uint8Array(await readFile(file))
  const encodings = await Promise.all(
    ENCODINGS.map(async ({ encoding, ending }) => {
      const encoded = await readFile(`${file}${ending}`).catch(missing)
      return encoded && encoded.length < bytes.length ? [{ encoding, bytes: new Uint8Array(encoded) }] : []
    }),
  )
  return {
    type: TYPES[extname(name)] ?? 'application/octet-stream',
    caching: name.startsWith('assets/') ? IMMUTABLE : name.endsWith('.html') ? NEVER_CACHED : REVALIDATE,
    bytes,
    encodings: encodings.flat(),
    tag: createHash('sha256').update(bytes).digest('base64url').slice(0, 22),
  }
}
const missing = (error: NodeJS.ErrnoException): null => {
  if (error.code === 'ENOENT') return null
  throw error
}
