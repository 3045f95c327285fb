// README's table of settings is the one that the server reads.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { SETTINGS } from '../server/config.ts'

test('[A11] README lists every setting of the environment, and no other', () => {
  const listed = [...readFileSync('README.md', 'utf8').matchAll(/^\| `([A-Z_]+)` \|/gm)].map((match) => match[1])
  expect(listed.sort()).toEqual(
    Object.values(SETTINGS)
      .map(({ name }) => name)
      .sort(),
  )
})
