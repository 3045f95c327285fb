// What travels, compressed: the shell (before anything is painted), the frame (signed in), and what each view adds to both.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { row } from '../stats.ts'

const DIST = join(import.meta.dirname, '..', '..', '..', 'dist')
const ASSETS = join(DIST, 'assets')

export const bundles = (): readonly string[] => {
  const page = readFileSync(join(DIST, 'index.html'), 'utf8')
  const shell = closure([...page.matchAll(/\/assets\/([^"]+\.js)/g)].flatMap(([, file]) => file ?? []))
  const views = new Set(scripts().flatMap((file) => found(file, /import\(\s*[`"']\.\/([^`"']+\.js)[`"']\s*\)/g)))
  const frame = new Set(rest(closure([...views].filter((file) => nameOf(file) === 'Inside')), shell))
  const known = new Set([...shell, ...frame])
  const styles = [...page.matchAll(/\/assets\/([^"]+\.css)/g)].flatMap(([, file]) => file ?? [])
  return [
    row('the shell, gz', { script: kb([...shell]), styles: kb(styles) }),
    ...[...shell]
      .map((file) => [file, compressed(file)] as const)
      .sort(([, a], [, b]) => b - a)
      .slice(0, LARGEST)
      .map(([file]) => row(`  of it ${nameOf(file)}`, { gz: kb([file]) })),
    row('the frame, gz', { script: kb([...frame]) }),
    ...[...views]
      .filter((file) => !known.has(file))
      .map((file) => ({ file, more: rest(closure([file]), known) }))
      .sort((a, b) => size(b.more) - size(a.more))
      .map(({ file, more }) => row(`${nameOf(file)} when first opened`, { own: kb([file]), 'with what it needs': kb(more) })),
  ]
}

/** Of the parts of the shell, so many are named. */
const LARGEST = 6

/** What is fetched from the build before the first row of the plan, with the bytes that travel: brotli where it was compressed. */
export const beforeFirstRow = (): readonly (readonly [file: string, bytes: number])[] => {
  const page = readFileSync(join(DIST, 'index.html'), 'utf8')
  const named = [...page.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css|woff2|svg))"/g)].flatMap(([, file]) => file ?? [])
  const first = named.flatMap((file) => /^assets\/(.+\.js)$/.exec(file)?.[1] ?? [])
  const parts = ['Inside', 'RoadMapView', 'en'].flatMap(partsCalled)
  const asked = [...closure([...first, ...parts])].map((file) => `assets/${file}`)
  const styles = readdirSync(ASSETS).filter((file) => /^Inside-.*\.css$/.test(file))
  const all = new Set(['index.html', ...named, ...asked, ...styles.map((file) => `assets/${file}`)])
  return [...all].map((file) => [file, statSync(existsSync(join(DIST, `${file}.br`)) ? join(DIST, `${file}.br`) : join(DIST, file)).size])
}

/** Throws if there is none: a renamed part would otherwise not be counted. */
const partsCalled = (name: string): readonly string[] => {
  const files = scripts().filter((file) => nameOf(file) === name)
  if (files.length === 0) throw new Error(`The build has no part that is called ${name}.`)
  return files
}
const scripts = () => readdirSync(ASSETS).filter((file) => file.endsWith('.js'))
const read = (file: string) => readFileSync(join(ASSETS, file))
const found = (file: string, pattern: RegExp) => [...read(file).toString().matchAll(pattern)].flatMap(([, name]) => name ?? [])

/** With everything that they import at once. */
const closure = (files: readonly string[]): ReadonlySet<string> => {
  const all = new Set(files)
  for (const file of all) for (const next of found(file, /(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)) all.add(next)
  return all
}

const rest = (files: ReadonlySet<string>, without: ReadonlySet<string>) => [...files].filter((file) => !without.has(file))
const compressed = (file: string) => gzipSync(read(file), { level: 9 }).length
const size = (files: readonly string[]) => files.reduce((sum, file) => sum + compressed(file), 0)
const kb = (files: readonly string[]) => `${(size(files) / 1_000).toFixed(1)} kB`
/** Without its hash, which may hold hyphens. */
const nameOf = (file: string) => file.replace(/-[\w-]{7}\.js$/, '')
