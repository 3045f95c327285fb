import { expect, test } from 'vitest'
import { reasonOf } from '../../server/reasonOf.ts'

test.each([
  ['a string', 'gone', 'gone'],
  ['an error', new Error('the disk is full'), 'the disk is full'],
  ['an error without words', new TypeError(), 'TypeError'],
  [
    'an error with its cause',
    new TypeError('fetch failed', { cause: new Error('self-signed certificate') }),
    'fetch failed: self-signed certificate',
  ],
  [
    'a cause that is named already',
    new Error('no database: it is locked', { cause: new Error('it is locked') }),
    'no database: it is locked',
  ],
  [
    'several addresses',
    new AggregateError([new Error('refused by ::1'), new Error('refused by 127.0.0.1')]),
    'refused by ::1; refused by 127.0.0.1',
  ],
  [
    'an answer of a server',
    new Error('the provider', { cause: new Response('', { status: 503 }) }),
    'the provider: the answer has status 503',
  ],
] as const)('the reason of %s names what a person can act on', (_, error, words) => {
  expect(reasonOf(error)).toBe(words)
})
