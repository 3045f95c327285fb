// A line to a room: one byte says who speaks, then come frames, each behind its length, as a WebSocket hands them over.
import * as Y from 'yjs'
import * as frame from '../../shared/protocol/frame.ts'
import { foreignIn, readingOf } from '../harness/edits.ts'
import type { Dice } from '../harness/random.ts'
import { createRelay, PLAN, whoIs } from '../harness/relay.ts'
import { createFakeSocket, type FakeSocket } from '../harness/sockets.ts'
import { addItem, docOf, updatesOf } from '../harness/validator.ts'
import { KINDS } from './documents.ts'
import type { Target } from './hunt.ts'
import { anUpdate } from './updates.ts'

const UNLIMITED = { perSecond: Number.POSITIVE_INFINITY, burst: Number.POSITIVE_INFINITY }
/** The log is read whole at each look at it. */
const LOOK_EVERY = 250
const RENEW_EVERY = 4_000

const open = async () => {
  const relay = createRelay({ limits: { messages: UNLIMITED, bytes: UNLIMITED, newIds: UNLIMITED, work: UNLIMITED } })
  const [ana, bob] = [relay.client('ana'), relay.client('bob')]
  for (const one of [ana, bob]) one.connect(relay.rooms)
  await relay.settle(ana, bob)
  addItem(ana.doc, 'item1')
  await relay.settle(ana, bob)
  return { relay, ana, bob }
}
type Opened = Awaited<ReturnType<typeof open>>

export const createFramesTarget = async (): Promise<Target> => {
  let opened = await open()
  let tried = 0

  const attempt = async (input: Uint8Array): Promise<string> => {
    if (++tried % RENEW_EVERY === 0) opened = await open()
    const { relay } = opened
    const reads = ((input[0] ?? 0) & 1) === 1
    const socket = createFakeSocket()
    const connection = relay.rooms.join(PLAN, socket, whoIs('mal', reads ? 'read' : 'write'))
    const kinds: string[] = []
    for (const bytes of framesIn(input.subarray(1))) {
      const wasOpen = !socket.ended
      const decoded = frame.decodeFrame(bytes)
      if (decoded && Buffer.compare(encoded(decoded), bytes) !== 0) throw new Error(`two ways to write one ${decoded.type}`)
      connection.receive(Uint8Array.from(bytes))
      if (wasOpen && decoded === null && codeOf(socket) !== 4400) throw new Error('what is no message did not end its line')
      kinds.push(decoded?.type ?? 'none')
    }
    await relay.clock.settle()
    connection.closed()
    if (tried % LOOK_EVERY === 0) await look(opened)
    const troubles = relay.watch.lines.filter((line) => /^(bug|failed|quarantined)/.test(line))
    relay.watch.lines.length = 0
    if (troubles.length > 0) {
      opened = await open()
      throw new Error(troubles.join('\n'))
    }
    return `${reads ? 'reads' : 'writes'} ${kinds.at(-1) ?? 'nothing'} ${codeOf(socket) ?? 'goes on'}`
  }
  return { name: 'frames', attempt, make: (dice) => Buffer.concat([Uint8Array.of(dice.below(2)), ...someFrames(dice)]) }
}

const codeOf = ({ ended }: FakeSocket) => ended?.code

/** The honest pair still writes, and everybody reads what the log says. */
const look = async ({ relay, ana, bob }: Opened) => {
  ana.doc.getText('title').insert(0, 'still here ')
  await relay.settle(ana, bob)
  const readings = new Set([readingOf(ana.doc), readingOf(bob.doc), readingOf(await relay.replayed())])
  if (readings.size > 1) throw new Error('readers and log do not say the same')
  if (!ana.online || !bob.online || relay.rooms.stats().connections !== 2) throw new Error('somebody honest was sent away')
  if (foreignIn(ana.doc).length > 0) throw new Error(`foreign: ${foreignIn(ana.doc).join()}`)
}

const framesIn = (bytes: Uint8Array): readonly Uint8Array[] => {
  const frames: Uint8Array[] = []
  for (let at = 0; at < bytes.length; ) {
    const length = (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0)
    frames.push(bytes.subarray(at + 2, at + 2 + length))
    at += 2 + length
  }
  return frames
}
const behindLength = (bytes: Uint8Array) => Buffer.concat([Uint8Array.of(bytes.length & 255, (bytes.length >> 8) & 255), bytes])

const encoded = (one: frame.Frame): Uint8Array => {
  switch (one.type) {
    case 'syncStep1':
      return frame.encodeSyncStep1(one.stateVector)
    case 'syncStep2':
      return frame.encodeSyncStep2(one.update)
    case 'update':
      return frame.encodeUpdate(one.update)
    case 'awareness':
      return frame.encodeAwareness(one.update)
    case 'queryAwareness':
      return Uint8Array.of(3)
    case 'denied':
      return frame.encodeDenied(one.reason)
    case 'probe':
      return frame.encodeProbe(one.token)
    case 'news':
      return frame.encodeNews(one.of)
    case 'bringBack':
      return frame.encodeBringBack(one.mine, one.update)
    case 'vouch':
      return frame.encodeVouch(one.update)
    case 'unverified':
      return frame.encodeUnverified(one.ranges)
    case 'notBroughtBack':
      return frame.encodeNotBroughtBack(one.reason)
    case 'packed':
      return frame.encodePacked(one.bytes)
  }
}

const presence = (dice: Dice) => {
  const state = dice.pick(['null', '{}', '{"user":{"name":"ana"}}', '{"cursor":1}', '[', '1', '"x"', '{"__proto__":{"a":1}}'])
  const text = Buffer.from(state)
  return Uint8Array.of(1, dice.below(128), dice.below(128), text.length, ...text)
}

const someFrames = (dice: Dice): readonly Uint8Array[] => {
  const [small] = KINDS
  const own = updatesOf(docOf(dice.below(2 ** 31)), (doc) => doc.getText('title').insert(0, 'x'))[0] ?? new Uint8Array()
  const one = (): Uint8Array => {
    switch (dice.below(9)) {
      case 0:
        return frame.encodeSyncStep1(dice.chance(0.5) ? Uint8Array.of(0) : Y.encodeStateVector(docOf(1, own)))
      case 1:
        return frame.encodeSyncStep2(dice.chance(0.5) ? own : anUpdate(small.known, dice))
      case 2:
        return frame.encodeUpdate(dice.chance(0.3) ? own : anUpdate(small.known, dice))
      case 3:
        return frame.encodeAwareness(presence(dice))
      case 4:
        return frame.encodeProbe(dice.bytes(dice.below(18)))
      case 5:
        return Uint8Array.of(3)
      case 6:
        return dice.chance(0.5) ? frame.encodeDenied('x') : frame.encodeNews('meetings')
      case 7:
        return frame.encodeUpdate(dice.bytes(dice.below(30)))
      default:
        return dice.bytes(dice.below(20))
    }
  }
  return Array.from({ length: 1 + dice.below(5) }, () => behindLength(one()))
}
