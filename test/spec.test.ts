// Every numbered promise of SPEC.md is named by a test, and every number that a test names is a promise.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const walk = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    if (name === 'out') return []
    return statSync(path).isDirectory() ? walk(path) : /\.tsx?$/.test(name) ? [path] : []
  })

const SPEC = readFileSync('SPEC.md', 'utf8')
const MOST_WORDS = 70
const numbers = [...SPEC.matchAll(/^\| ([A-Z]+-?\d+) \|/gm)].map((match) => match[1])
const promised = new Set(numbers)
const named = new Set(
  walk('test').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/['"`](?:[^'"`\n]*?)((?:\[[A-Z]+-?\d+\]\s*)+)/g)].flatMap(
      (match) => (match[1] ?? '').match(/[A-Z]+-?\d+/g) ?? [],
    ),
  ),
)

test('SPEC.md makes promises', () => expect(promised.size).toBeGreaterThan(20))
test('no two promises have the same number', () => expect(numbers.filter((id, at) => numbers.indexOf(id) !== at)).toEqual([]))
test('every promise of SPEC.md is named by a test', () => expect([...promised].filter((id) => id && !named.has(id))).toEqual([]))
test('every promise that a test names is in SPEC.md', () => expect([...named].filter((id) => !promised.has(id))).toEqual([]))
test(`every promise has at most ${MOST_WORDS} words`, () => {
  const promises = [...SPEC.matchAll(/^\| ([A-Z]+-?\d+) \|(.*)\|$/gm)]
  const tooLong = promises.flatMap(([, id, text = '']) => (text.trim().split(/\s+/).length > MOST_WORDS ? [id] : []))
  expect(tooLong).toEqual([])
})
