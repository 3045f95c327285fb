// Dates, numbers, plurals, lists and order are said in a few files, by `Intl`, and nowhere else.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const sources = ['client', 'shared'].flatMap((root) =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => join(root, file).replaceAll('\\', '/')),
)

interface Rule {
  readonly says: string
  readonly found: RegExp
  readonly mayStandIn: readonly string[]
}
const RULES: readonly Rule[] = [
  {
    says: 'a formatter, a collator or a list of its own',
    found: /\bIntl\.(?!DateTimeFormatOptions|DateTimeFormatPartTypes)/,
    mayStandIn: [
      'client/base/intl.ts',
      'client/base/regions.ts',
      'client/base/zones.ts',
      'shared/counts.ts',
      'shared/outcome/dates.ts',
      'shared/zones.ts',
    ],
  },
  { says: 'words by the locale of the machine', found: /\.toLocale\w*\(|\.localeCompare\(/, mayStandIn: [] },
  {
    says: 'a date made by hand',
    found: /\.get(FullYear|Month|Date|Day|Hours|Minutes)\(\)|\.to(Date|UTC|Time)String\(/,
    // The reader's day, and where a day, month and year begin on the reader's clock: figures, no words.
    mayStandIn: ['client/base/today.ts', 'client/history/slider/ticks.ts'],
  },
  {
    says: "the day of Greenwich's clock for the reader's",
    found: /new Date\(\)\.toISOString\(\)/,
    mayStandIn: [],
  },
  {
    says: 'a plural made by hand',
    // *Once* and *twice* are words of their own.
    found: /=== 1 \? (?!['`]once\b)['`][^'`]*[a-záéíóúñ]{3}[^'`]*['`] : /,
    mayStandIn: [],
  },
]

const linesOf = (file: string) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .map((line, at) => ({ where: `${file}:${at + 1}`, line }))
    .filter(({ line }) => !/^\s*(\/\/|\/\*\*|\*)/.test(line))

test.each(RULES)('[B10] no file but those for it holds $says', ({ found, mayStandIn }) => {
  const others = sources.filter((file) => !mayStandIn.includes(file))
  expect(others.flatMap(linesOf).flatMap(({ where, line }) => (found.test(line) ? [`${where} ${line.trim()}`] : []))).toEqual([])
  // What may stand somewhere does: the list does not outlive its reasons.
  expect(mayStandIn.filter((file) => !linesOf(file).some(({ line }) => found.test(line)))).toEqual([])
})
