// Runs the workloads side by side: every contestant in turn within each, so that what else the machine does meets all alike.
import { fork } from 'node:child_process'
import { appendFileSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { quiet } from '../meter.ts'
import { CONTESTANTS, type Contestant } from './contestants.ts'
import { install } from './install.ts'
import { report } from './report.ts'
import type { Result } from './verdict.ts'
import { type Figures, WORKLOADS } from './workloads.ts'

const LATEST_MS = 240_000

export interface Comparison {
  readonly rounds: number
  readonly workloads: readonly string[]
  readonly contestants: readonly string[] | null
  readonly trace: string | null
  /** Each result is added here as a line of JSON; what stands there already counts too. */
  readonly results: string | null
}

export async function* compare({ rounds, workloads, contestants, trace, results: file }: Comparison): AsyncIterable<string> {
  const chosen = CONTESTANTS.filter(({ name }) => contestants?.includes(name) ?? true)
  install(chosen.flatMap(({ server }) => server ?? []))
  const results = file === null ? [] : readResults(file)
  for (let round = 0; round < rounds; round++) {
    for (const id of workloads) {
      for (const contestant of turned(chosen, round).filter((one) => fits(one, id))) {
        await quiet(3_000)
        const figures = await runApart(contestant.name, id, trace)
        const result: Result = { contestant: contestant.name, run: id, figures }
        results.push(result)
        if (file !== null) appendFileSync(file, `${JSON.stringify(result)}\n`)
        yield `${round + 1} ${id} ${contestant.name} ${JSON.stringify(figures, rounded)}`
      }
    }
  }
  yield* report(results)
}

const readResults = (file: string): Result[] => {
  try {
    const lines = readFileSync(file, 'utf8').trim().split('\n')
    return lines.filter((line) => line !== '').map((line): Result => JSON.parse(line))
  } catch {
    // Not there yet: it is written with the first result.
    return []
  }
}

/** Another one begins each round: nobody is always the first on a cold machine. */
const turned = <T>(list: readonly T[], by: number): T[] => [...list.slice(by % list.length), ...list.slice(0, by % list.length)]

const fits = ({ persists, answers }: Contestant, id: string) => {
  const needs = WORKLOADS[id]?.needs
  return needs === 'storage' ? persists : needs === 'answers' ? answers : true
}

const rounded = (_key: string, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(4)) : value)

/** In a group of its own, so that nothing that it has started outlives it. */
const runApart = (contestant: string, workload: string, trace: string | null): Promise<Figures> =>
  new Promise((resolve) => {
    const child = fork(fileURLToPath(new URL('./one.ts', import.meta.url)), [contestant, workload, trace ?? ''], { detached: true })
    let figures: Figures = {}
    child.once('message', (message: Figures) => {
      figures = message
    })
    const end = () => {
      if (child.pid) process.kill(-child.pid, 'SIGKILL')
    }
    const stop = () => {
      end()
      process.exit(130)
    }
    const late = setTimeout(end, LATEST_MS)
    process.once('SIGINT', stop).once('SIGTERM', stop)
    child.once('exit', () => {
      clearTimeout(late)
      process.off('SIGINT', stop).off('SIGTERM', stop)
      resolve(figures)
    })
  })
