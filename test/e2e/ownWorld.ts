// A world of its own for each try of a story, and one browser for those of a file: a second try finds nothing that the first has written.
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { launchBrowser } from '../harness/browser.ts'
import { openWorldsWithPages, type World } from '../server/testWorld.ts'
import { openPerson, type Person, type PersonRequest } from './person.ts'

export interface OwnWorld<W extends Pick<World, 'server' | 'close'>> {
  readonly world: () => W
  /** Somebody at a browser of their own, who has opened no page yet; `at`: another world than this one. */
  readonly visit: (who: Pick<PersonRequest, 'email' | 'language'>, at?: Pick<World, 'server'>) => Promise<Person>
}

/** `open`: with everybody and everything that the stories begin with. */
export const useOwnWorld = <W extends Pick<World, 'server' | 'close'>>(open: () => Promise<W>): OwnWorld<W> => {
  let browser: Browser
  let world: W | null = null
  const present: Person[] = []
  openWorldsWithPages()
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  beforeEach(async () => {
    world = await open()
  })
  afterEach(async () => {
    // Everybody goes home before the server: a page that loses it complains.
    const people = present.splice(0)
    const troubles = people.flatMap((person) => person.troubles().map((trouble) => `${person.email}: ${trouble}`))
    await Promise.all(people.map(({ context }) => context.close()))
    await world?.close()
    world = null
    expect(troubles).toEqual([])
  })
  afterAll(() => browser?.close())
  const ours = (): W => {
    if (!world) throw new Error('the world of a story is open only while it is told')
    return world
  }
  return {
    world: ours,
    async visit(who, at = ours()) {
      const person = await openPerson(browser, { ...who, name: '127.0.0.1', address: at.server.url, keepsShell: false })
      present.push(person)
      return person
    },
  }
}
