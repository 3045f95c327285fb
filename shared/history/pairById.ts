// Matches present and past blocks: by permanent id, in the order of both; blocks without one by type and position.

interface Known {
  readonly name: string
  readonly id: string | null
}
type Pair = readonly [present: number, past: number]

export const pairById = (present: readonly Known[], past: readonly Known[]): readonly Pair[] => {
  const places = new Map(present.flatMap(({ id }, index) => (id === null ? [] : [[id, index] as const])))
  const known = past.flatMap(({ id, name }, index): readonly Pair[] => {
    const at = id === null ? undefined : places.get(id)
    return at !== undefined && present[at]?.name === name ? [[at, index]] : []
  })
  return withoutIds(inOrder(known), present, past)
}

/** Longest increasing subsequence: moved blocks are removed and inserted. */
const inOrder = (pairs: readonly Pair[]): readonly Pair[] => {
  const tails: number[] = []
  const before: (number | undefined)[] = []
  pairs.forEach(([at], index) => {
    const place = tails.findIndex((tail) => (pairs[tail]?.[0] ?? -1) >= at)
    const slot = place === -1 ? tails.length : place
    before.push(tails[slot - 1])
    tails[slot] = index
  })
  const kept: Pair[] = []
  for (let index = tails.at(-1); index !== undefined; index = before[index]) {
    const pair = pairs[index]
    if (pair) kept.unshift(pair)
  }
  return kept
}

const withoutIds = (pairs: readonly Pair[], present: readonly Known[], past: readonly Known[]): readonly Pair[] => {
  const all: Pair[] = []
  let [lastPresent, lastPast] = [-1, -1]
  for (const [nextPresent, nextPast] of [...pairs, [present.length, past.length] as const]) {
    let from = lastPast + 1
    for (let index = lastPresent + 1; index < nextPresent; index++) {
      const block = present[index]
      if (!block || block.id !== null) continue
      const twin = past.findIndex((other, at) => at >= from && at < nextPast && other.id === null && other.name === block.name)
      if (twin === -1) continue
      all.push([index, twin])
      from = twin + 1
    }
    if (nextPresent < present.length) all.push([nextPresent, nextPast])
    ;[lastPresent, lastPast] = [nextPresent, nextPast]
  }
  return all
}
