import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CATALOGUE } from '../../../client/base/messages/catalogue.ts'
import { isolating } from '../../../client/base/messages/isolating.ts'
import { planCsv } from '../../../client/exchange/planCsv.ts'
import { planMarkdown } from '../../../client/exchange/planMarkdown.ts'
import { facetNames } from '../../../client/item/facets/names.ts'
import { readTsv } from '../../../client/roadmap/paste/tsv.ts'
import { LANGUAGES, pickWords } from '../../../shared/bilingual.ts'
import { sentence } from '../../../shared/history/describe.ts'
import { type DescribeContext, NOBODY } from '../../../shared/history/describeContext.ts'
import { type EventChange, type HistoryEvent, SUBJECT_TYPES } from '../../../shared/history/events.ts'
import { SUBJECT_FIELD_WORDS } from '../../../shared/history/fieldPath.ts'
import { lineWords } from '../../../shared/history/lineWords.ts'
import { plainPhrase } from '../../../shared/history/sentence.ts'
import { shortSentence } from '../../../shared/history/shortSentence.ts'
import { instant, parseAccountId, parseDelegationId, parseDocumentId, seq } from '../../../shared/ids.ts'
import { isolate, withoutIsolates } from '../../../shared/isolate.ts'
import { must } from '../../../shared/result.ts'
import { writeCsv, writeTsv } from '../../../shared/spreadsheet.ts'
import { seedOf } from '../../harness/seeds.ts'
import { CLOSED, leakOf, TRICK } from './bidi.ts'

const someText = fc
  .array(
    fc.constantFrom('a', 'é', '1', ' ', '.', 'ש', 'م', '\n', ...'\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\u200E\u200F\u061C'),
    {
      maxLength: 24,
    },
  )
  .map((letters) => letters.join(''))

