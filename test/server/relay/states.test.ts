// The decisions of the relay that are pure, each cell of them.
import { describe, expect, test } from 'vitest'
import { type AckEvent, type AckState, mayAck, mustAsk, nextAckState } from '../../../server/relay/ackState.ts'
import { type ConnectionEvent, type ConnectionState, nextConnectionState } from '../../../server/relay/connectionState.ts'
import { gate } from '../../../server/relay/gate.ts'
import { LIMITS } from '../../../server/relay/limits.ts'
import { pressure } from '../../../server/relay/pressure.ts'
import { charge, createMeter } from '../../../server/relay/rate.ts'
import { isRevoked } from '../../../server/relay/revocation.ts'
import { admits, nextRoomState, type RoomEvent, type RoomState } from '../../../server/relay/roomState.ts'
import { updateFrame, webSocketFrame } from '../../../server/relay/webSocketFrame.ts'
import { encodeUpdate, type Frame } from '../../../shared/protocol/frame.ts'
import { documentOf, PLAN, whoIs } from '../../harness/relay.ts'

describe('a room', () => {
  const EVENTS: readonly RoomEvent[] = [
    { type: 'loaded', connections: 1, now: 5 },
    { type: 'joined' },
    { type: 'lastLeft', now: 5 },
    { type: 'drain' },
    { type: 'failed' },
    { type: 'allWritten' },
  ]
  const NEXT: Readonly<Record<RoomState['type'], readonly RoomState['type'][]>> = {
    loading: ['open', 'loading', 'loading', 'draining', 'failed', 'loading'],
    open: ['open', 'open', 'idle', 'draining', 'failed', 'open'],
    idle: ['idle', 'open', 'idle', 'draining', 'failed', 'idle'],
    draining: ['draining', 'draining', 'draining', 'draining', 'failed', 'closed'],
    failed: ['failed', 'failed', 'failed', 'failed', 'failed', 'closed'],
    closed: ['closed', 'closed', 'closed', 'closed', 'closed', 'closed'],
  }
  const stateOf = (type: RoomState['type']): RoomState => (type === 'idle' ? { type, since: 1 } : { type })
  const ALL: readonly RoomState['type'][] = ['loading', 'open', 'idle', 'draining', 'failed', 'closed']
  const cells = ALL.flatMap((from) => EVENTS.map((event, i) => ({ from, event, i })))
  test.each(cells)('$from, then $event.type', ({ from, event, i }) => {
    expect(nextRoomState(stateOf(from), event).type).toBe(NEXT[from][i])
  })
  test('is idle when it loads for nobody', () => {
    expect(nextRoomState({ type: 'loading' }, { type: 'loaded', connections: 0, now: 7 })).toEqual({ type: 'idle', since: 7 })
  })
  test('admits only while it lives', () => {
    expect(ALL.filter((type) => admits(stateOf(type)))).toEqual(['loading', 'open', 'idle'])
  })
})

describe('a connection', () => {
  const EVENTS: readonly ConnectionEvent[] = [
    { type: 'loaded' },
    { type: 'answered' },
    { type: 'pressed', pressure: 'calm' },
    { type: 'pressed', pressure: 'flow' },
    { type: 'pressed', pressure: 'shed' },
    { type: 'pressed', pressure: 'cut' },
    { type: 'closed' },
  ]
  const NEXT: Readonly<Record<ConnectionState['type'], readonly ConnectionState['type'][]>> = {
    waiting: ['handshaking', 'waiting', 'waiting', 'waiting', 'waiting', 'closed', 'closed'],
    handshaking: ['handshaking', 'live', 'handshaking', 'handshaking', 'handshaking', 'closed', 'closed'],
    live: ['live', 'live', 'live', 'live', 'lagging', 'closed', 'closed'],
    lagging: ['lagging', 'lagging', 'live', 'lagging', 'lagging', 'closed', 'closed'],
    closed: ['closed', 'closed', 'closed', 'closed', 'closed', 'closed', 'closed'],
  }
  const ALL: readonly ConnectionState['type'][] = ['waiting', 'handshaking', 'live', 'lagging', 'closed']
  const cells = ALL.flatMap((from) => EVENTS.map((event, i) => ({ from, event, i })))
  test.each(cells)('$from, then $event.type', ({ from, event, i }) => {
    expect(nextConnectionState({ type: from }, event).type).toBe(NEXT[from][i])
  })
})

