// A known input, changed a little: bytes, numbers as the wire writes them, pieces of another one.
import * as encoding from 'lib0/encoding'
import type { Dice } from '../harness/random.ts'

/** Where readers go wrong: the ends of what fits into 7, 8, 14, 16, 31, 32 and 53 bits. */
const EDGES = [0, 1, 2, 10, 127, 128, 255, 256, 16_383, 16_384, 65_535, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1, 2 ** 32, 2 ** 53 - 1] as const
const LONGEST = 4_096

const varUint = (value: number) => encoding.encode((encoder) => encoding.writeVarUint(encoder, value))
const spliced = (input: Uint8Array, at: number, removed: number, put: Uint8Array) =>
  Buffer.concat([input.subarray(0, at), put, input.subarray(at + removed)])

const CHANGES: readonly ((input: Uint8Array, other: Uint8Array, dice: Dice) => Uint8Array)[] = [
  (input, _other, dice) => {
    const bytes = Uint8Array.from(input)
    for (let n = 1 + dice.below(3); n > 0 && bytes.length > 0; n--) bytes[dice.below(bytes.length)] = dice.below(256)
    return bytes
  },
  (input, _other, dice) => {
    const bytes = Uint8Array.from(input)
    const at = dice.below(bytes.length)
    bytes[at] = (bytes[at] ?? 0) ^ (1 << dice.below(8))
    return bytes
  },
  (input, _other, dice) => {
    const bytes = Uint8Array.from(input)
    const at = dice.below(bytes.length)
    bytes[at] = (bytes[at] ?? 0) + (dice.chance(0.5) ? 1 : -1)
    return bytes
  },
  (input, _other, dice) => spliced(input, dice.below(input.length + 1), dice.below(2), varUint(dice.pick(EDGES))),
  (input, _other, dice) => spliced(input, dice.below(input.length + 1), 1 + dice.below(8), new Uint8Array()),
  (input, _other, dice) => {
    const from = dice.below(input.length)
    return spliced(input, dice.below(input.length + 1), 0, input.subarray(from, from + 1 + dice.below(24)))
  },
  (input, other, dice) => {
    const from = dice.below(other.length)
    return spliced(input, dice.below(input.length + 1), dice.below(12), other.subarray(from, from + 1 + dice.below(40)))
  },
  (input, _other, dice) => input.subarray(0, dice.below(input.length)),
]

export const mutate = (input: Uint8Array, other: Uint8Array, dice: Dice): Uint8Array => {
  let changed = input
  for (let n = 1 + dice.below(4); n > 0; n--) changed = dice.pick(CHANGES)(changed, other, dice)
  return changed.subarray(0, LONGEST)
}
