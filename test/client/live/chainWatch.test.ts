import { describe, expect, test } from 'vitest'
import { createChainWatch } from '../../../client/live/chainWatch.ts'
import { createMemoryHeads, type SeenHeads } from '../../../client/live/seenHeads.ts'
import type { HeadInfo } from '../../../shared/api/trust.ts'
import { type DocumentId, parseDocumentId, parseGroupId, type Seq, seq } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { createDevice, createFakeClock, createFakeServer, openTab, settle, write } from './world.ts'

const GROUP = must(parseGroupId('tco'), 'a group')
const PLAN = must(parseDocumentId('roadmap:tco'), 'a document')
const TEXT = must(parseDocumentId('page:intro'), 'a document')

/** A server with a chain of hashes, of which `a1` is the first. */
const createServer = () => {
  const server = {
    chain: [] as readonly string[],
    gone: false,
    asked: [] as (number | null)[],
    async ask(document: DocumentId, at: Seq | null): Promise<HeadInfo | null> {
      server.asked.push(at)
      if (server.gone) return null
      const hashOf = (which: number) => (which === 0 ? 'genesis' : (server.chain[which - 1] ?? ''))
      const end = server.chain.length
      return {
        document,
        group: GROUP,
        at: at === null || at > end ? null : { seq: at, hash: hashOf(at) },
        head: { seq: seq(end), hash: hashOf(end) },
      }
    },
  }
  return server
}
type Server = ReturnType<typeof createServer>
const aPage = (server: Server, heads: SeenHeads) => createChainWatch({ heads, ask: server.ask, now: () => 1_000 })
const started = () => {
  const server = createServer()
  const heads = createMemoryHeads()
  return { server, heads, watch: aPage(server, heads) }
}

test('[K7] the group of a document is known before the server has said so, to the person who may read the documents of one group only', async () => {
  const { server, watch } = started()
  server.gone = true
  await watch.connected(TEXT, GROUP)
  await watch.connected(PLAN)
  expect([await watch.groupOf(TEXT), await watch.groupOf(PLAN)]).toEqual([GROUP, null])
  expect(await watch.groups()).toEqual(new Map([[TEXT, GROUP]]))
})

