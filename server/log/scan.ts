// Scans the ids of a Yjs V1 update without decoding content, so that a hostile message costs no more than its length.
//
// Accepts only canonical bytes: shortest varuints, one section per client, sorted and disjoint deletions, no unknown bits, no trailing bytes. Two
// decoders of lenient bytes may see two different updates (Yjs itself has two), and only one of them validates.

export interface Scan {
  /** client, from, to of the structs, in the order of the update. */
  readonly inserts: readonly number[]
  /** client, from, to */
  readonly deletes: readonly number[]
  /** Where the structs end and the delete set begins. */
  readonly deleteSetAt: number
  /** A Skip: the sender itself lacks structs. */
  readonly skips: boolean
  readonly tooLarge: boolean
}

export interface ScanLimits {
  readonly structsPerUpdate: number
  readonly clientsPerUpdate: number
}

/** `null` unless it is exactly one canonical update. */
export const scan = (update: Uint8Array, limits: ScanLimits): Scan | null => {
  try {
    return new Scanner(update).scan(limits)
  } catch (error) {
    if (error instanceof Malformed) return null
    throw error
  }
}

class Malformed extends Error {}

const DELETED = 1
const SKIP = 10
/** Bit 8: origin · bit 7: right origin · bit 6: key in a map. */
const ORIGIN = 128
const RIGHT_ORIGIN = 64
const KEY = 32
const KIND = 31
/** No honest client makes a run of this length; larger clocks make arithmetic unsafe. */
const LONGEST_RUN = 2 ** 31
const LARGEST = 2 ** 53
const DEEPEST_VALUE = 64
/** JSON of this size costs Yjs as much as one struct: 1 MiB of it took 0.1 s (measured). */
const JSON_PER_STRUCT = 16

class Scanner {
  #bytes: Uint8Array
  #at = 0
  /** And other content that costs as much as one. */
  #structs = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  scan(limits: ScanLimits): Scan {
    const inserts: number[] = []
    const sections = this.#uint()
    const clients = new Set<number>()
    let skips = false
    let tooLarge = sections > limits.clientsPerUpdate
    for (let section = 0; section < sections && !tooLarge; section++) {
      const structs = this.#uint()
      this.#structs += structs
      const client = this.#uint()
      if (structs === 0 || clients.has(client)) throw new Malformed()
      clients.add(client)
      tooLarge = this.#structs > limits.structsPerUpdate
      if (!tooLarge) skips = this.#section(client, structs, inserts) || skips
      tooLarge ||= this.#structs > limits.structsPerUpdate
    }
    if (tooLarge) return { inserts: [], deletes: [], deleteSetAt: this.#at, skips, tooLarge }
    const deleteSetAt = this.#at
    const deletes = this.#deleteSet(limits)
    if (deletes === null) return { inserts: [], deletes: [], deleteSetAt, skips, tooLarge: true }
    if (this.#at !== this.#bytes.length) throw new Malformed()
    return { inserts, deletes, deleteSetAt, skips, tooLarge }
  }

  #section(client: number, structs: number, inserts: number[]): boolean {
    let clock = this.#uint()
    let from = clock
    let skips = false
    for (let n = 0; n < structs; n++) {
      const info = this.#byte()
      const kind = info & KIND
      const length = kind === 0 || kind === SKIP ? this.#bare(info, kind) : this.#item(info, kind, client, clock)
      if (length === 0 || length > LONGEST_RUN || clock + length >= LARGEST) throw new Malformed()
      if (kind === SKIP) {
        if (clock > from) inserts.push(client, from, clock)
        from = clock + length
        skips = true
      }
      clock += length
    }
    if (clock > from) inserts.push(client, from, clock)
    return skips
  }

