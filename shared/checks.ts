// Validators of plain values: total, fast and bounded; used by the gate, the readers and the writers.

export type Check<Value> = (value: unknown) => value is Value

export const isOneOf =
  <Value extends string | number>(options: readonly Value[]): Check<Value> =>
  (value): value is Value =>
    options.some((option) => option === value)

export const orNull =
  <Value>(check: Check<Value>): Check<Value | null> =>
  (value): value is Value | null =>
    value === null || check(value)

export const isFlag: Check<boolean> = (value): value is boolean => typeof value === 'boolean'

export const isIntegerBetween = (value: unknown, from: number, to: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to

/** One line of plain text, trimmed. */
export const isLine =
  (longest: number): Check<string> =>
  (value): value is string =>
    typeof value === 'string' && value.length > 0 && value.length <= longest && value.trim() === value && !/\p{Cc}/u.test(value)

/** A plain object with these keys of its own and no others. */
export const hasExactly = <Key extends string>(value: unknown, keys: readonly Key[]): value is Readonly<Record<Key, unknown>> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.keys(value).length === keys.length &&
  keys.every((key) => Object.hasOwn(value, key))
