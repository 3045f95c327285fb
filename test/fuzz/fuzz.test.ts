// What earlier hunts have found, tried again, and as many inputs more as a machine of two cores tries in half a minute each, the same
// ones each time; `npm run fuzz -- --minutes 60` goes on with others.
import { describe, expect, test } from 'vitest'
import { seedOf } from '../harness/seeds.ts'
import { readCorpus } from './corpus.ts'
import { createFramesTarget } from './framesTarget.ts'
import { createGateTarget } from './gateTarget.ts'
import { hunt, type Target } from './hunt.ts'

const seed = seedOf(1)

const brokenBy = async (target: Target, known: readonly Uint8Array[], most: number) => {
  let left = most
  const { tried, found } = await hunt({ target, known, seed, goesOn: () => left-- > 0 })
  console.log(`${target.name}: ${known.length} known inputs, ${tried} tried`)
  return found && { seed, input: Buffer.from(found.input).toString('hex'), error: String(found.error) }
}

describe('[YJ-01] no input breaks a promise', () => {
  test('[W9] [I3] [I10] at the gate: nothing else changes, replicas read the same, honest edits pass, and nobody waits', async () => {
    const known = readCorpus('gate')
    expect(known.length).toBeGreaterThan(50)
    expect(await brokenBy(createGateTarget(), known, 60_000)).toBeNull()
  })

  test('[W5] [I6] on a line: the room lives, others write, and each message has one form', async () => {
    const known = readCorpus('frames')
    expect(known.length).toBeGreaterThan(50)
    expect(await brokenBy(await createFramesTarget(), known, 20_000)).toBeNull()
  })
})
