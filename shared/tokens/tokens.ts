// API tokens, by which a program acts for a person in one group: what they may be for, how long they hold, and their text.

/** `write` is the plan and nothing else. */
export const TOKEN_SCOPES = ['read', 'write', 'export'] as const
export type TokenScope = (typeof TOKEN_SCOPES)[number]
export const parseTokenScope = (text: unknown): TokenScope | null => TOKEN_SCOPES.find((scope) => scope === text) ?? null

/** For how many days a token can be made to hold. */
export const TOKEN_DAYS = [7, 30, 90, 180, 365] as const
/** Of one person in one group, that have not ended. */
export const MOST_TOKENS = 10

/** A fixed beginning and 256 random bits in hexadecimal: scanners for secrets find it in code and logs. */
export const TOKEN_PREFIX = 'ruta_'
export const TOKEN_TEXT = /^ruta_[0-9a-f]{64}$/

/** That an edit came by a token: its number in the group, and its name where it is known. */
export interface ByToken {
  readonly number: number
  /** Null where it was erased, or never known here: an archive has the numbers alone. */
  readonly name: string | null
}
