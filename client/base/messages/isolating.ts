// Bidi isolation: every string parameter of a message goes through `isolate`.
import { isolate } from '../../../shared/isolate.ts'

/** Wraps messages so that string parameters are isolated, in lists and objects too. */
export const isolating = <T>(messages: T): T => wrap(messages) as T

const wrap = (part: unknown): unknown => {
  if (typeof part === 'function') return (...given: readonly unknown[]) => part(...given.map(inside))
  return isPlain(part) ? mapped(part, wrap) : part
}
const inside = (given: unknown): unknown => {
  if (typeof given === 'string') return isolate(given)
  if (Array.isArray(given)) return given.map(inside)
  return isPlain(given) ? mapped(given, inside) : given
}
const mapped = (part: object, by: (value: unknown) => unknown) =>
  Object.fromEntries(Object.entries(part).map(([key, value]) => [key, by(value)]))
const isPlain = (part: unknown): part is object =>
  typeof part === 'object' && part !== null && Object.getPrototypeOf(part) === Object.prototype
