// Search: what is found, by which words, for whom.
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { systemClock } from '../../../server/clock.ts'
import { sqliteQueries } from '../../../server/log/sqliteQueries.ts'
import { excerptOf, foldText, queryWords } from '../../../server/search/folded.ts'
import { createSearch } from '../../../server/search/search.ts'
import type { SearchHit } from '../../../shared/api/search.ts'
import { type OpenedSample, openSample } from '../sample/opened.ts'
import { openWorld, signedIn } from '../testWorld.ts'

describe('[V6] a text as search compares it', () => {
  test('has one character for each of the original, so that what is shown is what was found', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const { original, plain } = foldText(text)
        expect([...plain].length).toBe(original.length)
        expect(foldText(plain).plain).toBe(plain)
      }),
    )
    expect(foldText('Extinción de DOMINIO, señal').plain).toBe('extincion de dominio, senal')
  })
  test('is shown around the first of the words', () => {
    const text = foldText(`${'a '.repeat(80)}la Extinción de dominio${' b'.repeat(80)}`)
    expect(excerptOf(text, ['dominio'])).toMatch(/^….*Extinción de dominio.*…$/)
    expect(excerptOf(text, ['nada'])).toBe('')
  })
  test('has in a query its different words, at most eight', () => {
    expect(queryWords('  Acción  ACCION de de\tjunio ')).toEqual(['accion', 'de', 'junio'])
    expect(queryWords('a b c d e f g h i j').length).toBe(8)
  })
})

describe('[V6] the search of a group', () => {
  let sample: OpenedSample
  let find: (query: string) => Promise<readonly SearchHit[]>
  beforeAll(async () => {
    sample = await openSample()
    await sample.seed()
    await sample.project()
    const documents = await sample.log.documents()
    const search = createSearch(sqliteQueries(sample.database.sqlite, systemClock))
    find = (query) => search.find(documents, query)
  })
  afterAll(() => sample.close())

  test('finds an item by its number, with and without letters, first', async () => {
    for (const query of ['WG-014', 'wg-014', '14']) {
      const [first] = await find(query)
      expect(first?.found).toMatchObject({ type: 'item', code: 'WG-014' })
    }
  })
  test('finds by words of either language, whatever their accents, in titles and in what stands below them', async () => {
    const [spanish, english] = [await find('extincion DOMINIO'), await find('civil asset forfeiture')]
    expect(spanish.map(({ found }) => (found.type === 'item' ? found.code : null))).toContain('WG-014')
    expect(english.map(({ found }) => (found.type === 'item' ? found.code : null))).toContain('WG-014')
    const below = (await find('terceros buena fe')).find(({ excerpt }) => excerpt.es !== '')
    expect(below?.excerpt.es.toLowerCase()).toContain('tercero')
  })
  test('finds texts, sessions, their points and decisions, each once', async () => {
    const hits = [...(await find('consulta')), ...(await find('Cartagena')), ...(await find('sesión'))]
    expect(new Set(hits.map(({ found }) => found.type))).toEqual(new Set(['item', 'text', 'session', 'point', 'decision']))
    for (const list of [await find('consulta'), await find('Cartagena')]) {
      const whole = list.filter(({ found }) => found.type === 'text' || found.type === 'session').map(({ document }) => document)
      expect(new Set(whole).size).toBe(whole.length)
    }
  })
  test('finds nothing for nothing, and nothing for what is nowhere', async () => {
    expect(await find('   ')).toEqual([])
    expect(await find('xyzzy')).toEqual([])
  })
  test('looks at nothing but what the caller may read', async () => {
    const [hit] = await find('consulta')
    expect(hit).toBeDefined()
    expect(await createSearch(sqliteQueries(sample.database.sqlite, systemClock)).find([], 'consulta')).toEqual([])
  })
})

test('[V6] a search without words, or with too many letters, is a bad request', async () => {
  const world = await openWorld()
  try {
    await world.addPerson('ana@example.org', 'observer')
    const ana = await signedIn(world, 'ana@example.org')
    expect((await ana.ask('GET', '/api/groups/tco/search')).status).toBe(400)
    expect((await ana.ask('GET', `/api/groups/tco/search?q=${'a'.repeat(201)}`)).status).toBe(400)
    expect((await ana.ask('GET', '/api/groups/tco/search?q=x')).body).toEqual({ hits: [] })
  } finally {
    await world.close()
  }
})
