// Fractional indexing in base 62: moving an entry changes one value only, and two people who insert at the same place get different positions (the
// last digits are random).
import type { Check } from './checks.ts'
import type { Random } from './ids.ts'

const MAX_ORDER = 1024
/** Never ends in `0`: nothing would fit below it. */
export const isOrder: Check<string> = (value): value is string =>
  typeof value === 'string' && value.length <= MAX_ORDER && /^[0-9A-Za-z]*[1-9A-Za-z]$/.test(value)

/** By code unit, the same on every machine, then by id. */
export const byOrder = (a: { readonly order: string; readonly id: string }, b: { readonly order: string; readonly id: string }): number =>
  compareStrings(a.order, b.order) || compareStrings(a.id, b.id)
export const compareStrings = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** A position after `before` and before `after`; `null` is the start or the end of the list. */
export const orderBetween = (before: string | null, after: string | null, random: Random): string => {
  const low = before === '' ? null : before
  // Two items may share a position (created offline, or hostile): nothing fits between them, so the new one comes after both.
  const high = after !== null && after !== '' && (low === null || low < after) ? after : null
  if (low !== null && high !== null) return inside(low, high, random)
  const step = 1 + (chance(random) % STEP)
  if (high !== null) return beside(headOf(high) - step, random) ?? inside('', high, random)
  return beside(low === null ? MIDDLE : headOf(low) + step, random) ?? inside(low ?? '', null, random)
}

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
/** At the ends of a list the first six digits count up or down, so that 5,000 appended items do not make long positions. */
const HEAD = 6
const STEP = 1000
const HEADS = 62 ** HEAD
const MIDDLE = Math.floor(HEADS / 2)

const digit = (text: string, at: number): number => Math.max(0, DIGITS.indexOf(text[at] ?? '0'))
const headOf = (order: string): number => {
  let head = 0
  for (let at = 0; at < HEAD; at += 1) head = head * 62 + digit(order, at)
  return head
}

/** `null` at the limit. */
const beside = (head: number, random: Random): string | null => {
  if (head < 1 || head >= HEADS) return null
  let text = ''
  for (let rest = head, at = 0; at < HEAD; at += 1, rest = Math.floor(rest / 62)) text = (DIGITS[rest % 62] ?? '') + text
  return text + jitter(random)
}

/** Strictly between; `high` null means 1. */
const inside = (low: string, high: string | null, random: Random): string => {
  let text = ''
  let ceiling = high
  for (let at = 0; ; at += 1) {
    const from = digit(low, at)
    const to = ceiling === null ? 62 : digit(ceiling, at)
    if (to - from > 1) return text + (DIGITS[from + 1 + (chance(random) % (to - from - 1))] ?? '') + jitter(random)
    text += DIGITS[from] ?? ''
    // Once below the upper bound, all further digits stay below it.
    if (to > from) ceiling = null
  }
}

const jitter = (random: Random): string =>
  `${DIGITS[chance(random) % 62]}${DIGITS[chance(random) % 62]}${DIGITS[1 + (chance(random) % 61)]}`
const chance = (random: Random): number => random(2).reduce((sum, byte) => sum * 256 + byte, 0)

/** Reorders the given entries within the positions that they occupy; all others stay. */
export const inOrderOf = <One extends { readonly id: string }>(all: readonly One[], order: readonly string[]): readonly One[] => {
  const named = order.flatMap((id) => all.find((one) => one.id === id) ?? [])
  const next = named.values()
  return all.map((one) => (order.includes(one.id) ? (next.next().value ?? one) : one))
}
