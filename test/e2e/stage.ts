// One server and one browser for the stories of a file. After each story all pages are closed, and consoles must have no errors.
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject } from 'vitest'
import type { Language } from '../../shared/bilingual.ts'
import { launchBrowser, launchOther } from '../harness/browser.ts'
import { type DemoServer, openDemoServer } from './demoServer.ts'
import { NO_NETWORK, openPerson, type Person, sees } from './person.ts'

/** The sample's accounts, with their roles. */
const SEATS = {
  co: ['delegate.co@example.org', 'delegate.co.localhost', 'es'],
  mx: ['delegate.mx@example.org', 'delegate.mx.localhost', 'es'],
  us: ['delegate.us@example.org', 'delegate.us.localhost', 'en'],
  chair: ['chair@example.org', 'chair.localhost', 'en'],
  observer: ['observer@example.org', 'observer.localhost', 'en'],
  secretariat: ['secretariat@example.org', '127.0.0.1', 'es'],
} as const satisfies Readonly<Record<string, readonly [string, string, Language]>>
export type Seat = keyof typeof SEATS

export interface Stage {
  readonly server: () => DemoServer
  /** A person who is not signed in. */
  readonly visit: (seat: Seat, at?: string) => Promise<Person>
  /** A person who is signed in, at this path. */
  readonly enter: (seat: Seat, path?: string) => Promise<Person>
  /** Disconnects this person from the network; and connects them again. */
  readonly unplug: (person: Person) => Promise<void>
  readonly plugIn: (person: Person) => Promise<void>
}

/** Whether menus and dialogs have been loaded, after the first content. A page that is disconnected within its first second cannot open them. */
const hasOverlays = (): boolean => performance.getEntriesByType('resource').some(({ name }) => name.includes('/assets/kobalte-'))

/** What each person saw when the story failed: CI keeps text only. */
const tellScreen = async ({ name, page }: Person, story: string): Promise<void> => {
  const focused = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200))
  const seen = await page.locator('body').ariaSnapshot()
  console.error(`${name} in “${story}” at ${page.url()}, focus in ${focused}\n${seen.slice(0, MOST_TOLD)}`)
}
const MOST_TOLD = 6_000

/**
 * Recorded at the second try of a story, which each story that fails has had: recording costs time. Open one with
 * `npx playwright-core show-trace FILE`.
 */
const traceFile = ({ name }: Person, story: string): string =>
  `test/out/traces/${story.replace(/[^\p{L}\d]+/gu, '-').slice(0, 80)}.${name}.zip`

/** `keepsShell`: for stories of people who go offline and come back; the others run without the service worker. */
export const useStage = ({ keepsShell = false } = {}): Stage => {
  let browser: Browser
  let other: Browser | null
  let server: DemoServer
  const present: Person[] = []
  beforeAll(async () => {
    ;[browser, other, server] = await Promise.all([launchBrowser(), launchOther(), openDemoServer(inject('seeded'))])
  })
  let isTraced = false
  beforeEach(async ({ task }) => {
    isTraced = (task.result?.retryCount ?? 0) > 0
    // Data written by the first try would disturb the second.
    if (!isTraced) return
    await server.close()
    server = await openDemoServer(inject('seeded'))
  })
  afterEach(async ({ task }) => {
    const hasFailed = task.result?.state === 'fail'
    const people = present.splice(0)
    const troubles = people.flatMap((person) => person.troubles().map((trouble) => `${person.name}: ${trouble}`))
    try {
      if (hasFailed) for (const person of people) await tellScreen(person, task.name)
      if (isTraced) for (const person of people) await person.context.tracing.stop(hasFailed ? { path: traceFile(person, task.name) } : {})
    } finally {
      // A failed story must not leave anybody signed in or disconnected for the next one.
      for (const { name } of people) server.mend(name)
      await Promise.all(people.map(({ context }) => context.close()))
    }
    expect(troubles).toEqual([])
  })
  afterAll(async () => {
    await Promise.all([browser?.close(), other?.close()])
    await server?.close()
  })
  const visit: Stage['visit'] = async (seat, at) => {
    const [email, usual, language] = SEATS[seat]
    const name = at ?? usual
    const request = { email, name, language, address: server.address(name), keepsShell }
    const person = await openPerson((seat === 'mx' && other) || browser, request)
    if (isTraced) await person.context.tracing.start({ screenshots: true, snapshots: true, sources: true })
    present.push(person)
    return person
  }
  return {
    server: () => server,
    visit,
    async enter(seat, path = '/g/tco/road-map') {
      const person = await visit(seat)
      await person.signInUnseen()
      await person.go(path)
      await sees(person.page.locator('main.main'))
      return person
    },
    async unplug(person) {
      await person.page.waitForFunction(hasOverlays)
      person.expects(...NO_NETWORK)
      server.cut(person.name)
      await person.context.setOffline(true)
    },
    async plugIn(person) {
      server.mend(person.name)
      await person.context.setOffline(false)
    },
  }
}
