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
]

test('every package that is installed names a licence that we can keep', () => {
  const lock: Lock = JSON.parse(readFileSync('package-lock.json', 'utf8'))
  const others = Object.entries(lock.packages).filter(([path, { license }]) => path !== '' && !ACCEPTED.includes(license ?? ''))
  expect(others).toEqual([])
  expect(Object.keys(lock.packages).length).toBeGreaterThan(100)
})
