import { expect, test } from 'vitest'
import { type Matchable, matchRuns } from '../../../../shared/history/fold/matchRuns.ts'

const run = (letters: string, withBlock = false, name: string | null = null): Matchable => ({ letters, withBlock, name, within: null })
const spelt = (inserted: readonly Matchable[], deleted: readonly Matchable[], merged = false) =>
  matchRuns(inserted, deleted, merged).map(({ inserted: into, at, length }) => inserted[into]?.letters.slice(at, at + length))

test('[H39] a whole run counts; of a part, whole words of twelve letters, or its end where a block came or went with it', () => {
  expect(spelt([run('septiembre')], [run('septiembre')])).toEqual(['septiembre'])
  expect(spelt([run('toro')], [run('roto')])).toEqual([])
  expect(spelt([run('el plazo vence hoy')], [run('que el plazo vence ayer')])).toEqual(['el plazo vence '])
  expect(spelt([run('de la comisión')], [run('la casa de todos')])).toEqual([])
  expect(spelt([run('x y tail', true)], [run('gone tail')])).toEqual([' tail'])
  expect(spelt([run('a', true)], [run('a')])).toEqual(['a'])
  expect(spelt([run('a')], [run('a')])).toEqual([])
})

test('[H39] a few letters of edits that came in one piece count only in a block of the same name', () => {
  expect(spelt([run('plazo')], [run('plazo')], true)).toEqual([])
  expect(spelt([run('el plazo', true, 'b1')], [run('el plazo vence', true, 'b1')], true)).toEqual(['el plazo'])
})

test('[H38] [W9] a text that repeats itself endlessly is matched in bounded time, each letter once', () => {
  const words = 'ab cd '.repeat(20_000)
  const start = performance.now()
  const matches = matchRuns([run(`${words}x ${words}`)], [run(`y ${words}`)], false)
  expect(performance.now() - start).toBeLessThan(3_000)
  expect(matches.reduce((sum, { length }) => sum + length, 0)).toBeLessThanOrEqual(words.length)
})
