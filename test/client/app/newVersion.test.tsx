// What a page of an older version says, and what its button does: the worker that keeps the old page must not answer the reload.
import { cleanup, render } from '@solidjs/testing-library'
import { createSignal, Suspense } from 'solid-js'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { UpdateNotice } from '../../../client/app/UpdateNotice.tsx'
import { LanguageProvider } from '../../../client/base/language.tsx'
import { lazily } from '../../../client/base/lazily.tsx'
import { CATALOGUE } from '../../../client/base/messages/catalogue.ts'
import { reloadToNewest } from '../../../client/base/shell.ts'
import type { SaveStatus } from '../../../client/live/types.ts'
import { LANGUAGES } from '../../../shared/bilingual.ts'

const done: string[] = []
vi.spyOn(location, 'reload').mockImplementation(() => void done.push('reload'))
afterEach(() => {
  cleanup()
  done.length = 0
  Reflect.deleteProperty(navigator, 'serviceWorker')
})

/** A worker of a newer version, as far as it is with its files. */
class FakeWorker extends EventTarget {
  state: ServiceWorkerState
  constructor(state: ServiceWorkerState) {
    super()
    this.state = state
  }
  become(state: ServiceWorkerState) {
    this.state = state
    done.push(state)
    this.dispatchEvent(new Event('statechange'))
  }
  postMessage(message: unknown) {
    done.push(String(message))
    queueMicrotask(() => this.become('activated'))
  }
}
const keptBy = (registration: object) =>
  Object.defineProperty(navigator, 'serviceWorker', { configurable: true, value: { getRegistration: async () => registration } })
/** What the server offers when it is asked for a newer version. */
const offering = (offer: () => FakeWorker | null) => {
  const registration = {
    waiting: null,
    installing: null as FakeWorker | null,
    async update() {
      done.push('asked')
      registration.installing = offer()
    },
  }
  keptBy(registration)
}

describe('[W6] the reload of a page that learns of a newer version', () => {
  test('comes after the new version has been loaded and has taken over', async () => {
    const worker = new FakeWorker('installing')
    offering(() => worker)
    const reloading = reloadToNewest()
    await vi.waitFor(() => expect(done).toEqual(['asked']))
    worker.become('installed')
    await reloading
    expect(done).toEqual(['asked', 'installed', 'skip-waiting', 'activated', 'reload'])
  })

  test('takes the version that waits already', async () => {
    keptBy({ waiting: new FakeWorker('installed'), installing: null })
    await reloadToNewest()
    expect(done).toEqual(['skip-waiting', 'activated', 'reload'])
  })

  test.each([
    ['nothing keeps the page', () => undefined],
    ['the server has no newer one', () => offering(() => null)],
    [
      'the server does not answer',
      () =>
        offering(() => {
          throw new TypeError('no network')
        }),
    ],
    ['the newer one cannot be loaded', () => offering(() => new FakeWorker('redundant'))],
  ])('is a plain one when %s', async (_when, given) => {
    given()
    await reloadToNewest()
    expect(done.at(-1)).toBe('reload')
    expect(done.filter((step) => step === 'reload')).toHaveLength(1)
  })
})

describe.each(LANGUAGES)('[W6] in %s', (language) => {
  const text = CATALOGUE[language].frame
  const show = () => {
    const [status, become] = createSignal<SaveStatus>({ type: 'loading' })
    const screen = render(() => (
      <LanguageProvider initial={language}>
        <UpdateNotice ready={false} documents={[{ saveStatus: status }]} />
      </LanguageProvider>
    ))
    return { screen, become }
  }

  test('the page says once that everything written was kept, with a button, and reloads only when it is pressed', async () => {
    const { screen, become } = show()
    expect(screen.queryByRole('status')).toBeNull()
    become({ type: 'reload' })
    expect(screen.getByRole('status').textContent).toContain(text.newVersionNeeded)
    expect(done).toEqual([])
    const button = screen.getByRole('button', { name: text.reload })
    button.click()
    expect(button.textContent).toBe(text.reloading)
    button.click()
    await vi.waitFor(() => expect(done).toEqual(['reload']))
  })
})

describe.each(LANGUAGES)('[W6] a part of the page that the server does not have any more, in %s', (language) => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
  afterEach(() => void vi.useRealTimers())
  /** It is loaded again a second and a half after it failed. */
  const secondTry = () => vi.advanceTimersByTimeAsync(1_500)

  test('says so in its place, with a way on, and the rest goes on', async () => {
    const Part = lazily(async () => {
      throw new TypeError('Failed to fetch dynamically imported module')
    })
    const screen = render(() => (
      <LanguageProvider initial={language}>
        <Suspense fallback="…">
          <Part />
        </Suspense>
        <p>the rest</p>
      </LanguageProvider>
    ))
    expect(screen.queryByRole('alert')).toBeNull()
    await secondTry()
    const said = await vi.waitFor(() => screen.getByRole('alert'))
    expect(said.textContent).toContain(CATALOGUE[language].common.didNotLoad)
    expect(screen.getByText('the rest')).toBeTruthy()
    screen.getByRole('button', { name: CATALOGUE[language].frame.reload }).click()
    await vi.waitFor(() => expect(done).toEqual(['reload']))
  })

  test('appears by itself when the server is back, without a press', async () => {
    let isBack = false
    const Part = lazily(async () => {
      if (!isBack) throw new TypeError('Failed to fetch dynamically imported module')
      return () => <b>here</b>
    })
    const screen = render(() => (
      <LanguageProvider initial={language}>
        <Suspense fallback="…">
          <Part />
        </Suspense>
      </LanguageProvider>
    ))
    expect(screen.queryByRole('alert')).toBeNull()
    await secondTry()
    const said = await vi.waitFor(() => screen.getByRole('alert'))
    expect(said.textContent).toContain(CATALOGUE[language].common.loadsByItself)
    isBack = true
    dispatchEvent(new Event('online'))
    expect(await vi.waitFor(() => screen.getByText('here'))).toBeTruthy()
    expect(screen.queryByRole('alert')).toBeNull()
  })

  test('is shown when the second try succeeds', async () => {
    let tries = 0
    const Part = lazily(async () => {
      if (++tries === 1) throw new TypeError('Failed to fetch dynamically imported module')
      return () => <b>here</b>
    })
    const screen = render(() => (
      <LanguageProvider initial={language}>
        <Part />
      </LanguageProvider>
    ))
    expect(screen.queryByText('here')).toBeNull()
    await secondTry()
    expect(await vi.waitFor(() => screen.getByText('here'))).toBeTruthy()
  })
})
