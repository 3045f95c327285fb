// The pages for members say what the interface says: each **bold** word is one of its words in that language, each `key` one of its keys.
import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { KEYS } from '../../client/app/palette/shortcuts.ts'
import { CATALOGUE } from '../../client/base/messages/catalogue.ts'
import { PASSKEYS } from '../../client/base/messages/passkeys.ts'
import { hasAlt, ROOM_KEYS } from '../../client/meeting/room/roomKeys.ts'
import { anyRefusalMessage } from '../../shared/anyRefusalMessage.ts'
import type { Language } from '../../shared/bilingual.ts'
import { ROLES } from '../../shared/people.ts'
import { type Action, rolesFor } from '../../shared/permissions.ts'
import { REFUSALS } from '../../shared/refusals.ts'
import { FIELDS } from '../../shared/roadmap/fields.ts'
import { CHOICE_LABELS } from '../../shared/roadmap/labels.ts'

const LANGUAGES: readonly Language[] = ['es', 'en']
const PAGES = globSync('docs/use/*/*.md').sort()
const read = (file: string) => readFileSync(file, 'utf8')
const withoutMarks = (text: string) => text.replace(/[\u2066-\u2069]/g, '').replace(/\u00a0/g, ' ')

/** Sentences with parts are compared with the parts written as `…`. */
const sentencesOf = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [withoutMarks(value)]
  if (typeof value === 'function') {
    try {
      return [withoutMarks(String(value('…', '…', '…', '…')))]
    } catch {
      return []
    }
  }
  return value && typeof value === 'object' ? Object.values(value).flatMap(sentencesOf) : []
}

const fieldWords = (language: Language): readonly string[] => [
  ...Object.values(FIELDS).map(({ label }) => label[language]),
  ...Object.values(CHOICE_LABELS).flatMap((choices) => Object.values(choices).map((words) => words[language])),
]
const refusals = Object.keys(REFUSALS) as (keyof typeof REFUSALS)[]
const wordsOf = (language: Language): ReadonlySet<string> =>
  new Set([
    ...sentencesOf(CATALOGUE[language]),
    ...Object.values(PASSKEYS[language]),
    ...fieldWords(language),
    ...refusals.map((refusal) => anyRefusalMessage(refusal, language)),
  ])
const WORDS: Readonly<Record<Language, ReadonlySet<string>>> = { es: wordsOf('es'), en: wordsOf('en') }
const KNOWN_KEYS = new Set([
  ...KEYS.flatMap(([, keys]) => keys.flatMap(([, written]) => written.split(' · '))),
  ...ROOM_KEYS.flatMap(({ action, key }) => [key.toUpperCase(), ...(hasAlt(action) ? [`Alt ${key.toUpperCase()}`] : [])]),
  'Tab',
])

const languageOf = (page: string): Language => (page.startsWith('docs/use/es/') ? 'es' : 'en')
const body = (page: string) => read(page).replace(/^```[\s\S]*?^```/gm, '')

describe.each(PAGES)('%s', (page) => {
  test('writes in bold or italics only what the interface says, in its words', () => {
    const marked = [...body(page).matchAll(/\*\*?([^*\n]+)\*\*?/g)].map(([, words = '']) => words)
    expect(marked.filter((words) => !WORDS[languageOf(page)].has(words))).toEqual([])
  })

  test('names only keys that the product has', () => {
    const named = [...body(page).matchAll(/`([^`\n]+)`/g)].map(([, key = '']) => key)
    expect(named.filter((key) => !KNOWN_KEYS.has(key))).toEqual([])
  })

  test('has at most 900 words', () =>
    expect(
      body(page)
        .split(/\s+/)
        .filter((word) => /\p{L}/u.test(word)).length,
    ).toBeLessThanOrEqual(900))

  test('has at most two pictures of 150 kB, which are there', () => {
    const pictures = [...read(page).matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(([, path = '']) => join(dirname(page), path))
    expect(pictures.length).toBeLessThanOrEqual(2)
    for (const picture of pictures) {
      expect(existsSync(picture), picture).toBe(true)
      expect(statSync(picture).size, picture).toBeLessThanOrEqual(150_000)
    }
  })
})

test('both languages have the same pages', () => {
  expect(globSync('docs/use/es/*.md').length).toBe(globSync('docs/use/en/*.md').length)
})

/** The rows of the table, as the help page of the product shows it. */
const rowsOf = (language: Language): readonly string[] => {
  const { help, people } = CATALOGUE[language]
  return [
    `| ${help.action} | ${ROLES.map((role) => people.roles[role]).join(' | ')} |`,
    ...(Object.keys(help.actions) as (keyof typeof help.actions)[]).map(
      (action) =>
        `| ${help.actions[action]} | ${ROLES.map((role) => (rolesFor(action satisfies Action).includes(role) ? help.yes : help.no)).join(' | ')} |`,
    ),
  ]
}

test.each(LANGUAGES)('the index in %s says who may do what, as the server decides it', (language) => {
  const index = read(`docs/use/${language}/README.md`)
  for (const row of rowsOf(language)) expect(index).toContain(row)
})