  #bare(info: number, kind: number): number {
    if (info !== kind) throw new Malformed()
    return this.#uint()
  }

  #item(info: number, kind: number, client: number, clock: number): number {
    if (info & ORIGIN) this.#reference(client, clock)
    if (info & RIGHT_ORIGIN) this.#reference(client, clock)
    if ((info & (ORIGIN | RIGHT_ORIGIN)) === 0) {
      const named = this.#uint()
      if (named > 1) throw new Malformed()
      if (named === 1) this.#string()
      else this.#reference(client, clock)
      if (info & KEY) this.#string()
    }
    return this.#content(kind)
  }

  /** A struct can only refer to earlier structs of its own client; Yjs would throw in the middle of applying. */
  #reference(client: number, clock: number) {
    const own = this.#uint() === client
    const target = this.#uint()
    if (own && target >= clock) throw new Malformed()
  }

  /** Skips the content and returns its length in ids. */
  #content(kind: number): number {
    switch (kind) {
      case DELETED:
        return this.#uint()
      case 2: {
        const count = this.#uint()
        for (let n = 0; n < count; n++) this.#json()
        this.#structs += count
        return count
      }
      case 3:
        this.#string()
        return 1
      case 5:
        this.#json()
        return 1
      case 4:
        return this.#characters()
      case 6:
        this.#string()
        this.#json()
        return 1
      case 7: {
        const type = this.#uint()
        if (type > 6) throw new Malformed()
        if (type === 3 || type === 5) this.#string()
        return 1
      }
      case 8: {
        const count = this.#uint()
        for (let n = 0; n < count; n++) this.#value(0)
        this.#structs += count
        return count
      }
      case 9:
        this.#string()
        this.#value(0)
        return 1
      default:
        throw new Malformed()
    }
  }

  /** `null` when it has too many clients or ranges. */
  #deleteSet(limits: ScanLimits): number[] | null {
    const deletes: number[] = []
    const clients = new Set<number>()
    const sections = this.#uint()
    // A returning client's step 2 contains all deletions of the document: bounded by bytes, not by the limit of one edit.
    if (sections > limits.clientsPerUpdate * 100) return null
    for (let section = 0; section < sections; section++) {
      const client = this.#uint()
      if (clients.has(client)) throw new Malformed()
      clients.add(client)
      const ranges = this.#uint()
      let end = 0
      for (let n = 0; n < ranges; n++) {
        const from = this.#uint()
        const length = this.#uint()
        if (length === 0 || from < end || from + length >= LARGEST) throw new Malformed()
        end = from + length
        deletes.push(client, from, end)
      }
    }
    return deletes
  }

  #byte(): number {
    const byte = this.#bytes[this.#at++]
    if (byte === undefined) throw new Malformed()
    return byte
  }

  #uint(): number {
    let value = 0
    let factor = 1
    for (;;) {
      const byte = this.#byte()
      value += (byte & 127) * factor
      if (byte < 128) {
        if ((byte === 0 && factor > 1) || value >= LARGEST) throw new Malformed()
        return value
      }
      factor *= 128
      if (factor > LARGEST) throw new Malformed()
    }
  }

  #skip(length: number) {
    this.#at += length
    if (this.#at > this.#bytes.length) throw new Malformed()
  }

  #string() {
    this.#skip(this.#uint())
  }

  #json() {
    const start = this.#at
    this.#string()
    this.#structs += (this.#at - start) / JSON_PER_STRUCT
  }

  /** A string's length in UTF-16 units, without decoding it. */
  #characters(): number {
    const length = this.#uint()
    const end = this.#at + length
    if (end > this.#bytes.length) throw new Malformed()
    let count = 0
    while (this.#at < end) {
      const byte = this.#byte()
      if ((byte & 0xc0) !== 0x80) count += byte >= 0xf0 ? 2 : 1
    }
    return count
  }

  #value(depth: number) {
    if (depth > DEEPEST_VALUE) throw new Malformed()
    switch (this.#byte()) {
      case 127:
      case 126:
      case 121:
      case 120:
        return
      case 125:
        for (let n = 0; this.#byte() >= 128; n++) if (n > 8) throw new Malformed()
        return
      case 124:
        return this.#skip(4)
      case 123:
      case 122:
        return this.#skip(8)
      case 119:
      case 116:
        return this.#string()
      case 118: {
        const count = this.#uint()
        for (let n = 0; n < count; n++) {
          this.#string()
          this.#value(depth + 1)
        }
        return
      }
      case 117: {
        const count = this.#uint()
        for (let n = 0; n < count; n++) this.#value(depth + 1)
        return
      }
      default:
        throw new Malformed()
    }
  }
}
