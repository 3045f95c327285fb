// Updates by the grammar of Yjs V1 itself, of every kind of struct, with ids, names and values near to those of a document: most are
// not what any client of ours would write, and some are.
import * as encoding from 'lib0/encoding'
import type { Dice } from '../harness/random.ts'

/** What a maker of updates knows about the document that it attacks. */
export interface Known {
  /** Client ids with the clock that comes next. */
  readonly clocks: ReadonlyMap<number, number>
  readonly roots: readonly string[]
  readonly keys: readonly string[]
  readonly nodes: readonly string[]
  readonly marks: readonly string[]
}

const FRESH = [666, 667, 668, 2 ** 32 - 1, 2 ** 40] as const
type Any = Parameters<typeof encoding.writeAny>[1]
const VALUES: readonly Any[] = [
  ...[true, false, null, undefined, 0, 1, -1, 0.5, 2 ** 31, 2 ** 53 - 1, -0, Number.NaN, Number.POSITIVE_INFINITY, 1e308],
  ...['', 'x', 'proposed', 'done', '2027-03-15', '2027-02-30', 'tco', 'co', 'es', 'a1b2c3d4e5f6', 'x'.repeat(600), '\u0000', '\u202e'],
  ...[[], [1], ['a', 'b'], {}, { id: 'x' }, { es: 'a', en: 'b' }, { text: 'x', at: 1 }, { every: 1, unit: 'month' }],
  ...[new Uint8Array(3), 12n, [[[[]]]], { href: 'https://example.org' }, { href: 'javascript:alert(1)' }, { level: 2 }],
]

export const anUpdate = (known: Known, dice: Dice): Uint8Array =>
  encoding.encode((encoder) => {
    const uint = (value: number) => encoding.writeVarUint(encoder, value)
    const ids = [...known.clocks.keys()]
    const next = new Map(known.clocks)
    const anId = () => {
      const client = dice.chance(0.8) && ids.length > 0 ? dice.pick(ids) : dice.pick(FRESH)
      const end = next.get(client) ?? 0
      uint(client)
      uint(dice.chance(0.9) ? dice.below(Math.max(1, end)) : end + dice.below(3))
    }
    const sections = dice.chance(0.1) ? 0 : 1 + (dice.chance(0.2) ? dice.below(3) : 0)
    const clients = new Set(Array.from({ length: sections }, () => (dice.chance(0.9) ? dice.pick(FRESH) : dice.pick([...FRESH, ...ids]))))
    uint(clients.size)
    for (const client of [...clients].sort((a, b) => b - a)) {
      const count = 1 + (dice.chance(0.4) ? dice.below(6) : 0)
      const from = next.get(client) ?? 0
      const start = dice.chance(0.95) ? from : from + dice.below(3)
      uint(count)
      uint(client)
      uint(start)
      let clock = start
      for (let n = 0; n < count; n++) {
        clock += aStruct(encoder, known, dice, anId)
        next.set(client, clock)
      }
    }
    deletions(encoder, next, dice)
  })

const KINDS = [0, 1, 1, 2, 3, 4, 4, 4, 4, 5, 6, 6, 7, 7, 7, 7, 8, 8, 8, 8, 9, 10] as const

/** Returns its length. */
const aStruct = (encoder: encoding.Encoder, known: Known, dice: Dice, anId: () => void): number => {
  const kind = dice.pick(KINDS)
  const uint = (value: number) => encoding.writeVarUint(encoder, value)
  if (kind === 0 || kind === 10) {
    encoding.writeUint8(encoder, kind)
    const length = 1 + dice.below(4)
    uint(length)
    return length
  }
  const origin = dice.chance(0.35)
  const right = dice.chance(0.35)
  const keyed = dice.chance(0.45)
  encoding.writeUint8(encoder, kind | (origin ? 128 : 0) | (right ? 64 : 0) | (keyed ? 32 : 0))
  if (origin) anId()
  if (right) anId()
  if (!origin && !right) {
    if (dice.chance(0.45)) {
      uint(1)
      encoding.writeVarString(encoder, dice.pick(known.roots))
    } else {
      uint(0)
      anId()
    }
    if (keyed) encoding.writeVarString(encoder, dice.pick(known.keys))
  }
  return content(encoder, kind, known, dice)
}

const content = (encoder: encoding.Encoder, kind: number, known: Known, dice: Dice): number => {
  const uint = (value: number) => encoding.writeVarUint(encoder, value)
  const text = (value: string) => encoding.writeVarString(encoder, value)
  const some = (write: () => void): number => {
    const count = dice.chance(0.8) ? 1 : 1 + dice.below(4)
    uint(count)
    for (let n = 0; n < count; n++) write()
    return count
  }
  switch (kind) {
    case 1: {
      const length = 1 + dice.below(5)
      uint(length)
      return length
    }
    case 2:
      return some(() => text(dice.pick(['1', 'undefined', '{}', '{bad', 'null', '"x"'])))
    case 3:
      encoding.writeVarUint8Array(encoder, dice.bytes(dice.below(8)))
      return 1
    case 4: {
      const word = dice.pick(['x', 'hola', 'ñandú', '🌎', 'a\nb', 'x'.repeat(dice.below(200) + 1)])
      text(word)
      return word.length
    }
    case 5:
      text(dice.pick(['{}', 'null', '{"image":"x"}', '{bad']))
      return 1
    case 6:
      text(dice.pick(known.marks))
      text(dice.pick(['{}', 'null', 'true', '{"href":"https://example.org"}', '{"href":"javascript:alert(1)"}', '{bad']))
      return 1
    case 7: {
      const type = dice.pick([0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 5, 6, 6, 7])
      uint(type)
      if (type === 3 || type === 5) text(dice.pick(known.nodes))
      return 1
    }
    case 9:
      text('guid')
      encoding.writeAny(encoder, {})
      return 1
    default:
      return some(() => encoding.writeAny(encoder, VALUES[dice.below(VALUES.length)]))
  }
}

const deletions = (encoder: encoding.Encoder, clocks: ReadonlyMap<number, number>, dice: Dice) => {
  const uint = (value: number) => encoding.writeVarUint(encoder, value)
  const clients = dice.chance(0.4) ? [...clocks].filter(([, end]) => end > 0 && dice.chance(0.4)).sort(([a], [b]) => b - a) : []
  uint(clients.length)
  for (const [client, end] of clients) {
    uint(client)
    const ranges: [number, number][] = []
    for (let at = dice.below(4); at < end && ranges.length < 4; ) {
      const length = 1 + dice.below(dice.chance(0.8) ? 3 : end)
      ranges.push([at, length])
      at += length + 1 + dice.below(5)
    }
    uint(ranges.length)
    for (const [at, length] of ranges) {
      uint(at)
      uint(length)
    }
  }
}
