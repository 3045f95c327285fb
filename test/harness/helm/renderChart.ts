// Renders the chart by render.go, which is compiled once for each of its versions.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { GOPATH, needGo } from './needGo.ts'

const CHART = 'deploy/helm/ruta'
const SOURCE = join(import.meta.dirname, 'render.go')
export const CACHE = 'node_modules/.cache/ruta-helm'

/** What a test asks of an object; its type is checked by `problemsOf`. */
// biome-ignore lint/suspicious/noExplicitAny: what is asked of foreign objects is checked where it is asked.
export type Manifest = { readonly apiVersion: string; readonly kind: string; readonly [key: string]: any }
export interface Rendered {
  readonly objects: readonly Manifest[]
  readonly notes: string
}

/** With values as in files after `-f`; throws what Helm would say. */
export const renderChart = (...values: readonly (string | Readonly<Record<string, unknown>>)[]): Rendered => {
  const { stdout, stderr, status } = spawnSync(program(), {
    encoding: 'utf8',
    input: JSON.stringify({
      chart: CHART,
      release: 'ruta',
      namespace: 'ruta',
      values: values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))),
    }),
  })
  if (status !== 0) throw new Error(stderr)
  const { manifests, notes }: { manifests: Record<string, Manifest[]>; notes: string } = JSON.parse(stdout)
  return { objects: Object.values(manifests).flat(), notes }
}

const program = (): string => {
  const version = createHash('sha256').update(readFileSync(SOURCE)).digest('hex').slice(0, 16)
  const built = join(CACHE, version)
  if (existsSync(built)) return built
  const go = needGo()
  mkdirSync(CACHE, { recursive: true })
  const { stderr, status } = spawnSync(go, ['build', '-o', `${built}.building`, SOURCE], {
    encoding: 'utf8',
    env: { ...process.env, GO111MODULE: 'off', GOPATH, GOFLAGS: '', CGO_ENABLED: '0' },
  })
  if (status !== 0) throw new Error(stderr)
  renameSync(`${built}.building`, built)
  return built
}
