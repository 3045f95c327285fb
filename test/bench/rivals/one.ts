// One contestant, one workload, in a process of its own: no run inherits what another has left in memory or compiled.
import { rmSync } from 'node:fs'
import { makeFolder } from '../temporary.ts'
import { CONTESTANTS } from './contestants.ts'
import { WORKLOADS } from './workloads.ts'

const [name, id, trace] = process.argv.slice(2)
const contestant = CONTESTANTS.find((one) => one.name === name)
const workload = id === undefined ? undefined : WORKLOADS[id]
if (!contestant || !workload) throw new Error(`no contestant ${name}, or no workload ${id}`)

const dir = makeFolder()
try {
  const figures = await workload.run(contestant.start, dir, trace || null)
  process.send?.(figures)
} finally {
  rmSync(dir, { recursive: true, force: true })
}
process.exit(0)
