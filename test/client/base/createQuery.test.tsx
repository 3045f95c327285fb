// An answer of the server that a screen lives on: when it is asked for, what stays meanwhile, and what the device remembers.
import { cleanup, render, screen } from '@solidjs/testing-library'
import { createSignal } from 'solid-js'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { ApiAnswer } from '../../../client/base/api.ts'
import { createQueryBy, type QueryOptions, type ServerQuery } from '../../../client/base/createQuery.ts'
import { I18nProvider } from '../../../client/base/i18n.tsx'
import { CATALOGUE } from '../../../client/base/messages/catalogue.ts'
import { announceChange } from '../../../client/base/news.ts'
import { forgetAnswers } from '../../../client/base/remembered.ts'
import { QueryGate } from '../../../client/states/QueryGate.tsx'
import { LANGUAGES } from '../../../shared/bilingual.ts'

let account = 'ana'
let server: (path: string) => Promise<ApiAnswer<unknown>>
const asked: string[] = []
vi.mock('../../../client/base/actor.tsx', () => ({ useActor: () => () => ({ account }) }))
const [stands, setStands] = createSignal(true)
vi.mock('../../../client/base/content.ts', async (original) => ({
  ...(await original<typeof import('../../../client/base/content.ts')>()),
  contentStands: () => stands(),
}))
const signals: AbortSignal[] = []
const ask = (path: string, signal: AbortSignal) => {
  asked.push(path)
  signals.push(signal)
  return server(path)
}

const OFFLINE = { ok: false, why: 'offline' } as const
const REFUSED = { ok: false, why: 'refused', status: 503, refusal: 'unavailable', message: 'Busy.', retryAfter: null } as const
const ok = (value: unknown) => ({ ok: true, value }) as const
const settle = () => vi.advanceTimersByTimeAsync(0)
const [path, setPath] = createSignal<string | null>('/a')
let query: ServerQuery<unknown>
const start = async (options: QueryOptions & { readonly lasting?: (value: unknown) => unknown } = {}) => {
  render(() => {
    query = createQueryBy(path, ask, options)
    return null
  })
  await settle()
}
const isVisible = vi.spyOn(document, 'visibilityState', 'get')
const looked = () => document.dispatchEvent(new Event('visibilitychange'))
const back = () => window.dispatchEvent(new Event('online'))

