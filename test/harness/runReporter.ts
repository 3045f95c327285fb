// Vitest reporter for `npm test`: records test files whose process was killed by a signal, and prints where the time went.
import { writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import type { Reporter, TestModule } from 'vitest/node'
import { crashesIn } from './testCounts.ts'

export const CRASHES = 'test/out/crashes.json'
const SLOWEST = 10

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
/** From the first import of a file to the end of its last test; files run beside each other. */
const timeOf = (module: TestModule): number => {
  const { duration, collectDuration, setupDuration, environmentSetupDuration, prepareDuration } = module.diagnostic()
  return duration + collectDuration + setupDuration + environmentSetupDuration + prepareDuration
}

const tellTimes = (modules: readonly TestModule[]): void => {
  const times = modules.map((module) => ({ project: module.project.name, file: relative('.', module.moduleId), ms: timeOf(module) }))
  const projects = Map.groupBy(times, ({ project }) => project)
  console.log('\nfiles and their added times by project:')
  for (const [project, files] of projects)
    console.log(`  ${project}: ${files.length}, ${seconds(files.reduce((sum, { ms }) => sum + ms, 0))}`)
  console.log('slowest files:')
  for (const { file, ms } of times.sort((a, b) => b.ms - a.ms).slice(0, SLOWEST)) console.log(`  ${seconds(ms)} ${file}`)
}

export default class implements Reporter {
  onTestRunEnd: Reporter['onTestRunEnd'] = (modules, errors) => {
    writeFileSync(CRASHES, JSON.stringify(crashesIn(errors)))
    tellTimes(modules)
  }
}
