// Passwords: argon2id off the main thread, two at a time, with a queue that ends; and which ones are too weak.
import { hash, verify } from '@node-rs/argon2'
import type { Refusal } from '../../shared/refusals.ts'
import { isCommon } from './commonPasswords.ts'

export interface Passwords {
  /** Null when too many wait already. */
  hash(password: string): Promise<string | null>
  /** Takes the same time whether or not there is a hash to compare with. Null when too many wait already. */
  verify(passwordHash: string | null, password: string): Promise<boolean | null>
}

/** OWASP's argon2id: 19 MiB, two passes, one lane. */
const ARGON = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
/** Half of libuv's threads: files and the others must not wait for passwords. */
const AT_ONCE = 2
const MOST_WAITING = 200

const LEAST_CHARACTERS = 15
const MOST_CHARACTERS = 256

/** Null when it may be used by this person. Characters are code points: an emoji is one. */
export const judgePassword = (password: string, person: { readonly email: string; readonly name: string }): Refusal | null => {
  const length = [...password].length
  if (length < LEAST_CHARACTERS || length > MOST_CHARACTERS) return 'password-short'
  return isCommon(password, person) ? 'password-common' : null
}

export const createPasswords = (): Passwords => {
  let running = 0
  const waiting: (() => void)[] = []

  const inTurn = async <T>(work: () => Promise<T>): Promise<T | null> => {
    if (running < AT_ONCE) running++
    else if (waiting.length >= MOST_WAITING) return null
    // Whoever finishes hands its place on, so `running` stays.
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
  const makeHash = (password: string) => hash(password.normalize('NFC'), ARGON)
  /** Made in advance: the first unknown address must not take longer than the second. */
  const dummy = inTurn(() => makeHash('nobody has this password'))

  return {
    hash: (password) => inTurn(() => makeHash(password)),
    async verify(passwordHash, password) {
      const against = passwordHash ?? (await dummy)
      if (!against) return null
      const same = await inTurn(() => verify(against, password.normalize('NFC')))
      return same === null ? null : same && passwordHash !== null
    },
  }
}
