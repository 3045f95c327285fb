// API tokens, with which a program acts for a person in one group: scopes, lifetimes, format.

/** `write` covers the plan only; `webhooks` is for chair and secretariat. One that is added later is in no token that was made before. */
export const TOKEN_SCOPES = ['read', 'write', 'export', 'webhooks'] as const
export type TokenScope = (typeof TOKEN_SCOPES)[number]
export const parseTokenScope = (text: unknown): TokenScope | null => TOKEN_SCOPES.find((scope) => scope === text) ?? null

/** Lifetimes that can be chosen, in days. */
export const TOKEN_DAYS = [7, 30, 90, 180, 365] as const
/** Maximum active tokens of one person in one group. */
export const MOST_TOKENS = 10

/** A fixed prefix and 256 random bits in hexadecimal: secret scanners recognise it in code and logs. */
export const TOKEN_PREFIX = 'ruta_'
export const TOKEN_TEXT = /^ruta_[0-9a-f]{64}$/

/** Token of an edit: its number in the group, and its name if known. */
export interface ByToken {
  readonly number: number
  /** Null if it was erased, or is unknown here: an archive has the numbers only. */
  readonly name: string | null
}
