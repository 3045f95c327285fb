// Password hashing with argon2id off the main thread, two at a time, with a bounded queue; and password rules.
import { hash, verify } from '@node-rs/argon2'
import type { Refusal } from '../../shared/refusals.ts'
import { isCommon } from './commonPasswords.ts'

export interface Passwords {
  /** Null when the queue is full. */
  hash(password: string, whose?: PasswordOwner): Promise<string | null>
  /**
   * Takes the same time with or without a stored hash. Null when the queue is full, or when `mayTry`, called when its turn comes, returns false.
   */
  verify(passwordHash: string | null, password: string, whose?: PasswordOwner, mayTry?: () => Promise<boolean>): Promise<boolean | null>
}

/**
 * Places in the queue: remembered browsers (or signed-in ones) have their own, which others cannot take; unknown ones are limited per network.
 */
export type PasswordOwner = { readonly known: true } | { readonly known: false; readonly network: string }
const NOBODY: PasswordOwner = { known: false, network: '' }

/** `memoryCost` in KiB. */
export interface PasswordCost {
  readonly memoryCost: number
  readonly timeCost: number
  readonly parallelism: number
}
/** OWASP's argon2id: 19 MiB, two passes, one lane. */
export const PASSWORD_COST: PasswordCost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
/** Half of libuv's threads, which file access and others also need. */
const AT_ONCE = 2
/** 30 ms each, two at a time: the last of them waits for three seconds, … */
const MOST_STRANGERS = 200
/** … with a share per network (a delegation behind one address signs in at once), … */
const MOST_OF_A_NETWORK = 80
/** … and places for remembered browsers, which alternate with every fourth unknown one. */
const MOST_KNOWN = 200
const KNOWN_IN_A_ROW = 3

const LEAST_CHARACTERS = 15
const MOST_CHARACTERS = 256

/** Null when it is acceptable for this person. Characters are code points: an emoji is one. */
export const checkPassword = (password: string, person: { readonly email: string; readonly name: string }): Refusal | null => {
  const length = [...password].length
  if (length < LEAST_CHARACTERS || length > MOST_CHARACTERS) return 'password-short'
  return isCommon(password, person) ? 'password-common' : null
}

/** `cost`: of new hashes; a stored one is verified at the cost that it names. */
export const createPasswords = (cost = PASSWORD_COST): Passwords => {
  let running = 0
  let knownInARow = 0
  const known: (() => void)[] = []
  const strangers: { readonly start: () => void; readonly network: string }[] = []

  const isFull = (whose: PasswordOwner): boolean =>
    whose.known
      ? known.length >= MOST_KNOWN
      : strangers.length >= MOST_STRANGERS || strangers.filter(({ network }) => network === whose.network).length >= MOST_OF_A_NETWORK
  const line = (whose: PasswordOwner, start: () => void) => {
    if (whose.known) known.push(start)
    else strangers.push({ start, network: whose.network })
  }
  /** Remembered browsers first, without starving unknown ones. */
  const next = () => {
    const isKnownsTurn = known.length > 0 && (knownInARow < KNOWN_IN_A_ROW || strangers.length === 0)
    knownInARow = isKnownsTurn ? knownInARow + 1 : 0
    return isKnownsTurn ? known.shift() : strangers.shift()?.start
  }

  const inTurn = async <T>(whose: PasswordOwner, work: () => Promise<T>): Promise<T | null> => {
    if (running < AT_ONCE) running++
    else if (isFull(whose)) return null
    // A finished task passes its slot on, so `running` is unchanged.
    else await new Promise<void>((resolve) => line(whose, resolve))
    try {
      return await work()
    } finally {
      const start = next()
      if (start) start()
      else running--
    }
  }
  const makeHash = (password: string) => hash(password.normalize('NFC'), cost)
  /** Computed in advance: the first unknown address must not take longer than the second. */
  const dummy = inTurn(NOBODY, () => makeHash('nobody has this password'))

  return {
    hash: (password, whose = NOBODY) => inTurn(whose, () => makeHash(password)),
    async verify(passwordHash, password, whose = NOBODY, mayTry = async () => true) {
      const against = passwordHash ?? (await dummy)
      if (!against) return null
      const same = await inTurn(whose, async () => ((await mayTry()) ? verify(against, password.normalize('NFC')) : null))
      return same === null ? null : same && passwordHash !== null
    },
  }
}
