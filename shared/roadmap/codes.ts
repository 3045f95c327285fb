// Code of an item, `WG-014`, from its number. Two people offline may assign one number twice: the later ids get a letter.
import type { ItemId } from '../ids.ts'
import { compareStrings } from '../order.ts'
import { HIGHEST_NUMBER } from './checks.ts'

interface Numbered<Id> {
  readonly id: Id
  readonly number: number
}

export const codeOf = (number: number, letter = ''): string => `WG-${String(number).padStart(3, '0')}${letter}`

/** Of this or another plan of Ruta; running numbers (1, 2, 3) are none. */
export const looksLikeCode = (text: string): boolean => /^\s*WG-[\w-]+\s*$/i.test(text)

export const codesOf = (items: Iterable<Numbered<ItemId>>): ReadonlyMap<ItemId, string> => {
  const numbered = [...items]
  const letters = lettersOf(numbered)
  return new Map(numbered.map(({ id, number }) => [id, codeOf(number, letters.get(id))]))
}

/** Suffix among items with the same number: none for the first, then b … z, then digits. */
export const lettersOf = <Id extends string>(entries: Iterable<Numbered<Id>>): ReadonlyMap<Id, string> => {
  const letters = new Map<Id, string>()
  const seen = new Map<number, number>()
  for (const { id, number } of [...entries].sort((a, b) => compareStrings(a.id, b.id))) {
    const place = seen.get(number) ?? 0
    seen.set(number, place + 1)
    letters.set(id, place === 0 ? '' : place < 26 ? String.fromCharCode(97 + place) : `-${place + 1}`)
  }
  return letters
}

/** Highest + 1; if a hostile number is at the limit, the smallest free one. */
export const nextItemNumber = (numbers: Iterable<number>): number => {
  const taken = new Set(numbers)
  let highest = 0
  for (const number of taken) highest = Math.max(highest, number)
  if (highest < HIGHEST_NUMBER) return highest + 1
  let free = 1
  while (taken.has(free)) free += 1
  return free
}
