// Every property and every simulation of the tests, from another seed in each round: what `npm test` tries from the same one each time.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

export interface Rounds {
  readonly rounds: number
  /** EXPLORE of the round that failed; null when none did. */
  readonly failed: number | null
}

/** Round after round, each to its end; what fails is printed by Vitest, with fast-check's own seed and path. */
export const exploreProperties = (seed: number, goesOn: () => boolean): Rounds => {
  const files = walk('test').filter((file) => EXPLORED.test(readFileSync(file, 'utf8')))
  let rounds = 0
  for (let explore = seed; goesOn(); explore = (explore + 7_919) % 2 ** 31) {
    rounds += 1
    const env = { ...process.env, EXPLORE: String(explore) }
    const { status } = spawnSync('npx', ['vitest', 'run', '--retry=0', '--testTimeout=300000', '--reporter=dot', ...files], {
      env,
      stdio: 'inherit',
    })
    if (status !== 0) return { rounds, failed: explore }
  }
  return { rounds, failed: null }
}

const EXPLORED = /fc\.assert|seedOf\(/
const walk = (folder: string): readonly string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    if (['out', 'fuzz', 'harness', 'servers', 'e2e'].includes(name)) return []
    return statSync(path).isDirectory() ? walk(path) : /\.test\.tsx?$/.test(name) && name !== 'seeds.test.ts' ? [path] : []
  })
