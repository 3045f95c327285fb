// A minimal schema validator. Workers and browsers read acts too, so no library is loaded for it.
import type { Check } from '../checks.ts'

/** Type of the values that a check accepts. */
export type CheckedBy<C> = C extends Check<infer Value> ? Value : never
type Fields = Readonly<Record<string, Check<unknown>>>
type RecordOf<F extends Fields> = { readonly [Key in keyof F]: CheckedBy<F[Key]> }

/** An object with these fields. Others are ignored: a later version may have added them. */
export const recordShape =
  <F extends Fields>(fields: F): Check<RecordOf<F>> =>
  (value): value is RecordOf<F> =>
    isRecord(value) && Object.entries(fields).every(([key, check]) => Object.hasOwn(value, key) && check(value[key]))

type Later<F extends Fields> = { readonly [Key in keyof F]?: CheckedBy<F[Key]> | undefined }
/** Fields added by later versions: older acts have none of them. */
export const withLater =
  <Value, F extends Fields>(check: Check<Value>, later: F): Check<Value & Later<F>> =>
  (value): value is Value & Later<F> =>
    check(value) && isRecord(value) && Object.entries(later).every(([key, of]) => !Object.hasOwn(value, key) || of(value[key]))

export const listShape =
  <Value>(check: Check<Value>): Check<readonly Value[]> =>
  (value): value is readonly Value[] =>
    Array.isArray(value) && value.every(check)

export const parsedBy =
  <Value>(parse: (value: unknown) => Value | null): Check<Value> =>
  (value): value is Value =>
    parse(value) !== null

export const isText: Check<string> = (value): value is string => typeof value === 'string'
/** With at most this many UTF-16 units. */
export const isTextUpTo =
  (most: number): Check<string> =>
  (value): value is string =>
    typeof value === 'string' && value.length <= most
export const isNatural = <N extends number>(value: unknown): value is N =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
