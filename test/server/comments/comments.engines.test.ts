// Comments through two servers on one PostgreSQL database, which hear each other over Redis.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { CommentMade } from '../../../server/comments/commentDeps.ts'
import { roadmapId } from '../../../shared/ids.ts'
import { decodeFrame, encodeSyncStep1 } from '../../../shared/protocol/frame.ts'
import { PROTOCOL_VERSION } from '../../../shared/protocol/protocolVersion.ts'
import { usePostgres } from '../../harness/onPostgres.ts'
import { useRedis } from '../../harness/redis.ts'
import { eventually, join as joinLive } from '../relay/sockets.ts'
import { GROUP, openWorld, signedIn, type Visitor, type World } from '../testWorld.ts'
import { AT, aThread, begin, COMMENTS, counts, join, read, refusalOf, say } from './commentWorld.ts'

const postgres = usePostgres()
const redis = useRedis()

/**
 * How often news of comments came. A server that may have missed messages tells everybody of everything, which is not counted: then news of
 * reports come too, of which there are none here.
 */
const listen = async (world: World, visitor: Visitor): Promise<() => number> => {
  const { ws } = await joinLive(world, visitor, roadmapId(GROUP), `?protocol=${PROTOCOL_VERSION}`)
  const heard = { news: 0, isIn: false }
  ws.on('message', (bytes: Buffer) => {
    heard.isIn = true
    const frame = decodeFrame(new Uint8Array(bytes))
    if (frame?.type === 'news') heard.news += { comments: 1, reports: -1 }[String(frame.of)] ?? 0
  })
  ws.send(encodeSyncStep1(Y.encodeStateVector(new Y.Doc())))
  await eventually(() => heard.isIn, 'somebody is in')
  return () => heard.news
}

test('[P1] [P3] [N2] a comment is stored once, however often and wherever it is sent; a delegation hears of its own at both servers, and nobody else', async () => {
  const env = { DATABASE_URL: await postgres().database(), REDIS_URL: redis().url }
  const made: CommentMade[] = []
  const ports = { commented: async (_: unknown, one: CommentMade) => void made.push(one) }
  const worlds = [await openWorld({ env, ports }), await openWorld({ env, ports, bare: true })] as const
  try {
    const ana = await join(worlds[0], 'ana', { role: 'delegate', delegation: 'co' })
    const mario = await join(worlds[0], 'mario', { role: 'delegate', delegation: 'mx' })
    const carla = await join(worlds[0], 'carla', { role: 'head', delegation: 'co' })
    const anaThere = await signedIn(worlds[1], 'ana@example.org')
    const [carlaThere, marioThere] = [await signedIn(worlds[1], 'carla@example.org'), await signedIn(worlds[1], 'mario@example.org')]
    const heard = {
      anaHere: await listen(worlds[0], ana.visitor),
      carlaThere: await listen(worlds[1], carlaThere),
      marioHere: await listen(worlds[0], mario.visitor),
      marioThere: await listen(worlds[1], marioThere),
    }

    const body = aThread({ visibility: 'delegation', words: 'La reunión, 50 %' })
    const sent = await Promise.all(Array.from({ length: 10 }, (_, at) => (at % 2 ? anaThere : ana.visitor).ask('POST', COMMENTS, body)))
    expect(sent.map(({ status }) => status).sort()).toEqual([...Array(9).fill(200), 201])
    expect(made).toHaveLength(1)
    await eventually(() => heard.anaHere() > 0 && heard.carlaThere() > 0, 'the delegation hears of it at both servers')
    const [secret] = (await read(carlaThere)).threads
    expect(secret?.comments).toHaveLength(1)
    expect((await read(marioThere)).threads).toEqual([])
    expect((await read(carlaThere, '?q=REUNION')).threads).toHaveLength(1)
    expect((await read(carlaThere, `?q=${encodeURIComponent('50%')}`)).threads).toEqual([])
    expect((await counts(carlaThere)).unread).toBe(1)
    expect((await read(carlaThere, '?unread=1&newest=1')).threads.map(({ id }) => id)).toEqual([secret?.id])

    // As at a start, or when Redis was slow.
    worlds[1].server.deps.bus.publish({ type: 'doubt' })
    // In the open everybody hears of it; that is the first that the others hear.
    const thread = await begin(anaThere, { words: 'In the open' })
    await eventually(() => heard.marioHere() === 1 && heard.marioThere() === 1, 'the others hear of what is for everybody')
    const reply = { id: 'once' }
    const replies = await Promise.all(
      Array.from({ length: 10 }, (_, at) => say(at % 2 ? marioThere : mario.visitor, thread, 'Answered once', reply)),
    )
    expect(replies.map(({ status }) => status).sort()).toEqual([...Array(9).fill(200), 201])
    // Two who begin at the same time have two numbers.
    const both = await Promise.all([begin(ana.visitor), begin(marioThere)])
    expect(both.map(({ number }) => number).sort()).toEqual([2, 3])
    // Of two who resolve and answer at once, the later one is told.
    const at = `${COMMENTS}/${thread.id}/resolution`
    const [resolved, again] = await Promise.all([
      ana.visitor.ask('PUT', at, { resolved: true, version: 2 }),
      say(marioThere, thread, 'One more thing'),
    ])
    expect(again.status).toBe(201)
    if (resolved.status !== 200) expect(refusalOf(resolved)).toBe('409 thread-changed')
    expect(
      (await carla.visitor.ask('PUT', `${COMMENTS}/seen`, { threads: [{ thread: secret?.id, upTo: secret?.changedAt }] })).status,
    ).toBe(204)
    expect((await counts(carlaThere)).subjects.map(({ unread }) => unread)).toEqual([3])
    // A page goes on where it ended, on the other server, too.
    const { next } = await read(carlaThere)
    await ana.visitor.ask('PATCH', `${AT}/replies/${thread.comments[0]?.id}`, { words: 'Corrected' })
    expect((await read(carlaThere, `?after=${next}`)).threads.map(({ id }) => id)).toEqual([thread.id])
  } finally {
    for (const world of [...worlds].reverse()) await world.close()
  }
})
