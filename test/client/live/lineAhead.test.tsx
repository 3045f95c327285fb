// The connection that is opened while the code of the plan is still on its way: what it receives, and when it is not used.
import { toBase64UrlEncoded } from 'lib0/buffer'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { HOLDS_NOTHING, lineAddress, liveUrl } from '../../../client/base/lineAddress.ts'
import { lifeAhead, openLineAhead, takeLineAhead } from '../../../client/base/lineAhead.ts'
import { askAhead, groupAt } from '../../../client/base/planAhead.ts'
import { createBrowserSocket } from '../../../client/live/browserSocket.ts'
import { parseAccountId, parseGroupId, roadmapId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'

const account = must(parseAccountId('ana'), 'an account')
const group = must(parseGroupId('tco'), 'a group')
const PLAN = roadmapId(group)
const memberships = [{ group, role: 'delegate', delegation: null, agency: null }] as const

class Socket {
  static readonly CONNECTING = 0
  static readonly OPEN = 1
  readyState = Socket.CONNECTING
  isClosed = false
  onopen: (() => void) | null = null
  onmessage: ((event: { data: ArrayBuffer }) => void) | null = null
  onclose: ((event: { code: number }) => void) | null = null
  readonly url: string
  constructor(url: string) {
    this.url = url
    sockets.push(this)
  }
  open() {
    this.readyState = Socket.OPEN
    this.onopen?.()
  }
  receive(...bytes: number[]) {
    this.onmessage?.({ data: new Uint8Array(bytes).buffer })
  }
  close() {
    this.isClosed = true
  }
}
let sockets: Socket[] = []
const only = () => must(sockets[0], 'a socket')

beforeEach(() => {
  sockets = []
  localStorage.clear()
  vi.useFakeTimers()
  vi.stubGlobal('WebSocket', Socket)
})
afterEach(async () => {
  // What was not used is closed.
  await vi.advanceTimersByTimeAsync(60_000)
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** As the connection of a document opens it. */
const connect = (doc: Y.Doc) => {
  const heard: string[] = []
  const holds = toBase64UrlEncoded(Y.encodeStateVector(doc))
  createBrowserSocket()(lineAddress(liveUrl(), { document: PLAN, account, life: doc.guid, holds }), {
    opened: () => heard.push('opened'),
    received: (bytes) => heard.push([...bytes].join()),
    closed: (code) => heard.push(`closed ${code}`),
  })
  return heard
}
const newDocument = () => new Y.Doc({ guid: must(lifeAhead(PLAN), 'a connection ahead') })

describe('[C69] a connection that is opened before the code of the plan is here', () => {
  test('is taken by an empty document of the same name, with all that it received, in order', async () => {
    openLineAhead(account, PLAN)
    only().open()
    only().receive(1)
    only().receive(2)
    const heard = connect(newDocument())
    await vi.advanceTimersByTimeAsync(0)
    only().receive(3)
    expect(heard).toEqual(['opened', '1', '2', '3'])
    expect(sockets).toHaveLength(1)
    expect(only().isClosed).toBe(false)
  })

  test('may still be opening when it is taken', () => {
    openLineAhead(account, PLAN)
    const heard = connect(newDocument())
    only().open()
    only().receive(1)
    expect(heard).toEqual(['opened', '1'])
  })

  test('is taken once: a document that connects again has a connection of its own', () => {
    openLineAhead(account, PLAN)
    const doc = newDocument()
    connect(doc)
    connect(doc)
    expect(sockets).toHaveLength(2)
    expect(lifeAhead(PLAN)).toBeNull()
  })

  test('is closed and not used where the document holds something, or is of another account', () => {
    openLineAhead(account, PLAN)
    const doc = newDocument()
    doc.getMap('items').set('a', 1)
    const heard = connect(doc)
    expect(sockets).toHaveLength(2)
    expect(only().isClosed).toBe(true)
    only().receive(1)
    expect(heard).toEqual([])
    openLineAhead(account, PLAN)
    const bob = must(parseAccountId('bob'), 'an account')
    const theirs = lineAddress(liveUrl(), { document: PLAN, account: bob, life: must(lifeAhead(PLAN), 'a life'), holds: HOLDS_NOTHING })
    expect(takeLineAhead(theirs)).toBeNull()
    expect(sockets[2]?.isClosed).toBe(true)
  })

  test('is forgotten when the server closes it, and closed when nobody takes it', async () => {
    openLineAhead(account, PLAN)
    only().onclose?.({ code: 4401 })
    expect(lifeAhead(PLAN)).toBeNull()
    openLineAhead(account, PLAN)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(sockets[1]?.isClosed).toBe(true)
    expect(lifeAhead(PLAN)).toBeNull()
  })

  test('is not opened where upgrades are blocked', () => {
    localStorage.setItem('ruta/blocked', JSON.stringify({ at: Date.now() }))
    openLineAhead(account, PLAN)
    expect(sockets).toEqual([])
  })

  test('is opened on a device that holds nothing, with the facts of the group; on another one the device decides', async () => {
    history.replaceState(null, '', '/g/tco/road-map')
    const databases = vi.fn(async (): Promise<{ name: string }[]> => [{ name: 'ruta/ana/roadmap:tco' }])
    vi.stubGlobal('indexedDB', { databases })
    await askAhead({ account, memberships })
    expect(sockets).toEqual([])
    databases.mockResolvedValue([])
    await askAhead({ account, memberships })
    expect(sockets.map(({ url }) => url.split('?')[0])).toEqual([`${liveUrl()}roadmap:tco`])
    expect(document.head.querySelector('link[rel=preload]')?.getAttribute('href')).toBe('/api/groups/tco')
  })
})

test.each([
  ['/g/tco/texts', 'tco'],
  ['/', 'tco'],
  ['/sign-in', 'tco'],
  ['/g/other/road-map', null],
  ['/administration', null],
  ['/invitation', null],
])('[C69] the plan that the page at %s opens first is that of %s', (path, expected) => {
  expect(groupAt(path, memberships)).toBe(expected)
  expect(groupAt(path, [])).toBeNull()
})
