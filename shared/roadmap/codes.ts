// An item's code, `WG-014`, from its number. Two people offline may give one number to two items: the later ids get a letter.
import type { ItemId } from '../ids.ts'
import { compare } from '../order.ts'
import { HIGHEST_NUMBER } from './checks.ts'

interface Numbered {
  readonly id: ItemId
  readonly number: number
}

export const codeOf = (number: number, place = 0): string => `WG-${String(number).padStart(3, '0')}${suffix(place)}`

export const codesOf = (items: Iterable<Numbered>): ReadonlyMap<ItemId, string> => {
  const codes = new Map<ItemId, string>()
  const seen = new Map<number, number>()
  for (const { id, number } of [...items].sort((a, b) => compare(a.id, b.id))) {
    const place = seen.get(number) ?? 0
    seen.set(number, place + 1)
    codes.set(id, codeOf(number, place))
  }
  return codes
}

/** Highest + 1; where a hostile number has taken the end, the smallest that is free. */
export const nextNumber = (numbers: Iterable<number>): number => {
  const taken = new Set(numbers)
  let highest = 0
  for (const number of taken) highest = Math.max(highest, number)
  if (highest < HIGHEST_NUMBER) return highest + 1
  let free = 1
  while (taken.has(free)) free += 1
  return free
}

/** The first has none, then b … z, then figures. */
const suffix = (place: number) => (place === 0 ? '' : place < 26 ? String.fromCharCode(97 + place) : `-${place + 1}`)
