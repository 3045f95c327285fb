import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

interface Lock {
  readonly packages: Readonly<Record<string, { readonly license?: string }>>
}
/** Ours is MIT: what others may not pass on under such terms stays out. MPL-2.0 is of tools that never leave this repository. */
const ACCEPTED = [
  'MIT',
  'MIT-0',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'MIT OR Apache-2.0',
  'OFL-1.1',
  'CC-BY-4.0',
  'MPL-2.0',
  // Given to the public domain: of a tool of the tests.
  'Unlicense',
]

/** Whose package names none: their files of the licence begin like this. */
const BY_THEIR_FILES: Readonly<Record<string, string>> = { 'node_modules/png-js': 'MIT License' }

test('every package that is installed names a licence that we can keep', () => {
  const lock: Lock = JSON.parse(readFileSync('package-lock.json', 'utf8'))
  const others = Object.entries(lock.packages).filter(
    ([path, { license }]) => path !== '' && !(path in BY_THEIR_FILES) && !ACCEPTED.includes(license ?? ''),
  )
  for (const [path, begins] of Object.entries(BY_THEIR_FILES))
    expect(readFileSync(`${path}/LICENSE`, 'utf8').startsWith(begins), path).toBe(true)
  expect(others).toEqual([])
  expect(Object.keys(lock.packages).length).toBeGreaterThan(100)
})
