// Values in localStorage, validated when read: another version, another tab or a user may have written them. Where storage is forbidden or full
// nothing is stored, and everything else works.
import type { AccountId } from '../../shared/ids.ts'

export interface Remembered<Value> {
  /** Null when there is no valid value. */
  readonly read: () => Value | null
  readonly write: (value: Value) => void
  readonly forget: () => void
}
export type RememberedRecord = Readonly<Record<string, unknown>>

const PREFIX = 'ruta/'
const attempt = <T>(act: (storage: Storage) => T, otherwise: T): T => {
  try {
    return act(localStorage)
  } catch {
    // Storage is forbidden or full, or the stored value is not JSON.
    return otherwise
  }
}
const stored = <Value>(key: string, decode: (text: string) => Value | null, encode: (value: Value) => string): Remembered<Value> => ({
  read: () =>
    attempt((storage) => {
      const text = storage.getItem(PREFIX + key)
      return text === null ? null : decode(text)
    }, null),
  write: (value) => attempt((storage) => storage.setItem(PREFIX + key, encode(value)), undefined),
  forget: () => attempt((storage) => storage.removeItem(PREFIX + key), undefined),
})

export const remembered = <Value extends object>(key: string, parse: (found: RememberedRecord) => Value | null): Remembered<Value> =>
  stored(
    key,
    (text) => {
      const found: unknown = JSON.parse(text)
      return isRecord(found) ? parse(found) : null
    },
    (value) => JSON.stringify(value),
  )

/** Per account: the next account does not see it. */
export const rememberedFor = <Value extends object>(
  account: AccountId,
  key: string,
  parse: (found: RememberedRecord) => Value | null,
): Remembered<Value> => {
  const owned = remembered<Value>(key, (found) => (found.account === account ? parse(found) : null))
  return { ...owned, write: (value) => owned.write({ account, ...value }) }
}

/** A single string of the device, not of an account. */
export const rememberedWord = <Word extends string>(key: string, parse: (text: string) => Word | null): Remembered<Word> =>
  stored(key, parse, (word) => word)

export const isRecord = (value: unknown): value is RememberedRecord => typeof value === 'object' && value !== null
/** The valid entries of a list. */
export const validEntries = <T>(value: unknown, parse: (one: unknown) => T | null): readonly T[] =>
  Array.isArray(value) ? value.flatMap((one) => parse(one) ?? []) : []
export const asText = (value: unknown): string | null => (typeof value === 'string' ? value : null)

export const isStorageForbidden = (): boolean => attempt((storage) => storage.length < 0, true)

/** The key prefix of remembered answers of the server (`createQuery.ts`). */
export const ANSWERS = 'answers'
/** The session has expired: removes everything of it from this device. */
export const forgetAnswers = remembered(ANSWERS, (found) => found).forget

/** Removes values of all accounts but `account` (names, groups) before another account is shown anything. */
export const forgetOthers = (account: AccountId | null): void =>
  attempt((storage) => {
    for (const key of Object.keys(storage).filter((name) => name.startsWith(PREFIX))) {
      const owner = remembered(key.slice(PREFIX.length), ({ account: own }) => ({ own })).read()?.own
      if (owner !== undefined && owner !== account) storage.removeItem(key)
    }
  }, undefined)
