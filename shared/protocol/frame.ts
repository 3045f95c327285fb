// One decoded WebSocket message of y-protocols 1.0, and our tags 102 to 108. Foreign bytes become a Frame here, or are malformed.

import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { BRING_BACK } from '../broughtBack.ts'

export type Frame =
  | { readonly type: 'syncStep1'; readonly stateVector: Uint8Array }
  | { readonly type: 'syncStep2'; readonly update: Uint8Array }
  | { readonly type: 'update'; readonly update: Uint8Array }
  | { readonly type: 'awareness'; readonly update: Uint8Array }
  | { readonly type: 'queryAwareness' }
  | { readonly type: 'denied'; readonly reason: string }
  /** From a client: "is everything before this on disk?"; from the server the same bytes mean "yes". */
  | { readonly type: 'probe'; readonly token: Uint8Array }
  /** From the server only, to our clients: data of the group outside documents has changed. */
  | { readonly type: 'news'; readonly of: News }
  /** From a client, while the server takes them: structs that the server has lost, of one client id; `mine`: made on this very device. */
  | { readonly type: 'bringBack'; readonly mine: boolean; readonly update: Uint8Array }
  /** From a client: "I wrote this", for a range that the server has named with `unverified`. */
  | { readonly type: 'vouch'; readonly update: Uint8Array }
  /** From the server: edits under client ids of this account that were brought back by somebody else. */
  | { readonly type: 'unverified'; readonly ranges: readonly IdRange[] }
  /** From the server: it accepts no more `bringBack` frames on this connection. */
  | { readonly type: 'notBroughtBack'; readonly reason: string }
  /** From the server, to a client that can decompress: the missing updates, compressed (`packed.ts`). Invalid from a client. */
  | { readonly type: 'packed'; readonly bytes: Uint8Array }

/** Clock range of one Yjs client id, the end exclusive. */
export interface IdRange {
  readonly client: number
  readonly from: number
  readonly to: number
}

/**
 * `comments`: comments visible to this client's user have changed. `inbox`: the user's own notices. `reports`: reports of agencies. `group`:
 * settings, delegations, agencies or members. `BRING_BACK` is sent only while the server takes back what it has lost. Clients ignore unknown topics.
 */
export const NEWS = ['meetings', 'group', 'comments', 'reports', 'inbox', BRING_BACK] as const
export type News = (typeof NEWS)[number]

const MAX_TOKEN_BYTES = 16

const SYNC = 0
const AWARENESS = 1
const AUTH = 2
const QUERY_AWARENESS = 3
const PROBE = 102
const NEWS_TAG = 103
const BRING_BACK_TAG = 104
const VOUCH = 105
const UNVERIFIED = 106
const NOT_BROUGHT_BACK = 107
const PACKED = 108
const PERMISSION_DENIED = 0

/**
 * A varuint in its shortest form, below 2^53. lib0 also reads overlong forms, with which a filter that looks at the first byte would see another
 * message type than the one executed.
 */
const readCanonicalVarUint = (decoder: decoding.Decoder): number => {
  const start = decoder.pos
  const value = decoding.readVarUint(decoder)
  const length = decoder.pos - start
  if (length > 1 && decoder.arr[decoder.pos - 1] === 0) throw new Error('overlong varuint')
  return value
}
const readBytes = (decoder: decoding.Decoder): Uint8Array => {
  const length = readCanonicalVarUint(decoder)
  if (length > decoder.arr.length - decoder.pos) throw new Error('length beyond the end')
  return decoding.readUint8Array(decoder, length)
}

const readRanges = (decoder: decoding.Decoder): readonly IdRange[] => {
  const ranges: IdRange[] = []
  for (let left = readCanonicalVarUint(decoder); left > 0; left--) {
    const [client, from, to] = [readCanonicalVarUint(decoder), readCanonicalVarUint(decoder), readCanonicalVarUint(decoder)]
    ranges.push({ client, from, to })
  }
  return ranges
}