describe('[C35] words of people turn no word around them', () => {
  test('with any controls: all that they open is closed, and they close nothing that stood before', () => {
    fc.assert(
      fc.property(someText, (text) => {
        expect(leakOf(isolate(text))).toEqual(CLOSED)
        expect(isolate(isolate(text))).toBe(isolate(text))
      }),
      { numRuns: 5_000, seed: seedOf(35) },
    )
  })

  test('the letters stay, in their order; without controls and letters from right to left nothing is added', () => {
    const controls = /[\u202A-\u202E\u2066-\u2069]/g
    fc.assert(
      fc.property(someText, (text) => {
        expect(isolate(text).replace(controls, '')).toBe(text.replace(controls, ''))
      }),
      { numRuns: 2_000, seed: seedOf(36) },
    )
    for (const words of ['Nota comparativa: «extinción de dominio»', 'a\tb\r\nc', '', '25 % – Ω']) expect(isolate(words)).toBe(words)
    expect(withoutIsolates(isolate('שלום'))).toBe('שלום')
    expect(withoutIsolates(isolate('one\nשלום'))).toBe('one\nשלום')
    expect(withoutIsolates('plain')).toBe('plain')
  })

  test('a title that is taken from the other language keeps the letters that say so outside', () => {
    expect(pickWords({ es: TRICK, en: '' }, 'en')).toBe(`${isolate(TRICK)} (ES)`)
  })

  test('in every message of the interface, in both languages', () => {
    const given = [TRICK, TRICK, TRICK, TRICK, TRICK, TRICK]
    const leaks: string[] = []
    const visit = (part: unknown, path: string) => {
      if (typeof part === 'function') {
        let said: unknown
        try {
          said = part(...given)
        } catch {
          // It wants something else than words.
          return
        }
        const { isOpen, closesOthers } = leakOf(String(said))
        if (isOpen || closesOthers) leaks.push(path)
      } else if (typeof part === 'object' && part !== null) for (const [key, inner] of Object.entries(part)) visit(inner, `${path}.${key}`)
    }
    for (const language of LANGUAGES) visit(CATALOGUE[language], language)
    expect(leaks).toEqual([])
    const said = isolating({ list: (names: readonly string[], at: { name: string }) => `${names.join(', ')} in ${at.name}!` })
    expect(leakOf(said.list([TRICK, TRICK], { name: TRICK }))).toEqual(CLOSED)
  })

  test('in every sentence of history: whole, in one line, in short, and of a net change', () => {
    const pair = { es: TRICK, en: TRICK }
    const names: DescribeContext = {
      ...NOBODY,
      person: () => TRICK,
      delegation: () => ({ code: TRICK, name: pair }),
      agency: () => ({ acronym: TRICK }),
      stream: () => pair,
      item: () => ({ code: TRICK, title: pair }),
      meeting: () => ({ number: 2 }),
      page: () => pair,
      section: () => pair,
      point: () => pair,
      entry: () => pair,
    }
    const author = must(parseAccountId('eva'), 'somebody')
    const values = [null, TRICK, 'note', 3, true, { es: TRICK, en: TRICK }, { 'text.es': TRICK, 'text.en': TRICK }]
    const changes: readonly EventChange[] = [
      { type: 'created', title: pair, values: {} },
      { type: 'archived', title: pair },
      ...values.flatMap((value): readonly EventChange[] => [
        { type: 'set', from: value, to: TRICK, unseen: true },
        { type: 'set', from: TRICK, to: value, unseen: false },
        { type: 'added', member: 'x', value },
        { type: 'removed', member: TRICK, value },
        { type: 'superseded', value, winner: author },
      ]),
      { type: 'text', lastSeq: seq(9), lastAt: instant(1), inserted: 3, deleted: 3, formatted: 0, from: TRICK, to: `${TRICK}x` },
    ]
    let count = 0
    const leaks: string[] = []
    for (const type of SUBJECT_TYPES)
      for (const root of [
        null,
        ...Object.keys(SUBJECT_FIELD_WORDS[type]).flatMap((field) => [field, `${field}.es`, `${field}/x`, `${field}/x/text.es`]),
      ])
        for (const change of changes)
          for (const language of LANGUAGES) {
            const event: HistoryEvent & { readonly title: typeof pair; readonly code: string | null } = {
              document: must(
                parseDocumentId(type === 'item' || type === 'stream' ? 'roadmap:tco' : type === 'text' ? 'page:p' : 'meeting:m'),
                'one',
              ),
              seq: seq(7),
              ord: 0,
              at: instant(2_000),
              author,
              delegation: must(parseDelegationId('mx'), 'mx'),
              meeting: null,
              offline: { after: instant(1) },
              recovered: { by: author, known: true },
              subject: { type, id: 'note' },
              field: root,
              change,
              title: pair,
              code: TRICK,
            }
            const line = lineWords(event, names, language)
            for (const said of [
              sentence(event, names, language),
              plainPhrase(line.said),
              plainPhrase(shortSentence(event, names, language)),
            ]) {
              const { isOpen, closesOthers } = leakOf(said)
              if (isOpen || closesOthers) leaks.push(`${type} ${root} ${change.type} ${language}: ${JSON.stringify(said)}`)
            }
            count += 1
          }
    expect(leaks).toEqual([])
    expect(count).toBeGreaterThan(5_000)
  })

  test('in a table on the clipboard, and pasted again it says what it said', () => {
    const cells = [TRICK.replace(/[\u2069\u202C]/g, ''), 'plain', 'שלום', 'a\tb']
    const copied = writeTsv([cells])
    expect(copied.split('\t').length).toBeGreaterThan(3)
    expect(leakOf(copied)).toEqual(CLOSED)
    expect(leakOf(writeCsv([cells]))).toEqual(CLOSED)
    expect(readTsv(copied)[0]?.map((cell) => cell.replace(/[\u2069\u202C]/g, ''))).toEqual(cells)
  })

  test('in the files of a moment: no cell and no line turns the next one', () => {
    const moment = {
      when: { es: 'hoy', en: 'today' },
      zone: 'UTC',
      document: 'roadmap:tco',
      seq: 3,
      hash: 'ab',
      unsent: 0,
    }
    const group = { es: TRICK, en: TRICK }
    const names = facetNames({ language: 'es', thisYear: 2019, delegations: [], agencies: [], members: [], streams: [], items: [] })
    const file = { items: [], all: 0, streams: [], reports: null, comments: null, group, names, text: CATALOGUE.es, proof: moment }
    expect(planCsv(file)).toContain('roadmap:tco')
    expect(planMarkdown(file).split('\n').map(leakOf)).toEqual(
      planMarkdown(file)
        .split('\n')
        .map(() => CLOSED),
    )
  })
})
