// Words that come in two files: whoever waits for all of them has them, whichever was asked for first.
import { afterEach, describe, expect, test, vi } from 'vitest'

const MESSAGES = '../../../client/base/messages'

/** A catalogue whose files come when they are let through, as over a slow line. */
const slow = async () => {
  const [first, later] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  vi.resetModules()
  vi.doMock(`${MESSAGES}/es.ts`, async () => {
    await first.promise
    return { WORDS: { roadmap: { title: 'Hoja de ruta' } } }
  })
  vi.doMock(`${MESSAGES}/es.ts?later`, async () => {
    await later.promise
    return { WORDS: { texts: { title: 'Textos' } } }
  })
  return { ...(await import('../../../client/base/messages/catalogue.ts')), first: first.resolve, later: later.resolve }
}

describe('the words of a language', () => {
  afterEach(() => {
    for (const file of ['es.ts', 'es.ts?later']) vi.doUnmock(`${MESSAGES}/${file}`)
    vi.resetModules()
  })

  test('the first ones are there before the others', async () => {
    const { CATALOGUE, hasWords, loadFirstWords, first } = await slow()
    first()
    await loadFirstWords('es')
    expect([hasWords('es'), CATALOGUE.es.roadmap.title, CATALOGUE.es.texts]).toEqual([true, 'Hoja de ruta', undefined])
  })

  test('a part that is asked for before any words are here waits for all of them', async () => {
    const { CATALOGUE, loadFirstWords, loadRestOfWords, first, later } = await slow()
    const part = loadRestOfWords('es')
    const frame = loadFirstWords('es')
    later()
    first()
    await Promise.all([part, frame])
    expect([CATALOGUE.es.roadmap.title, CATALOGUE.es.texts.title]).toEqual(['Hoja de ruta', 'Textos'])
  })

  test('the first ones, arriving last, take nothing away', async () => {
    const { CATALOGUE, loadFirstWords, loadWords, first, later } = await slow()
    const frame = loadFirstWords('es')
    const whole = loadWords('es')
    first()
    later()
    await Promise.all([whole, frame])
    expect(CATALOGUE.es.texts.title).toBe('Textos')
  })
})
