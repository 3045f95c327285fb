// Matches blocks of the shared text with blocks of the editor: by identity first, then by permanent id. y-tiptap guesses by type and similarity, and
// may then rename one block into another or rewrite both.
import type { Node } from '@tiptap/pm/model'
import { UNREADABLE } from './unreadable.ts'

export interface PairBlock {
  readonly name: string
  readonly id: string | null
  /** The node shown for it; unreadable content has no other identity. */
  readonly node: Node
}
type Pair = readonly [shared: number, edited: number]

/** Pairs in the order of both lists. */
export const pairBlocks = (shared: readonly PairBlock[], edited: readonly PairBlock[]): readonly Pair[] => {
  const shorter = Math.min(shared.length, edited.length)
  let left = 0
  while (left < shorter && shared[left]?.node === edited[left]?.node) left++
  let right = 0
  while (left + right < shorter && shared.at(-1 - right)?.node === edited.at(-1 - right)?.node) right++

  const middle = withoutIds(
    inOrder(known(shared, edited, left, right)),
    shared,
    edited,
    [left - 1, left - 1],
    [shared.length - right, edited.length - right],
  )
  return [
    ...Array.from({ length: left }, (_, index): Pair => [index, index]),
    ...middle,
    ...Array.from({ length: right }, (_, index): Pair => [shared.length - right + index, edited.length - right + index]),
  ]
}

const known = (shared: readonly PairBlock[], edited: readonly PairBlock[], left: number, right: number): Pair[] => {
  const byNode = new Map<Node, number>()
  const byId = new Map<string, number>()
  for (let index = shared.length - right - 1; index >= left; index--) {
    const block = shared[index]
    if (!block) continue
    byNode.set(block.node, index)
    if (block.id !== null && block.name !== UNREADABLE) byId.set(block.id, index)
  }
  const taken = new Set<number>()
  const pairs: Pair[] = []
  for (let index = left; index < edited.length - right; index++) {
    const block = edited[index]
    if (!block) continue
    const twin = byNode.get(block.node) ?? (block.id === null ? undefined : byId.get(block.id))
    if (twin === undefined || taken.has(twin) || shared[twin]?.name !== block.name) continue
    taken.add(twin)
    pairs.push([twin, index])
  }
  return pairs
}

/** Longest increasing subsequence of the pairs: moved blocks are rewritten, the others keep their Y type. */
const inOrder = (pairs: readonly Pair[]): readonly Pair[] => {
  const tails: number[] = []
  const before: (number | undefined)[] = []
  pairs.forEach(([shared], index) => {
    const place = tails.findIndex((tail) => (pairs[tail]?.[0] ?? -1) >= shared)
    const at = place === -1 ? tails.length : place
    before.push(tails[at - 1])
    tails[at] = index
  })
  const kept: Pair[] = []
  for (let index = tails.at(-1); index !== undefined; index = before[index]) {
    const pair = pairs[index]
    if (pair) kept.unshift(pair)
  }
  return kept
}

/** Blocks without an id match a block of the same type at the same index. */
const withoutIds = (pairs: readonly Pair[], shared: readonly PairBlock[], edited: readonly PairBlock[], start: Pair, end: Pair): Pair[] => {
  const result: Pair[] = []
  let [lastShared, lastEdited] = start
  for (const [nextShared, nextEdited] of [...pairs, end]) {
    let from = lastEdited + 1
    for (let index = lastShared + 1; index < nextShared; index++) {
      const block = shared[index]
      if (!block || block.id !== null || block.name === UNREADABLE) continue
      const twin = edited.findIndex((other, at) => at >= from && at < nextEdited && other.name === block.name)
      if (twin === -1) continue
      result.push([index, twin])
      from = twin + 1
    }
    if (nextShared < end[0]) result.push([nextShared, nextEdited])
    lastShared = nextShared
    lastEdited = nextEdited
  }
  return result
}
