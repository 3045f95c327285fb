import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mentionsIn, normalWords, parseWords, serialiseWords } from '../../../shared/comments/words.ts'

const text = (said: string) => ({ type: 'text', text: said })
const mention = (kind: string, id: string) => ({ type: 'mention', mention: { kind, id } })

describe('the words of a comment', () => {
  test.each([
    ['', []],
    ['hello', [text('hello')]],
    ['@{a:ana}', [mention('account', 'ana')]],
    ['@{d:co} and @{g:co-fgn}!', [mention('delegation', 'co'), text(' and '), mention('agency', 'co-fgn'), text('!')]],
    ['@{d:co}@{d:mx}', [mention('delegation', 'co'), mention('delegation', 'mx')]],
    // What only looks like one is text.
    ['@{x:co}', [text('@{x:co}')]],
    ['@{a:}', [text('@{a:}')]],
    ['@{a:a b}', [text('@{a:a b}')]],
    ['@{a:__proto__} x', [text('@{a:__proto__} x')]],
    [`@{a:${'a'.repeat(65)}}`, [text(`@{a:${'a'.repeat(65)}}`)]],
    ['@@{a:ana}}', [text('@'), mention('account', 'ana'), text('}')]],
    ['ana@example.org', [text('ana@example.org')]],
  ])('%j are read as their parts', (words, parts) => {
    expect(parseWords(words)).toEqual(parts)
    expect(serialiseWords(parseWords(words))).toBe(words)
  })

  test('reading and writing lose nothing, whatever was typed', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('@{', 'a:', 'd:co}', '}', 'x', '@', '@{g:us-doj}', '\n', 'ñ')), (pieces) => {
        const words = pieces.join('')
        expect(serialiseWords(parseWords(words))).toBe(words)
      }),
    )
  })

  test('a person mentioned twice is mentioned once, in the order of the words', () => {
    expect(mentionsIn('@{d:mx} @{a:ana} @{d:mx} @{a:ana}')).toEqual([
      { kind: 'delegation', id: 'mx' },
      { kind: 'account', id: 'ana' },
    ])
  })

  test.each([
    ['  two\r\nlines\u2028here \n', 'two\nlines\nhere'],
    ['right\u202Eleft', 'rightleft'],
    ['no\u0000thing\u200B', 'nothing'],
    ['a\u0301', 'á'],
    ['👩‍🔧 ✔️', '👩‍🔧 ✔️'],
    ['a\uD800b', 'ab'],
    ['\u200B \n', ''],
  ])('%j is kept as %j', (typed, kept) => {
    expect(normalWords(typed)).toBe(kept)
    expect(normalWords(kept)).toBe(kept)
  })
})
