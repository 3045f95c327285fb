// The hunt for an input that breaks a promise: made by rule, or a known one changed; what reaches new code joins the known ones.
import { createDice, type Dice } from '../harness/random.ts'
import type { Blocks } from './blocks.ts'
import { mutate } from './mutate.ts'

export interface Target {
  readonly name: string
  /** An input from nothing, near to what clients send. */
  readonly make: (dice: Dice) => Uint8Array
  /** Throws when a promise is broken. What it answers tells inputs apart. */
  readonly attempt: (input: Uint8Array) => string | Promise<string>
}
export interface Hunt {
  readonly target: Target
  readonly known: readonly Uint8Array[]
  readonly seed: number
  readonly goesOn: () => boolean
  readonly blocks?: Blocks
  readonly kept?: (input: Uint8Array) => void
}
export interface Yield {
  readonly tried: number
  readonly answers: ReadonlyMap<string, number>
  readonly found: { readonly input: Uint8Array; readonly error: unknown } | null
}

const BATCH = 500

export const hunt = async ({ target, known, seed, goesOn, blocks, kept }: Hunt): Promise<Yield> => {
  const dice = createDice(seed)
  const pool = [...known]
  const answers = new Map<string, number>()
  let tried = 0
  const attempt = async (input: Uint8Array): Promise<Yield | null> => {
    tried++
    try {
      const answer = await target.attempt(input)
      answers.set(answer, (answers.get(answer) ?? 0) + 1)
      return null
    } catch (error) {
      return { tried, answers, found: { input: await smallest(target, input), error } }
    }
  }
  for (const input of known) {
    const end = await attempt(input)
    if (end) return end
  }
  blocks?.remember(blocks.fresh())
  while (goesOn()) {
    const batch: Uint8Array[] = []
    for (let n = 0; n < BATCH && goesOn(); n++) {
      const input = pool.length === 0 || dice.chance(0.4) ? target.make(dice) : mutate(dice.pick(pool), dice.pick(pool), dice)
      batch.push(input)
      const end = await attempt(input)
      if (end) return end
    }
    const reached = blocks?.fresh() ?? []
    if (!blocks || reached.length === 0) continue
    // Which of them was it? One may need what came before it: then it is not kept, and not looked for again.
    for (const input of batch) {
      const end = await attempt(input)
      if (end) return end
      const own = blocks.fresh()
      blocks.remember(own)
      if (own.length === 0) continue
      pool.push(input)
      kept?.(input)
    }
    blocks.remember(reached)
  }
  return { tried, answers, found: null }
}

/** Without whatever it fails without. */
const smallest = async (target: Target, input: Uint8Array): Promise<Uint8Array> => {
  const fails = async (bytes: Uint8Array) => {
    try {
      await target.attempt(bytes)
      return false
    } catch {
      // That is what is looked for.
      return true
    }
  }
  let least = input
  for (let size = Math.ceil(input.length / 2); size >= 1; size = Math.floor(size / 2))
    for (let at = 0; at + size <= least.length; ) {
      const shorter = Buffer.concat([least.subarray(0, at), least.subarray(at + size)])
      if (await fails(shorter)) least = shorter
      else at += size
    }
  return least
}
