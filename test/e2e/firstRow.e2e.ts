// What travels before the first row of the plan stands: every request costs a round trip, and every byte its time on a hotel's line.
import { expect, test } from 'vitest'
import { beforeFirstRow } from '../bench/client/bundles.ts'

const FILES = 10
const KB = 247

test(`before the first row the build gives at most ${FILES} files and ${KB} kB`, () => {
  const asked = beforeFirstRow()
  const bytes = asked.reduce((sum, [, size]) => sum + size, 0)
  const what = JSON.stringify(asked, null, 1)
  expect(asked.length, what).toBeLessThanOrEqual(FILES)
  expect(bytes / 1_000, what).toBeLessThanOrEqual(KB)
})
