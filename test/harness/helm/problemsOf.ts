// Validates objects against the Kubernetes API: TypeScript checks them against its types (kubernetes-types), so that misspelled, missing, misplaced
// or wrongly typed fields are errors.
import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CACHE, type Manifest } from './renderChart.ts'

const MODULES: Readonly<Record<string, string>> = {
  'v1 Pod': 'core/v1',
  'v1 Service': 'core/v1',
  'v1 PersistentVolumeClaim': 'core/v1',
  'apps/v1 StatefulSet': 'apps/v1',
  'apps/v1 Deployment': 'apps/v1',
  'networking.k8s.io/v1 Ingress': 'networking/v1',
  'networking.k8s.io/v1 NetworkPolicy': 'networking/v1',
  'policy/v1 PodDisruptionBudget': 'policy/v1',
}
/** Of the Prometheus Operator, whose types are not there. */
const OTHERS = /^monitoring\.coreos\.com\/v1 (ServiceMonitor|PrometheusRule)$/

export const problemsOf = (objects: readonly Manifest[]): string => {
  const known = objects.filter(({ apiVersion, kind }) => !OTHERS.test(`${apiVersion} ${kind}`))
  const lines = known.map((object, index) => {
    const module = MODULES[`${object.apiVersion} ${object.kind}`]
    if (!module) throw new Error(`Of which module is ${object.apiVersion} ${object.kind}?`)
    return `export const object${index}: import('kubernetes-types/${module}').${object.kind} = ${JSON.stringify(object, null, 1)}`
  })
  const folder = join(CACHE, `types-${process.pid}`)
  mkdirSync(folder, { recursive: true })
  try {
    const file = join(folder, 'objects.ts')
    writeFileSync(file, lines.join('\n'))
    const { stdout, stderr, error } = spawnSync('node_modules/.bin/tsc', [...OPTIONS, file], { encoding: 'utf8' })
    if (error) throw error
    return `${stdout}${stderr}`.trim()
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const OPTIONS = ['--ignoreConfig', '--noEmit', '--strict', '--skipLibCheck', '--module', 'preserve', '--types', '', '--pretty', 'false']
