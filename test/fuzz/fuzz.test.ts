// What earlier hunts have found, tried again, and half a minute of hunting each; `npm run fuzz -- --minutes 60` goes on.
import { describe, expect, test } from 'vitest'
import { readCorpus } from './corpus.ts'
import { createFramesTarget } from './framesTarget.ts'
import { createGateTarget } from './gateTarget.ts'
import { hunt, type Target } from './hunt.ts'

const seed = Number(process.env.SEED ?? 1)
const MS = 30_000

const brokenBy = async (target: Target, known: readonly Uint8Array[]) => {
  const end = performance.now() + MS
  const { tried, found } = await hunt({ target, known, seed, goesOn: () => performance.now() < end })
  console.log(`${target.name}: ${known.length} known inputs, ${tried} tried`)
  return found && { seed, input: Buffer.from(found.input).toString('hex'), error: String(found.error) }
}

describe('[YJ-01] no input breaks a promise', () => {
  test('[W9] [I3] [I10] of the gate: nothing else changes, replicas read the same, honest edits pass, and nobody waits', {
    timeout: 120_000,
  }, async () => {
    const known = readCorpus('gate')
    expect(known.length).toBeGreaterThan(50)
    expect(await brokenBy(createGateTarget(), known)).toBeNull()
  })

  test('[W5] [I6] of a line: the room lives, others write, and each message has one form', { timeout: 120_000 }, async () => {
    const known = readCorpus('frames')
    expect(known.length).toBeGreaterThan(50)
    expect(await brokenBy(await createFramesTarget(), known)).toBeNull()
  })
})