const readFrame = (decoder: decoding.Decoder): Frame | null => {
  switch (readCanonicalVarUint(decoder)) {
    case SYNC: {
      const kind = readCanonicalVarUint(decoder)
      if (kind === 0) return { type: 'syncStep1', stateVector: readBytes(decoder) }
      if (kind === 1) return { type: 'syncStep2', update: readBytes(decoder) }
      if (kind === 2) return { type: 'update', update: readBytes(decoder) }
      return null
    }
    case AWARENESS:
      return { type: 'awareness', update: readBytes(decoder) }
    case AUTH: {
      if (readCanonicalVarUint(decoder) !== PERMISSION_DENIED) return null
      return { type: 'denied', reason: new TextDecoder('utf-8', { fatal: true }).decode(readBytes(decoder)) }
    }
    case QUERY_AWARENESS:
      return { type: 'queryAwareness' }
    case PROBE: {
      const token = readBytes(decoder)
      return token.length <= MAX_TOKEN_BYTES ? { type: 'probe', token } : null
    }
    case NEWS_TAG: {
      const text = new TextDecoder().decode(readBytes(decoder))
      const of = NEWS.find((one) => one === text)
      return of ? { type: 'news', of } : null
    }
    case BRING_BACK_TAG: {
      const whose = readCanonicalVarUint(decoder)
      return whose > 1 ? null : { type: 'bringBack', mine: whose === 1, update: readBytes(decoder) }
    }
    case VOUCH:
      return { type: 'vouch', update: readBytes(decoder) }
    case UNVERIFIED:
      return { type: 'unverified', ranges: readRanges(decoder) }
    case NOT_BROUGHT_BACK:
      return { type: 'notBroughtBack', reason: new TextDecoder('utf-8', { fatal: true }).decode(readBytes(decoder)) }
    case PACKED:
      return { type: 'packed', bytes: readBytes(decoder) }
    default:
      return null
  }
}

/** `null` unless it is exactly one canonical message. The byte arrays are views into `bytes`: copy before keeping. */
export const decodeFrame = (bytes: Uint8Array): Frame | null => {
  try {
    const decoder = decoding.createDecoder(bytes)
    const frame = readFrame(decoder)
    return decoder.pos === bytes.length ? frame : null
  } catch {
    // lib0 reports a short or impossible message by throwing; to us that is an expected answer: malformed.
    return null
  }
}

const sync = (kind: number, bytes: Uint8Array) =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, SYNC)
    encoding.writeVarUint(encoder, kind)
    encoding.writeVarUint8Array(encoder, bytes)
  })
const tagged = (tag: number, bytes: Uint8Array) =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, tag)
    encoding.writeVarUint8Array(encoder, bytes)
  })

export const encodeSyncStep1 = (stateVector: Uint8Array) => sync(0, stateVector)
export const encodeSyncStep2 = (update: Uint8Array) => sync(1, update)
export const encodeUpdate = (update: Uint8Array) => sync(2, update)
export const encodeAwareness = (update: Uint8Array) => tagged(AWARENESS, update)
export const encodeProbe = (token: Uint8Array) => tagged(PROBE, token)
export const encodeNews = (of: News) => tagged(NEWS_TAG, new TextEncoder().encode(of))
export const encodeBringBack = (mine: boolean, update: Uint8Array) =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, BRING_BACK_TAG)
    encoding.writeVarUint(encoder, mine ? 1 : 0)
    encoding.writeVarUint8Array(encoder, update)
  })
export const encodePacked = (bytes: Uint8Array) => tagged(PACKED, bytes)
export const encodeVouch = (update: Uint8Array) => tagged(VOUCH, update)
export const encodeNotBroughtBack = (reason: string) => tagged(NOT_BROUGHT_BACK, new TextEncoder().encode(reason))
export const encodeUnverified = (ranges: readonly IdRange[]) =>
  encoding.encode((encoder) => {
    for (const number of [UNVERIFIED, ranges.length, ...ranges.flatMap(({ client, from, to }) => [client, from, to])])
      encoding.writeVarUint(encoder, number)
  })
export const encodeDenied = (reason: string) =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, AUTH)
    encoding.writeVarUint(encoder, PERMISSION_DENIED)
    encoding.writeVarString(encoder, reason)
  })
