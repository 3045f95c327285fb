// What a device does with the copies that were set aside, while recovery is open and when the line or the server does not hold.
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { UnsentCopy } from '../../../../client/base/unsentCopies.ts'
import { createDeviceRecovery } from '../../../../client/live/recovery/recovering.ts'
import type { BringingBack } from '../../../../client/live/types.ts'
import { parseAccountId, roadmapId } from '../../../../shared/ids.ts'
import { decodeFrame, type Frame } from '../../../../shared/protocol/frame.ts'
import { must } from '../../../../shared/result.ts'
import { GROUP } from '../../../server/testWorld.ts'

const [MINE, ANOTHER] = [7, 8]
const docOf = (client: number, ...states: readonly Uint8Array[]) => {
  const doc = new Y.Doc()
  doc.clientID = client
  for (const state of states) Y.applyUpdate(doc, state)
  return doc
}
const write = (doc: Y.Doc, key: string) => doc.getMap('streams').set(key, new Y.Map())

/** The server holds `held`; the copy holds what was made here, and what another has made. */
const device = ({ held = new Y.Doc(), made = [[MINE, 1]] as UnsentCopy['made'] & {} } = {}) => {
  const [mine, another] = [docOf(MINE), docOf(ANOTHER)]
  write(mine, 'a')
  write(another, 'b')
  const update = new Uint8Array(Y.mergeUpdates([Y.encodeStateAsUpdate(mine), Y.encodeStateAsUpdate(another)]))
  const document = roadmapId(GROUP)
  const kept: UnsentCopy[] = [{ id: 'one', document, when: 0, reason: 'server-lost-edits', edits: 1, text: '', update, made }]
  const states: BringingBack[] = []
  const sent: Frame[] = []
  const recovering = createDeviceRecovery({
    document,
    account: must(parseAccountId('ana'), 'ana'),
    doc: held,
    made: () => [],
    copies: async () => kept,
    tookBack: async (copy) => void kept.splice(0, 1, { ...copy, recoveredAt: 5 }),
    changed: (state) => void states.push(state),
  })
  const begin = () => recovering.begin((bytes) => void sent.push(must(decodeFrame(bytes), 'a frame')))
  begin()
  return { recovering, begin, states, sent, kept, update }
}
const settled = () => new Promise<void>((resolve) => void setImmediate(resolve))
const offered = (sent: readonly Frame[]) => sent.flatMap((frame) => (frame.type === 'bringBack' ? [frame.mine] : []))

describe('[K5] a copy that was set aside', () => {
  test('is offered when recovery is open and the line is live, what was made here as one’s own; then it is said how much came back', async () => {
    const { recovering, states, sent, kept } = device()
    recovering.opened()
    await settled()
    expect(sent).toEqual([])
    recovering.live()
    await settled()
    expect(offered(sent).toSorted()).toEqual([false, false, true])
    expect(sent.at(-1)?.type).toBe('probe')
    recovering.recovered()
    await settled()
    expect(states).toEqual([{ type: 'running' }, { type: 'done', others: 1 }])
    expect(kept).toMatchObject([{ recoveredAt: 5 }])
    recovering.opened()
    await settled()
    expect(offered(sent)).toHaveLength(3)
  })

  test('is not offered when it cannot be read, and not taken for brought back', async () => {
    const { recovering, states, sent, kept } = device()
    kept.splice(0, 1, { ...must(kept[0], 'the copy'), update: new Uint8Array([1, 1, 1]) })
    recovering.opened()
    recovering.live()
    await settled()
    recovering.recovered()
    expect([states, sent]).toEqual([[{ type: 'failed' }], []])
    expect(kept[0]?.recoveredAt).toBeUndefined()
  })

  test('stays as it was when the server does not take it, and when the line is lost; another line offers it again', async () => {
    const { recovering, begin, states, sent, kept } = device()
    recovering.live()
    recovering.opened()
    await settled()
    recovering.refused()
    recovering.recovered()
    expect(states).toEqual([{ type: 'running' }, { type: 'failed' }])
    begin()
    recovering.opened()
    recovering.live()
    await settled()
    begin()
    expect(states.slice(2)).toEqual([{ type: 'running' }, { type: 'none' }])
    expect(kept).toMatchObject([{ id: 'one' }])
    expect(kept[0]).not.toHaveProperty('recoveredAt')
    expect(offered(sent)).toHaveLength(6)
  })
})

test('[K3] [K5] a copy that the end of recovery has cut short is offered again, on the same line, when it is opened anew', async () => {
  const { recovering, states, sent, kept } = device()
  recovering.live()
  recovering.opened()
  await settled()
  recovering.refused()
  recovering.opened()
  await settled()
  recovering.recovered()
  await settled()
  expect(states).toEqual([{ type: 'running' }, { type: 'failed' }, { type: 'running' }, { type: 'done', others: 1 }])
  expect(offered(sent)).toHaveLength(6)
  expect(kept).toMatchObject([{ recoveredAt: 5 }])
})

describe('[K2] for what has come back under one’s ids', () => {
  const RANGE = { client: MINE, from: 0, to: 1 }
  const vouched = (sent: readonly Frame[]) => sent.filter(({ type }) => type === 'vouch').length

  test('the device vouches once the server’s words are here and are those that it has made', async () => {
    const held = new Y.Doc()
    const { recovering, sent, update } = device({ held })
    recovering.unverified([RANGE])
    await settled()
    expect(vouched(sent)).toBe(0)
    Y.applyUpdate(held, update)
    recovering.live()
    await settled()
    expect(vouched(sent)).toBe(1)
  })

  test('does not count other words, nor what it has only received', async () => {
    const forged = docOf(MINE)
    write(forged, 'forged')
    const held = () => docOf(1, device().update)
    for (const { recovering, sent } of [
      device({ held: forged }),
      device({ held: held(), made: [] }),
      device({ held: held(), made: [[MINE, 0]] }),
    ]) {
      recovering.live()
      recovering.unverified([RANGE])
      await settled()
      expect(vouched(sent)).toBe(0)
    }
  })
})
