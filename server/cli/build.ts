// Builds the client when it has to be: when it is missing, or older than what it is made of.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type CommandProgress, createProgress } from './progress.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const COMPRESS = join('client', 'compressPages.ts')
const VITE = join('node_modules', 'vite', 'bin', 'vite.js')
const SOURCES = ['client', 'shared', 'docs/use', 'package-lock.json']

/** Builds and compresses the pages where they are missing or old. */
export const buildPages = async (): Promise<void> => {
  await buildUncompressed(createProgress())
  await compressPages()
}

/** What Vite says is shown when it fails; `npm run build` shows all of it. */
export const buildUncompressed = async (progress: CommandProgress, signal?: AbortSignal): Promise<void> => {
  if (await isBuilt(ROOT)) return
  await progress.step('Building the pages', async () => {
    const { status, said } = await run([VITE, 'build', '--config', 'client/vite.config.ts', '--logLevel', 'warn'], signal)
    if (status === 0 || signal?.aborted) return
    throw new Error(`${said}\nThe pages could not be built: run \`npm ci\`, then \`npm run build\`.`)
  })
}

/** A server that was started before it has ended answers with the pages as they are. */
export const compressPages = async (): Promise<void> => {
  if ((await changedAt(join(ROOT, 'dist', 'index.html.br'))) > 0) return
  const { status, said } = await run([COMPRESS])
  // Null: it was ended from outside, with the process that waits for it.
  if (status !== 0 && status !== null) throw new Error(`${said}\nThe pages could not be compressed: run \`npm run build\`.`)
}

const run = async (args: readonly string[], signal?: AbortSignal): Promise<{ readonly status: number | null; readonly said: string }> => {
  const child = spawn(process.execPath, [...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A test runner says `test`, and Vite would then build pages for development: without the worker that serves them offline.
    env: { ...process.env, NODE_ENV: 'production' },
  })
  const stop = () => void child.kill()
  signal?.addEventListener('abort', stop)
  let said = ''
  const hear = (bytes: Buffer) => {
    said += bytes.toString('utf8')
  }
  for (const stream of [child.stdout, child.stderr]) stream.on('data', hear)
  const [status] = await once(child, 'close')
  signal?.removeEventListener('abort', stop)
  return { status, said }
}

/** Old pages would reload, and get themselves again. Where nothing can be built (`npm ci --omit=dev`), what is there must do. */
export const isBuilt = async (root: string): Promise<boolean> => {
  const built = await changedAt(join(root, 'dist', 'index.html'))
  return built > 0 && (built >= (await newest(root)) || (await changedAt(join(root, VITE))) === 0)
}

const changedAt = async (path: string): Promise<number> => (await stat(path).catch(missing))?.mtimeMs ?? 0
const missing = (error: NodeJS.ErrnoException) => {
  if (error.code === 'ENOENT') return null
  throw error
}

const newest = async (root: string): Promise<number> => {
  const times = await Promise.all(
    SOURCES.map(async (source) => {
      const path = join(root, source)
      const names = (await stat(path).catch(missing))?.isDirectory() ? await readdir(path, { recursive: true }) : ['']
      return Math.max(...(await Promise.all(names.map((name) => changedAt(join(path, name))))))
    }),
  )
  return Math.max(...times)
}
