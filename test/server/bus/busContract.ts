// What every driver of the bus must mean: run by each driver's own test file.
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import type { Bus, BusMessage } from '../../../server/bus/bus.ts'
import { parseAccountId, parseGroupId, seq } from '../../../shared/ids.ts'
import { NEWS } from '../../../shared/protocol/frame.ts'
import { must } from '../../../shared/result.ts'
import { page } from '../log/updateLogContract.ts'

export interface OpenedBuses {
  readonly here: Bus
  /** The same bus, as another server hears it; null for a bus of one process. */
  readonly there: Bus | null
  readonly close: () => Promise<void>
}

const appended = (at: number): BusMessage => ({
  type: 'appended',
  document: page,
  head: { seq: seq(at), hash: new Uint8Array(32).fill(at) },
})
const [group, account] = [must(parseGroupId('tco'), 'a group'), must(parseAccountId('ana'), 'an account')]

export const busContract = (name: string, open: () => Promise<OpenedBuses>) =>
  describe(`the bus on ${name}`, () => {
    let opened: OpenedBuses
    beforeEach(async () => {
      opened = await open()
      onTestFinished(opened.close)
    })
    const heardBy = (bus: Bus) => {
      const heard: BusMessage[] = []
      bus.subscribe((message) => {
        if (message.type !== 'doubt') heard.push(message)
      })
      return heard
    }

    test('delivers each message at once to every listener here, until they leave', () => {
      const { here } = opened
      const [one, other] = [heardBy(here), heardBy(here)]
      const left: BusMessage[] = []
      here.subscribe((message) => left.push(message))()
      here.publish(appended(1))
      expect([one, other, left]).toEqual([[appended(1)], [appended(1)], []])
    })

    test('other servers hear it, in its order and with its bytes; a presence goes to them alone', async ({ skip }) => {
      const { here, there } = opened
      if (!there) return skip('there is no other server')
      const [mine, theirs] = [heardBy(here), heardBy(there)]
      const messages: readonly BusMessage[] = [
        appended(1),
        { type: 'presence', document: page, update: Uint8Array.of(0, 255, 7) },
        { type: 'presence', document: page, update: null },
        { type: 'accessChanged', scope: { group, account }, reason: 'access' },
        { type: 'accessChanged', scope: { account }, reason: 'access' },
        { type: 'accessChanged', scope: { session: 'a session' }, reason: 'signedOut' },
        { type: 'accessChanged', scope: { document: page }, reason: 'access' },
        ...NEWS.map((of) => ({ type: 'news', group, of }) as const),
        { type: 'news', group, of: 'comments', account },
        appended(2),
      ]
      for (const message of messages) here.publish(message)
      await expect.poll(() => theirs.length).toBe(messages.length)
      expect(theirs).toEqual(messages)
      expect(mine).toEqual(messages.filter(({ type }) => type !== 'presence'))
    })
  })
