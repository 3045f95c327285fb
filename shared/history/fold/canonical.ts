// JSON with sorted keys: equal values have equal bytes.
import { compareStrings } from '../../order.ts'

export const canonical = (value: unknown): string => JSON.stringify(value, sorted)

const sorted = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => compareStrings(a, b)))
    : value