describe('[T10] the last head that a device saw', () => {
  test('is remembered at each connection; a chain that goes on from it is fine', async () => {
    const { server, heads, watch } = started()
    await watch.connected(PLAN)
    server.chain = ['a1', 'a2']
    await watch.connected(PLAN)
    server.chain = ['a1', 'a2', 'a3']
    await watch.connected(PLAN)
    await watch.connected(PLAN)
    expect(server.asked).toEqual([null, 0, 2, 3])
    expect(await heads.read(PLAN)).toMatchObject({ seq: 3, hash: 'a3', broken: null })
    expect([await watch.groupOf(PLAN), await watch.groupOf(TEXT)]).toEqual([GROUP, null])
    expect(await watch.groups()).toEqual(new Map([[PLAN, GROUP]]))
    // As an earlier version has left it.
    const { group: _, ...old } = must(await heads.read(PLAN), 'a head')
    await heads.replace(await heads.read(PLAN), old)
    await watch.named(PLAN, GROUP)
    expect(await watch.groupOf(PLAN)).toBe(GROUP)
    expect(watch.broken()).toEqual([])
  })

  test('on a chain that is shorter now, is said and kept, also by the next page; no other document is meant', async () => {
    const { server, heads, watch } = started()
    server.chain = ['a1', 'a2', 'a3']
    await watch.connected(PLAN)
    await watch.connected(TEXT)
    server.chain = ['a1', 'a2']
    await watch.connected(PLAN)
    expect(watch.broken()).toMatchObject([{ document: PLAN, seq: 3, hash: 'a3', broken: { how: 'shorter', answer: { head: { seq: 2 } } } }])
    const next = aPage(server, heads)
    await expect.poll(next.broken).toMatchObject([{ document: PLAN, seq: 3 }])
    await next.connected(PLAN)
    expect(next.broken()).toHaveLength(1)
  })

  test('on a chain that is another one now, is said, however long it has become', async () => {
    const { server, watch } = started()
    server.chain = ['a1', 'a2', 'a3']
    await watch.connected(PLAN)
    server.chain = ['a1', 'b2', 'b3', 'b4', 'b5']
    await watch.connected(PLAN)
    expect(watch.broken()).toMatchObject([{ seq: 3, hash: 'a3', broken: { how: 'different' } }])
  })

  test('is no trouble on a first visit, for another account, or when nobody answers', async () => {
    const { server, watch } = started()
    server.chain = ['a1', 'a2', 'a3']
    await watch.connected(PLAN)
    server.gone = true
    server.chain = []
    await watch.connected(PLAN)
    expect(watch.broken()).toEqual([])
    server.gone = false
    const other = aPage(server, createMemoryHeads())
    await other.connected(PLAN)
    expect(other.broken()).toEqual([])
  })

  test('is found again when the right copy is brought back, and then nothing is said any more', async () => {
    const { server, watch } = started()
    server.chain = ['a1', 'a2', 'a3']
    await watch.connected(PLAN)
    server.chain = ['a1']
    await watch.connected(PLAN)
    server.chain = ['a1', 'a2', 'a3', 'a4']
    await watch.connected(PLAN)
    expect(watch.broken()).toEqual([])
  })

  test('gives way to what the server shows once the reader has understood', async () => {
    const { server, heads, watch } = started()
    server.chain = ['a1', 'a2', 'a3']
    await watch.connected(PLAN)
    server.chain = ['b1']
    await watch.connected(PLAN)
    await watch.understood()
    expect(watch.broken()).toEqual([])
    expect(await heads.read(PLAN)).toMatchObject({ seq: 1, hash: 'b1', broken: null })
    server.chain = ['b1', 'b2']
    await watch.connected(PLAN)
    expect(watch.broken()).toEqual([])
  })

  test('is understood also when another answer has just been kept: the reader is asked once', async () => {
    const { server, heads, watch } = started()
    server.chain = ['a1', 'a2', 'a3']
    await watch.connected(PLAN)
    server.chain = ['b1']
    await watch.connected(PLAN)
    server.chain = ['b1', 'b2']
    await aPage(server, heads).connected(PLAN)
    await watch.understood()
    expect(watch.broken()).toEqual([])
    expect(await heads.read(PLAN)).toMatchObject({ seq: 2, hash: 'b2', broken: null })
  })

  test('stays understood, though a question about the old head was on its way, also for the next page and another tab', async () => {
    const { server, heads, watch } = started()
    server.chain = ['a1', 'a2', 'a3']
    await watch.connected(PLAN)
    server.chain = ['b1']
    await watch.connected(PLAN)
    const slow = Promise.withResolvers<void>()
    const late = async (document: DocumentId, at: Seq | null) => {
      const answer = await server.ask(document, at)
      await slow.promise
      return answer
    }
    const reloaded = createChainWatch({ heads, ask: late, now: () => 2_000 })
    await expect.poll(reloaded.broken).toHaveLength(1)
    const asking = [reloaded.connected(PLAN), createChainWatch({ heads, ask: late, now: () => 3_000 }).connected(PLAN)]
    await reloaded.understood()
    expect(reloaded.broken()).toEqual([])
    slow.resolve()
    await Promise.all(asking)
    expect(reloaded.broken()).toEqual([])
    expect(await heads.read(PLAN)).toMatchObject({ seq: 1, hash: 'b1', broken: null })
    expect(aPage(server, heads).broken()).toEqual([])
  })
})

describe('[T11] the question is asked', () => {
  test('once for each connection of a document, and never because somebody writes', async () => {
    const clock = createFakeClock()
    const server = createFakeServer(clock)
    const tab = openTab({ clock, server, device: createDevice() })
    await settle(server)
    for (let edit = 0; edit < 50; edit++) write(tab, 'a', String(edit))
    await settle(server)
    expect(tab.connections()).toBe(1)
    server.kick(1006)
    await settle(server)
    clock.advance(60_000)
    await settle(server)
    expect(tab.connections()).toBe(2)
  })

  test('once when two connections of a document begin at the same moment', async () => {
    const { server, watch } = started()
    await Promise.all([watch.connected(PLAN), watch.connected(PLAN), watch.connected(TEXT)])
    expect(server.asked).toHaveLength(2)
  })
})
