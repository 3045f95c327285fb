// A page that is left: put to sleep by WebKit, or gone for good.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { reloadFromBfcache } from '../../../client/base/reloadFromBfcache.ts'

const leave = (persisted: boolean) =>
  window.dispatchEvent(Object.assign(new Event('pagehide'), { persisted }) satisfies Pick<PageTransitionEvent, 'persisted'>)

/** A database whose transactions only note what becomes of them. */
const aDatabase = () => {
  const ends: string[] = []
  const transaction = () => {
    const own = new EventTarget()
    return Object.assign(own, { abort: () => ends.push('given up'), commit: () => ends.push('committed') })
  }
  return { ends, database: { transaction: vi.fn(transaction) } }
}

describe('a page that is left with transactions begun', () => {
  beforeEach(() => vi.resetModules())
  afterEach(() => vi.unstubAllGlobals())

  const open = async (database: unknown) => {
    const request = { result: database, onsuccess: () => {} }
    vi.stubGlobal('indexedDB', {
      open: () => {
        queueMicrotask(() => request.onsuccess())
        return request
      },
    })
    const idb = await import('../../../client/base/idb.ts')
    return { opened: await idb.openIndexedDb('ruta/a/b', () => {}), commit: idb.commit }
  }

  test.each([
    [true, ['given up', 'given up']],
    [false, ['committed']],
  ])('put to sleep: %s; the next page on the same database waits for none of them', async (persisted, expected) => {
    const { ends, database } = aDatabase()
    const { opened, commit } = await open(database)
    opened.transaction('meta')
    leave(persisted)
    commit(opened.transaction('meta'))
    expect(ends).toEqual(expected)
  })

  test('leaves alone the transactions that had ended', async () => {
    const { ends, database } = aDatabase()
    const { opened } = await open(database)
    opened.transaction('meta').dispatchEvent(new Event('complete'))
    leave(true)
    expect(ends).toEqual([])
  })
})

test('a page that is shown again after sleep begins anew, and one that is shown first does not', () => {
  const reload = vi.fn()
  const page = Object.assign(new EventTarget(), { location: { reload } })
  // biome-ignore lint/suspicious/noExplicitAny: as much of a window as it needs
  reloadFromBfcache(page as any)
  page.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: false }))
  expect(reload).toHaveBeenCalledTimes(0)
  page.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }))
  expect(reload).toHaveBeenCalledTimes(1)
})