describe('[W4] the standing of a connection’s edits', () => {
  const CLEAR: AckState = { type: 'clear', asked: false }
  const run = (...events: readonly AckEvent[]) => events.reduce(nextAckState, CLEAR)
  const gap: AckEvent = { type: 'gap', inStep2: false }
  const gapInStep2: AckEvent = { type: 'gap', inStep2: true }

  test('a gap holds the acks and asks', () => {
    expect(mayAck(run(gap))).toBe(false)
    expect(mustAsk(run(gap))).toBe(true)
  })
  test('a gap before the answer to the first step 1 asks nothing more', () => expect(mustAsk(run({ type: 'asked' }, gap))).toBe(false))
  test('a second gap asks nothing more', () => expect(mustAsk(run(gap, { type: 'asked' }, gap))).toBe(false))
  test('a later step 2 releases the acks', () => expect(mayAck(run(gap, { type: 'asked' }, { type: 'step2' }))).toBe(true))
  test('a step 2 with a gap asks again, and is counted', () => {
    const standing = run(gap, { type: 'asked' }, gapInStep2, { type: 'asked' }, gapInStep2)
    expect(standing).toEqual({ type: 'held', asked: false, fruitless: 2 })
    expect(mustAsk(standing)).toBe(true)
  })
  test('a refusal is for good', () =>
    expect(run({ type: 'refused' }, { type: 'step2' }, gap, { type: 'asked' })).toEqual({ type: 'refused' }))
})

describe('[I6] [W4] the first look at a frame', () => {
  const update = new Uint8Array([0, 0])
  const big = new Uint8Array(LIMITS.updateBytes + 1)
  const CELLS: readonly [Frame, 'read' | 'write', boolean, ReturnType<typeof gate>][] = [
    [{ type: 'update', update }, 'write', false, 'pass'],
    [{ type: 'syncStep2', update }, 'write', false, 'pass'],
    [{ type: 'update', update }, 'read', false, 'read-only'],
    [{ type: 'syncStep2', update }, 'read', false, 'read-only'],
    [{ type: 'update', update: big }, 'read', false, 'read-only'],
    [{ type: 'update', update: big }, 'write', false, 'too-large'],
    [{ type: 'syncStep2', update: big }, 'write', false, 'too-large'],
    [{ type: 'update', update }, 'write', true, 'ignore'],
    [{ type: 'syncStep2', update: big }, 'read', true, 'ignore'],
    [{ type: 'syncStep1', stateVector: update }, 'read', false, 'pass'],
    [{ type: 'syncStep1', stateVector: update }, 'write', true, 'pass'],
    [{ type: 'awareness', update }, 'read', true, 'pass'],
    [{ type: 'queryAwareness' }, 'read', false, 'pass'],
    [{ type: 'probe', token: update }, 'read', false, 'pass'],
    [{ type: 'denied', reason: 'x' }, 'write', false, 'ignore'],
  ]
  const named = CELLS.map(([frame, ...cell]) => {
    const size = 'update' in frame ? ` of ${frame.update.length} bytes` : ''
    return [`${frame.type}${size}`, ...cell, frame] as const
  })
  test.each(named)('%s from one who may %s, refused before: %s → %s', (_name, access, refused, expected, frame) => {
    expect(gate(frame, { access, refused, byToken: false }, LIMITS)).toBe(expected)
  })
  test('[AP4] a program brings back nothing and vouches for nothing, whatever it may write', () => {
    const byToken = { access: 'write', refused: false, byToken: true } as const
    const verdicts = [
      { type: 'bringBack', update, mine: false } as const,
      { type: 'vouch', update } as const,
      { type: 'update', update } as const,
      { type: 'syncStep2', update } as const,
    ].map((frame) => gate(frame, byToken, LIMITS))
    expect(verdicts).toEqual(['read-only', 'read-only', 'pass', 'pass'])
  })
})

