// One file spells colours, sizes of type and durations; all others ask it.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { STYLES, withoutComments } from './tokens.ts'

/** The tokens, and the files that declare the typefaces: the upright ones, and the italics that come after the first row. */
const SPELL = ['tokens.css', 'fonts.css', 'italics.css']
const sheets = readdirSync(STYLES)
  .filter((name) => !SPELL.includes(name))
  .map((name) => [name, withoutComments(readFileSync(join(STYLES, name), 'utf8'))] as const)

/** Parts of the type around them (`em`) and the points of paper are no sizes of their own. */
const LITERALS: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['a colour', /(?:oklch|oklab|lch|lab|rgba?|hsla?)\([^)]*\)|#[0-9a-f]{3,8}\b(?=[\s;,)])|:\s*(?:white|black|red|green|blue|gr[ae]y)\b/gi],
  ['a size of type', /font-size:\s*[\d.]+(?:rem|px)|\bfont:[^;/]*[\s(][\d.]+(?:rem|px)/g],
  ['a weight', /font-weight:\s*\d+/g],
  ['a duration', /(?:transition|animation)[^;{}]*?\b\d*\.?\d+m?s\b/g],
  ['a place in the stack of the frame', /z-index:\s*\d{2,}/g],
  ['an elevation', /box-shadow:\s*(?!none)[^;{}]*\b\d+px\s+-?\d+px\s+[1-9]\d*px/g],
  ['a content width', /max-inline-size:\s*(?:min\()?(?:[4-9]\d|\d{3,})(?:\.\d+)?rem/g],
  ['a typeface', /font-family:\s*(?!\s|var\(|inherit)[^;]+/g],
]

test('[C52] no style spells a colour, a size of type, a weight, a duration, an elevation or the width of a screen’s content by itself', () => {
  const found = sheets.flatMap(([name, css]) =>
    LITERALS.flatMap(([what, pattern]) => [...css.matchAll(pattern)].map(([words]) => `${name}: ${what}: ${words.replace(/\s+/g, ' ')}`)),
  )
  expect(found).toEqual([])
})

test('every token that is asked for is there, and every one that is there is asked for', () => {
  const code = readdirSync('client', { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(tsx?|css)$/.test(name))
    .map((name) => withoutComments(readFileSync(join('client', name), 'utf8')))
    .join('\n')
  const asked = new Set([...code.matchAll(/var\((--[\w-]+)/g)].map((match) => match[1]))
  const named = new Set([...code.matchAll(/(--[\w-]+)(?=\s*:|['"`])/g)].map((match) => match[1]))
  expect([...asked].filter((token) => !named.has(token))).toEqual([])
  const tokens = [...withoutComments(readFileSync(join(STYLES, 'tokens.css'), 'utf8')).matchAll(/^\s*(--[\w-]+):/gm)].map(
    (match) => match[1],
  )
  expect([...new Set(tokens)].filter((token) => !asked.has(token))).toEqual([])
})
