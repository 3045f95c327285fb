// Time travel on a copy: wherever one goes, forward, back or by a jump, the copy shows what the log says.
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createLogReplay, type LogReplay, type ReplaySource } from '../../../../client/live/past/logReplay.ts'
import { createPlayer, type Player } from '../../../../client/live/past/player.ts'
import type { StreamedEntry } from '../../../../shared/history/entryStream.ts'
import { instant, parseAccountId, parseGroupId, roadmapId, seq } from '../../../../shared/ids.ts'
import { must } from '../../../../shared/result.ts'
import { readRoadMap } from '../../../../shared/roadmap/read.ts'
import { createDice } from '../../../harness/random.ts'
import { doSomething } from '../../../shared/roadmap/planner.ts'

const author = must(parseAccountId('ana'), 'account')
const document = roadmapId(must(parseGroupId('tco'), 'group'))

/** A plan that somebody worked on, edit by edit, with what it was after each of them. */
const aLog = (edits: number) => {
  const dice = createDice(31)
  const doc = new Y.Doc()
  const log: StreamedEntry[] = []
  const states: Uint8Array[] = [Y.encodeStateAsUpdate(doc)]
  let updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  while (log.length < edits) {
    updates = []
    doSomething(doc, dice)
    if (updates.length === 0) continue
    log.push({ seq: seq(log.length + 1), at: instant(log.length), author, delegation: null, meeting: null, updates })
    states.push(Y.encodeStateAsUpdate(doc))
  }
  const asked: string[] = []
  const source: ReplaySource = {
    state: async (at) => {
      asked.push(`state ${at}`)
      return { ok: true, value: must(states[at], 'a state') }
    },
    entries: async (after, upTo) => {
      asked.push(`entries ${after}-${upTo}`)
      return { ok: true, value: log.slice(after, upTo) }
    },
  }
  const planAt = (at: number) => {
    const was = new Y.Doc()
    Y.applyUpdate(was, must(states[at], 'a state'))
    return readRoadMap(was)
  }
  return { log, source, planAt, asked }
}
const shown = async (player: Player, from: number, to: number) => {
  const played = await player.show(from, to)
  if (played === 'overtaken' || !played.ok) throw new Error('not shown')
  return played
}
const played = async (tape: LogReplay, from: number, to: number) => {
  const frame = await tape.play(from, to)
  if (frame === 'overtaken' || !frame.ok) throw new Error('not played')
  return frame.value
}

describe('a log replay', () => {
  test('[H31] stepped forward and back and jumped about, the copy is at each moment what the log says', async () => {
    const { log, source, planAt } = aLog(700)
    const player = createPlayer(document, source, log.length)
    const dice = createDice(5)
    let at = 0
    for (let step = 0; step < 300; step++) {
      const jump = dice.chance(0.06)
      at = jump ? dice.below(log.length) + 1 : Math.min(log.length, Math.max(1, at + (dice.chance(0.5) ? 1 : -1)))
      await shown(player, at - 1, at)
      expect(readRoadMap(player.live.doc)).toEqual(planAt(at))
    }
    player.dispose()
  })

  test('[H31] says what a step has changed, whichever way one comes to it', async () => {
    const { log, source, planAt } = aLog(120)
    const tape = createLogReplay(source, log.length)
    for (const at of [119, 60, 61, 60, 12, 120]) {
      const { touched } = await played(tape, at - 1, at)
      const [before, after] = [planAt(at - 1), planAt(at)]
      const status = (plan: typeof before) => new Map(plan.items.map((item) => [item.id, item.status]))
      for (const [id, now] of status(after))
        if (status(before).get(id) !== now) expect([...touched].some((path) => path.startsWith(`items/${id}`))).toBe(true)
      expect(touched.size).toBeGreaterThan(0)
    }
  })

  test('fetches each stretch once, and a far jump costs a state and the stretch around it', async () => {
    const { log, source, asked } = aLog(1_200)
    const tape = createLogReplay(source, log.length)
    await played(tape, 1_099, 1_100)
    expect(asked).toEqual(['state 1099', 'entries 1024-1200'])
    for (const at of [1_099, 1_100, 1_101, 1_150]) await played(tape, at - 1, at)
    expect(asked.filter((question) => question.startsWith('entries 1024'))).toHaveLength(1)
  })

  test('a request for another place meanwhile replaces the first one', async () => {
    const { log, source } = aLog(40)
    const tape = createLogReplay(source, log.length)
    const [first, second] = await Promise.all([tape.play(9, 10), tape.play(19, 20)])
    expect(first).toBe('overtaken')
    expect(second === 'overtaken' || second.ok).toBe(true)
  })

  test('a step of a plan is shown within 50 ms, whichever way', async () => {
    const { log, source, planAt } = aLog(300)
    expect(planAt(300).items.length).toBeGreaterThan(10)
    const player = createPlayer(document, source, log.length)
    await shown(player, 199, 200)
    const took: number[] = []
    const step = async (at: number) => {
      const began = performance.now()
      await shown(player, at - 1, at)
      took.push(performance.now() - began)
    }
    for (let at = 201; at <= 300; at++) await step(at)
    for (let at = 299; at > 200; at--) await step(at)
    expect(took.sort((a, b) => a - b)[Math.floor(took.length * 0.9)]).toBeLessThan(50)
  })
})
