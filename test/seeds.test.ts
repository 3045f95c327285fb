// The same tree gives the same answer twice: nothing in the tests begins with a seed that nobody chose.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SEED } from './harness/fixedSeeds.ts'
import { seedOf } from './harness/seeds.ts'

const walk = (folder: string): readonly string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    if (['out', 'node_modules', 'servers', 'bench'].includes(name) || path === join('test', 'fuzz', 'run.ts')) return []
    return statSync(path).isDirectory() ? walk(path) : /\.tsx?$/.test(name) ? [path] : []
  })
const sources = walk('test').map((path) => ({ path, text: readFileSync(path, 'utf8') }))
const those = (found: (text: string) => boolean) => sources.filter(({ text }) => found(text)).map(({ path }) => path)

test('a property that names no seed begins with the same one each time', () => {
  const seen = [1, 2].map(() => fc.sample(fc.integer(), 20))
  const run = () => fc.check(fc.property(fc.integer(), () => true)).seed
  expect([run(), run()]).toEqual([seedOf(SEED), seedOf(SEED)])
  expect(seen[0]).toEqual(seen[1])
})

test('seeds that tests name explore with `npm run fuzz`', () => {
  const literal = /\{ (?:numRuns: [\d_]+, )?seed: [\d_]+(?:, numRuns: [\d_]+)? \}/
  expect(those((text) => text.includes('fc.assert') && literal.test(text))).toEqual([])
})

test('no test rolls its own dice', () => {
  const own = ['Math.', 'random'].join('')
  expect(those((text) => text.includes(own) || /createDice\((?:Date|performance)\b/.test(text))).toEqual([])
})