beforeEach(() => {
  vi.useFakeTimers()
  localStorage.clear()
  asked.length = 0
  signals.length = 0
  account = 'ana'
  isVisible.mockReturnValue('visible')
  setPath('/a')
  server = async (wanted) => ok(wanted)
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

describe('a query', () => {
  test('waits for the first content if that does not need it, and is asked then', async () => {
    setStands(false)
    await start({ afterContent: true, live: true })
    looked()
    back()
    await settle()
    expect(asked).toEqual([])
    setStands(true)
    await settle()
    expect(asked).toEqual(['/a'])
  })

  test('[H89] ends what it asked when its path changes and with its screen, and shows no refusal of it', async () => {
    const left = Promise.withResolvers<ApiAnswer<unknown>>()
    server = () => left.promise
    await start()
    setPath('/b')
    await settle()
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false])
    setPath('/a')
    left.resolve(REFUSED)
    server = async (wanted) => ok(wanted)
    await query.refresh()
    expect([query.value(), query.failure()]).toEqual(['/a', null])
    cleanup()
    expect(signals.every(({ aborted }) => aborted)).toBe(true)
  })

  test('asks at once, and again for another path, whose answer alone is shown', async () => {
    await start()
    expect(query.value()).toBe('/a')
    setPath('/b')
    expect(query.value()).toBeNull()
    await settle()
    expect(query.value()).toBe('/b')
    setPath(null)
    expect([query.value(), asked]).toEqual([null, ['/a', '/b']])
  })

  test('keeps the previous answer until the next one is here, where that is wanted', async () => {
    await start({ keepsPrevious: true })
    setPath('/b')
    expect([query.value(), query.loading()]).toEqual(['/a', true])
    await settle()
    expect([query.value(), query.loading()]).toEqual(['/b', false])
  })

  test('keeps its last answer when it fails, says why, and asks again when the server is back', async () => {
    await start()
    server = async () => OFFLINE
    await query.refresh()
    expect([query.value(), query.failure()]).toEqual(['/a', OFFLINE])
    server = async () => ok('newer')
    back()
    await settle()
    expect([query.value(), query.failure()]).toEqual(['newer', null])
    // Nothing has failed since.
    back()
    looked()
    await settle()
    expect(asked.length).toBe(3)
  })

  test('asks, if it is live, when the page is looked at, when the server is back, and at its interval while the page is looked at', async () => {
    await start({ every: 1_000 })
    looked()
    back()
    await vi.advanceTimersByTimeAsync(1_000)
    expect(asked.length).toBe(4)
    isVisible.mockReturnValue('hidden')
    await vi.advanceTimersByTimeAsync(5_000)
    expect(asked.length).toBe(4)
    cleanup()
    isVisible.mockReturnValue('visible')
    looked()
    back()
    await vi.advanceTimersByTimeAsync(5_000)
    expect(asked.length).toBe(4)
  })

  test('shows the answer to its newest request, in whatever order they come', async () => {
    const answers: ((answer: ApiAnswer<unknown>) => void)[] = []
    server = () => new Promise((resolve) => answers.push(resolve))
    await start()
    query.refresh()
    answers[1]?.(ok('second'))
    await settle()
    answers[0]?.(ok('first'))
    await settle()
    expect([query.value(), query.loading()]).toEqual(['second', false])
  })

  test('keeps the same value for the same answer, unless the same is news too', async () => {
    server = async () => ok({ some: 'words' })
    await start()
    const before = query.value()
    await query.refresh()
    expect(query.value()).toBe(before)
    cleanup()
    await start({ equals: false })
    const first = query.value()
    await query.refresh()
    expect(query.value()).not.toBe(first)
  })

  test('leaves on the device what may last there, and shows all of it while the server answers', async () => {
    server = async () => ok({ name: 'Ana', email: 'ana@example.org' })
    const lasting = (value: unknown) => ({ ...(value as object), email: null })
    await start({ remember: true, lasting })
    expect(query.value()).toEqual({ name: 'Ana', email: 'ana@example.org' })
    expect(JSON.stringify({ ...localStorage })).not.toContain('ana@example.org')
    cleanup()
    server = async () => OFFLINE
    await start({ remember: true, lasting })
    expect(query.value()).toEqual({ name: 'Ana', email: null })
  })

  test('waits until it may ask, and asks at once when it is allowed', async () => {
    const [may, setMay] = createSignal(false)
    await start({ when: may, news: 'group' })
    back()
    announceChange('group')
    expect(asked).toEqual([])
    await query.refresh()
    expect(query.value()).toBe('/a')
    setMay(true)
    await settle()
    expect(asked).toEqual(['/a', '/a'])
    announceChange('group')
    await settle()
    expect(asked).toEqual(['/a', '/a', '/a'])
  })

  test('keeps the identity of what the device remembered when the server answers the same, so that nothing is drawn again', async () => {
    server = async () => ok({ rows: ['one'] })
    await start({ remember: true })
    cleanup()
    let answer = (_: ApiAnswer<unknown>) => {}
    server = () => new Promise((resolve) => (answer = resolve))
    await start({ remember: true })
    const remembered = query.value()
    answer(ok({ rows: ['one'] }))
    await settle()
    expect(remembered).toEqual({ rows: ['one'] })
    expect(query.value()).toBe(remembered)
  })

  test('remembers its answer on the device for one account, until that is forgotten', async () => {
    await start({ remember: true })
    expect(localStorage.getItem('ruta/answers')).toBe('{"account":"ana","answers":{"/a":"\\"/a\\""}}')
    cleanup()
    server = async () => OFFLINE
    await start({ remember: true })
    expect(query.value()).toBe('/a')
    cleanup()
    account = 'ben'
    await start({ remember: true })
    expect(query.value()).toBeNull()
    cleanup()
    account = 'ana'
    localStorage.setItem('ruta/answers', '{"account":"ana","answers":{"/a":"{"}}')
    await start({ remember: true })
    expect(query.value()).toBeNull()
    forgetAnswers()
    expect(localStorage.getItem('ruta/answers')).toBeNull()
  })

  test('leaves room on the device: of many answers those that came last stay, and one that is too large stays out', async () => {
    const answers = Object.fromEntries(Array.from({ length: 4 }, (_, n) => [`/old${n}`, 'x'.repeat(499_999)]))
    localStorage.setItem('ruta/answers', JSON.stringify({ account: 'ana', answers }))
    const paths = () => Object.keys(JSON.parse(localStorage.getItem('ruta/answers') ?? '{}').answers)
    server = async () => ok('y'.repeat(1000))
    await start({ remember: true })
    expect(paths()).toEqual(['/old1', '/old2', '/old3', '/a'])
    cleanup()
    server = async () => ok('y'.repeat(3_000_000))
    await start({ remember: true })
    expect(paths()).toEqual(['/old1', '/old2', '/old3'])
  })
})

describe.each(LANGUAGES)('in %s, the gate of a query', (language) => {
  const { common } = CATALOGUE[language]
  const show = async () => {
    render(() => (
      <I18nProvider initial={language}>
        {(() => {
          query = createQueryBy(path, ask)
          return (
            <QueryGate query={query} refused="Did not load" stale="As it was">
              {(value) => <p>{String(value())}</p>}
            </QueryGate>
          )
        })()}
      </I18nProvider>
    ))
    await settle()
  }

  test('shows a skeleton while the first answer is on its way, and then the answer', async () => {
    let answer = (_: ApiAnswer<unknown>) => {}
    server = () => new Promise((resolve) => (answer = resolve))
    await show()
    expect(screen.getByRole('status', { name: common.loading })).toBeTruthy()
    answer(ok('words'))
    await settle()
    expect(screen.getByText('words')).toBeTruthy()
  })

  test('says that there is no connection, and tries again on request', async () => {
    server = async () => OFFLINE
    await show()
    expect(screen.getByText(common.needsConnection)).toBeTruthy()
    expect(screen.getByText(common.offlineStillWorks)).toBeTruthy()
    server = async () => ok('words')
    screen.getByRole('button', { name: common.tryAgain }).click()
    await settle()
    expect(screen.getByText('words')).toBeTruthy()
  })

  test('says why the server refused, in its words', async () => {
    server = async () => REFUSED
    await show()
    expect([screen.getByText('Did not load'), screen.getByText('Busy.')].every(Boolean)).toBe(true)
    expect(screen.queryByText(common.offlineStillWorks)).toBeNull()
  })

  test.each([OFFLINE, REFUSED])('says above what is known that nothing newer came, %#', async (failure) => {
    await show()
    server = async () => failure
    await query.refresh()
    expect(screen.getByText('/a')).toBeTruthy()
    expect(screen.getByText('As it was')).toBeTruthy()
  })
})
