// `npm run torture -- [--minutes 10] [--seed 1] [--only cluster|single] [--faults REGEXP]`: real processes under faults, and a report. Exit code 1 when a promise was broken.
import { parseArgs } from 'node:util'
import { oneServer, threeServers } from './installations.ts'
import { reportLines } from './report.ts'
import { torture } from './torture.ts'

const TEXT = { type: 'string' } as const
const { values } = parseArgs({ options: { minutes: TEXT, seed: TEXT, only: TEXT, faults: TEXT } })
const minutes = Number(values.minutes ?? 10)
const seed = Number(values.seed ?? 1)
const say = (line: string) => console.log(line)
const course = { seed, patience: 1, longestFault: 20, only: values.faults ? new RegExp(values.faults) : undefined, say }

// Namespaces, mounts and processes go with this one.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(2))
const reports = []
if (values.only !== 'single') reports.push(await torture({ ...course, seconds: minutes * 60, open: threeServers }))
if (values.only !== 'cluster') reports.push(await torture({ ...course, seconds: minutes * 12, open: oneServer }))
for (const report of reports) say(`\n${reportLines(report).join('\n')}`)
process.exit(reports.some(({ violations }) => violations.length > 0) ? 1 : 0)
