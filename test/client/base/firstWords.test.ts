// What is loaded before the first rows says nothing but what comes first (`firstWords.ts`): its files are read, as the build follows them.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { CATALOGUE } from '../../../client/base/messages/catalogue.ts'
import en from '../../../client/base/messages/en.json' with { type: 'json' }
import es from '../../../client/base/messages/es.json' with { type: 'json' }
import { FIRST_WORDS, hasFirstFunctions, isFirst } from '../../../client/base/messages/firstWords.ts'
import { wordsPlugin } from '../../../client/wordsPlugin.ts'

const BEGIN = ['client/main.tsx', 'client/app/Inside.tsx', 'client/roadmap/RoadMapView.tsx']

/** With everything that they import at once. */
const loadedFirst = (): ReadonlySet<string> => {
  const all = new Set(BEGIN)
  for (const file of all)
    for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(/^(?:import|export)\s+(?!type\b)(?:[^'"]*?from\s+)?'(\.[^']+)'/gm)) {
      const next = join(dirname(file), path)
      if (existsSync(next) && /\.tsx?$/.test(next)) all.add(next)
    }
  return all
}

const SECTIONS = new Set([...Object.keys(en), 'documents'])
const TEXT = String.raw`(?:text\(\)|\btext\b|\bCATALOGUE\[[^\]]+\])`

/** `section.key`, or `section` where it is handed on as a whole. */
const saidIn = (source: string): readonly (readonly [section: string, key: string | null])[] => {
  const direct = [...source.matchAll(new RegExp(String.raw`${TEXT}\s*\.(\w+)(?:\.(\w+))?`, 'g'))]
  const taken = [...source.matchAll(new RegExp(String.raw`\{([^{}]*)\} = ${TEXT}(?!\.)`, 'g'))].flatMap(([, names = '']) =>
    names
      .split(',')
      .flatMap((name) => [...source.matchAll(new RegExp(String.raw`\b(${name.replace(/:.*/, '').trim() || '-'})(?:\.(\w+))?`, 'g'))]),
  )
  return [...direct, ...taken].map(([, section = '', key]) => [section, key ?? null] as const).filter(([section]) => SECTIONS.has(section))
}

/** Keys of plain sentences that say something else in the whole catalogue. */
const replaced = (plain: object, whole: object, above = ''): readonly string[] =>
  Object.entries(plain).flatMap(([key, own]) => {
    const shown: unknown = Object.entries(whole).find(([name]) => name === key)?.[1]
    if (typeof own === 'object' && typeof shown === 'object' && shown !== null) return replaced(own, shown, `${above}${key}.`)
    return own === shown ? [] : `${above}${key}`
  })

describe('the words that come first', () => {
  test('have no key that one of another file has too: in the build whichever came last would be said', () => {
    expect([replaced(es, CATALOGUE.es), replaced(en, CATALOGUE.en)]).toEqual([[], []])
  })

  test('are all that is said by what is loaded first', () => {
    const files = [...loadedFirst()].filter((file) => file.startsWith('client/') && !file.includes('/messages/'))
    expect(files.length).toBeGreaterThan(200)
    const missing = files.flatMap((file) =>
      saidIn(readFileSync(file, 'utf8'))
        .filter(([section, key]) => (key === null ? FIRST_WORDS[section] !== 'all' : !isFirst(section, key)))
        .map(([section, key]) => `${file}: ${section}.${key ?? '*'}`),
    )
    expect(missing).toEqual([])
  })

  test('are, with the others, all words of the product, once, in both languages', async () => {
    for (const [language, sentences] of [
      ['es', es],
      ['en', en],
    ] as const) {
      const [first, later] = [await built(language, '?first'), await built(language, '?later')]
      const keys = (of: Sections) => Object.entries(of).flatMap(([section, own]) => Object.keys(own).map((key) => `${section}.${key}`))
      expect([...keys(first), ...keys(later)].sort()).toEqual(keys(sentences).sort())
      expect(keys(first).length).toBeGreaterThan(100)
      expect(keys(later).length).toBeGreaterThan(keys(first).length)
    }
  })

  test('functions come with the file that says them', () => {
    expect(hasFirstFunctions('roadmap', en.roadmap)).toBe(true)
    expect(hasFirstFunctions('installation', en.installation)).toBe(false)
    expect(hasFirstFunctions('glossary', en.glossary)).toBe(false)
  })
})

type Sections = Readonly<Record<string, object>>
/** What the build makes of the sentences. */
const built = async (language: string, part: string): Promise<Sections> => {
  const { load } = wordsPlugin()
  if (typeof load !== 'function') throw new Error('the plugin loads by a function')
  const id = join(import.meta.dirname, `../../../client/base/messages/${language}.json${part}`)
  const made: unknown = await Reflect.apply(load, null, [id])
  if (typeof made !== 'object' || made === null || !('code' in made)) throw new Error('nothing was built')
  return JSON.parse(String(made.code).replace('export default ', ''))
}
