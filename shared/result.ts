// Result type for expected refusals: ok with a value, or a Refusal with its key.
import type { Refusal } from './refusals.ts'

export type Result<T, R extends string = Refusal> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: R }

export const ok = <T>(value: T) => ({ ok: true, value }) as const
export const refuse = <R extends Refusal>(refusal: R) => ({ ok: false, refusal }) as const

/** For a value that is null only because of a bug. */
export const must = <T>(value: T | null | undefined, what: string): T => {
  if (value === null || value === undefined) throw new Error(`missing: ${what}`)
  return value
}

export const assertNever = (value: never): never => {
  throw new Error(`impossible: ${JSON.stringify(value)}`)
}