describe('[I8] a backlog', () => {
  const KiB = 1024
  test.each([
    [0, 0, 'calm'],
    [63 * KiB, 1e9, 'calm'],
    [64 * KiB, 1e9, 'flow'],
    [256 * KiB, 1e9, 'flow'],
    [256 * KiB + 1, 1e9, 'shed'],
    [8 * KiB * KiB + 1, 1e9, 'cut'],
    [9 * KiB * KiB, 1 * KiB * KiB, 'shed'],
  ] as const)('with %d bytes, %d of them after the join answer, is %s', (buffered, sinceJoin, expected) => {
    expect(pressure({ buffered, sinceJoin }, LIMITS)).toBe(expected)
  })
})

describe('[W11] the pace of a connection', () => {
  const limits = { ...LIMITS, messages: { perSecond: 10, burst: 5 } }
  const one = { messages: 1, bytes: 1, newIds: 0, work: 0 }
  test('lets a burst through, then delays by the debt, and forgets it in time', () => {
    const meter = createMeter(limits, 0)
    expect([1, 2, 3, 4, 5, 6, 7].map(() => charge(meter, one, 0, limits))).toEqual([0, 0, 0, 0, 0, 100, 200])
    expect(charge(meter, one, 300, limits)).toBe(0)
    expect(charge(meter, one, 100_000, limits)).toBe(0)
    expect(meter.messages).toBe(4)
  })
  test('counts client ids by the minute and this process’s time', () => {
    const meter = createMeter(LIMITS, 0)
    expect(charge(meter, { ...one, newIds: 128 }, 0, LIMITS)).toBeCloseTo(60_000)
    const other = createMeter(LIMITS, 0)
    expect(charge(other, { ...one, work: LIMITS.work.burst + LIMITS.work.perSecond }, 0, LIMITS)).toBeCloseTo(1_000)
  })
})

describe('[I7] [A9] a revocation', () => {
  const ana = { ...whoIs('ana'), document: PLAN }
  test('matches exactly those it names', () => {
    expect(isRevoked({ account: ana.account }, ana)).toBe(true)
    expect(isRevoked({ account: ana.account, group: ana.group }, ana)).toBe(true)
    expect(isRevoked({ session: 'ana-session' }, ana)).toBe(true)
    expect(isRevoked({ session: 'another' }, ana)).toBe(false)
    expect(isRevoked({ account: whoIs('bob').account }, ana)).toBe(false)
    expect(isRevoked({ account: ana.account, group: whoIs('x').group }, { ...ana, group: whoIs('x').group })).toBe(true)
    expect(isRevoked({ document: PLAN }, ana)).toBe(true)
    expect(isRevoked({ document: documentOf('page:x') }, ana)).toBe(false)
  })
  test('matches nobody when it names nobody', () => {
    expect(isRevoked({ session: '' }, { ...ana, session: '' })).toBe(false)
    expect(isRevoked(JSON.parse('{}'), ana)).toBe(false)
  })
})

describe('a WebSocket frame', () => {
  test.each([0, 1, 125, 126, 65_535, 65_536])('encodes %d bytes in the shortest way', (length) => {
    const payload = new Uint8Array(length).fill(7)
    const frame = webSocketFrame(payload)
    expect(frame[0]).toBe(0x82)
    expect(frame.length - length).toBe(length < 126 ? 2 : length < 65_536 ? 4 : 10)
    expect(frame.subarray(frame.length - length).equals(payload)).toBe(true)
  })
  test.each([1, 118, 119, 120, 121, 122, 127, 128, 16_383, 16_384, 65_527, 65_536, 300_000])(
    'with an update of %d bytes is that of its message',
    (length) => {
      const bytes = new Uint8Array(length).fill(9)
      const { frame, update } = updateFrame(bytes)
      expect(frame.equals(webSocketFrame(encodeUpdate(bytes)))).toBe(true)
      expect(update.buffer).toBe(frame.buffer)
      expect(update).toHaveLength(length)
    },
  )
})
