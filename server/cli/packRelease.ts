// The files of a release: what operators download, and the proof that it starts.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'

const ROOT = join(import.meta.dirname, '..', '..')
/** What an installation runs and reads. The rest of the repository builds it, or tests it. */
const INSTALLED = [
  'package.json',
  'package-lock.json',
  '.npmrc',
  '.env.example',
  'server',
  'shared',
  'dist',
  'node_modules',
  'docs',
  'deploy',
  'ruta.service',
]
const READ_FIRST = ['README.md', 'LICENSE', 'CHANGELOG.md', 'SECURITY.md']
const READY_WITHIN_MS = 60_000

/** A test runner says `test`, and an installation `production`: then the pages, or what builds them, would be others. */
const { NODE_ENV: _never, ...env } = process.env
export const run = (command: string, args: readonly string[], cwd = ROOT): string =>
  execFileSync(command, args, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 2 ** 28 })

/** A version's section of CHANGELOG, without its heading; null where there is none with a date. */
export const changesOf = (changelog: string, version: string): string | null => {
  const [, ...sections] = changelog.split(/^## /m)
  const section = sections.find((one) => one.startsWith(`${version} (`) && /^\S+ \(\d{4}-\d\d-\d\d\)/.test(one))
  return section?.slice(section.indexOf('\n')).trim() ?? null
}

/** Names of the files of a release. */
export interface ReleaseFiles {
  readonly source: string
  /** The built installation, for the kind of machine that packs it. */
  readonly archive: string
  /** The list of all packages (CycloneDX). */
  readonly packages: string
}

/** Makes them in `folder`, of the commit that is checked out. */
export const packRelease = async (folder: string, version: string, say: (line: string) => void): Promise<ReleaseFiles> => {
  const name = `ruta-${version}`
  const source = `${name}-source.tar.gz`
  const archive = `${name}-${process.platform}-${process.arch}.tar.gz`
  const packages = `${name}.cdx.json`
  const work = await mkdtemp(join(tmpdir(), 'ruta-release-'))
  try {
    await mkdir(folder, { recursive: true })
    run('git', ['archive', `--prefix=${name}/`, '-o', join(folder, source), 'HEAD'])
    run('tar', ['-xzf', join(folder, source), '-C', work])
    const tree = join(work, name)
    say('Building the pages')
    run('npm', ['ci', '--prefer-offline', '--no-audit', '--no-fund'], tree)
    run('npm', ['run', '--silent', 'build'], tree)
    // The pages are made of packages that the server does not need: all are listed, and those of development marked.
    await writeFile(join(folder, packages), run('npm', ['sbom', '--sbom-format=cyclonedx'], tree))
    say('Installing without what only development needs')
    run('npm', ['ci', '--omit=dev', '--prefer-offline', '--no-audit', '--no-fund'], tree)
    const at = run('git', ['log', '-1', '--format=%cI']).trim()
    const contents = [...INSTALLED, ...READ_FIRST].map((path) => `${name}/${path}`)
    const sameEachTime = ['--sort=name', `--mtime=${at}`, '--owner=0', '--group=0', '--numeric-owner']
    run('tar', ['-czf', join(folder, archive), ...sameEachTime, '-C', work, ...contents])
  } finally {
    await rm(work, { recursive: true, force: true })
  }
  return { source, archive, packages }
}

/** Lines of `sha256sum`, for `sha256sum -c`. */
export const checksumsOf = async (folder: string, files: readonly string[]): Promise<string> => {
  const lines = await Promise.all(
    files.map(async (file) => {
      const hash = createHash('sha256')
      await pipeline(createReadStream(join(folder, file)), hash)
      return `${hash.digest('hex')}  ${file}\n`
    }),
  )
  return lines.join('')
}

/** Unpacks it in an empty folder and starts it there, with its own Node and an empty data folder, until it is ready; throws otherwise. */
export const tryInstallation = async (archive: string): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'ruta-installed-'))
  try {
    run('tar', ['-xzf', archive, '-C', folder, '--strip-components=1'])
    const port = await anyPort()
    const child = spawn(join(folder, 'node_modules', '.bin', 'node'), ['server/start.mjs'], {
      cwd: folder,
      env: { PATH: process.env.PATH, NODE_ENV: 'production', PORT: String(port), DATA_DIR: join(folder, 'data') },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    try {
      await untilReady(child, port)
    } finally {
      const ended = child.exitCode === null ? once(child, 'exit') : null
      child.kill()
      await ended
    }
    if ((await readdir(folder)).includes('client')) throw new Error('The archive holds the sources of the pages.')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const untilReady = async (child: ChildProcess, port: number): Promise<void> => {
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (bytes: Buffer) => (said += bytes.toString('utf8')))
  const [ready, page] = ['readyz', ''].map((path) => `http://127.0.0.1:${port}/${path}`)
  for (const until = Date.now() + READY_WITHIN_MS; Date.now() < until && child.exitCode === null; await pause())
    if (await answers(ready)) {
      if (await answers(page)) return
      throw new Error(`The installation answers, but has no pages:\n${said}`)
    }
  throw new Error(`The installation does not start:\n${said}`)
}
const pause = () => new Promise<void>((resolve) => setTimeout(resolve, 100))
const answers = async (address = ''): Promise<boolean> => {
  try {
    return (await fetch(address)).ok
  } catch {
    // Not listening yet: asked again.
    return false
  }
}

const anyPort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (address === null || typeof address === 'string') throw new Error('a port')
  return address.port
}
