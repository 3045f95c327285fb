// Binary stream of one log's entries, for replaying a document: answer of `GET …/documents/:document/entries`.
//
//   version : varUint · per entry: seq, at : varUint · author : varString · delegation, meeting : 0 | 1 varString · updates : varUint count, varBytes each
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import {
  type AccountId,
  type DelegationId,
  type Instant,
  instant,
  type MeetingId,
  parseAccountId,
  parseDelegationId,
  parseMeetingId,
  type Seq,
  seq,
} from '../ids.ts'

export interface StreamedEntry {
  readonly seq: Seq
  readonly at: Instant
  readonly author: AccountId
  readonly delegation: DelegationId | null
  readonly meeting: MeetingId | null
  /** Applied in one transaction, they lead from the state at `seq - 1` to the one at `seq`. */
  readonly updates: readonly Uint8Array[]
}

const VERSION = 1

export const encodeEntries = (entries: Iterable<StreamedEntry>): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, VERSION)
    for (const entry of entries) {
      encoding.writeVarUint(encoder, entry.seq)
      encoding.writeVarUint(encoder, entry.at)
      encoding.writeVarString(encoder, entry.author)
      for (const optional of [entry.delegation, entry.meeting]) {
        encoding.writeVarUint(encoder, optional === null ? 0 : 1)
        if (optional !== null) encoding.writeVarString(encoder, optional)
      }
      encoding.writeVarUint(encoder, entry.updates.length)
      for (const update of entry.updates) encoding.writeVarUint8Array(encoder, update)
    }
  })

/** Null if invalid; never throws. */
export const decodeEntries = (bytes: Uint8Array): readonly StreamedEntry[] | null => {
  try {
    const decoder = decoding.createDecoder(bytes)
    if (decoding.readVarUint(decoder) !== VERSION) return null
    const entries: StreamedEntry[] = []
    while (decoding.hasContent(decoder)) {
      const entry = readEntry(decoder)
      if (!entry || entry.seq <= (entries.at(-1)?.seq ?? 0)) return null
      entries.push(entry)
    }
    return entries
  } catch {
    // lib0 reports a short or impossible number by throwing; to us that is an expected answer.
    return null
  }
}

const readEntry = (decoder: decoding.Decoder): StreamedEntry | null => {
  const [number, at] = [decoding.readVarUint(decoder), decoding.readVarUint(decoder)]
  const author = parseAccountId(decoding.readVarString(decoder))
  const delegation = readOptional(decoder, parseDelegationId)
  const meeting = readOptional(decoder, parseMeetingId)
  const count = decoding.readVarUint(decoder)
  if (!author || delegation === undefined || meeting === undefined || count > decoder.arr.length - decoder.pos) return null
  const updates: Uint8Array[] = []
  for (let n = 0; n < count; n++) {
    const length = decoding.readVarUint(decoder)
    if (length > decoder.arr.length - decoder.pos) return null
    updates.push(decoding.readUint8Array(decoder, length))
  }
  return { seq: seq(number), at: instant(at), author, delegation, meeting, updates }
}

/** Undefined if invalid. */
const readOptional = <Id>(decoder: decoding.Decoder, parse: (text: string) => Id | null): Id | null | undefined =>
  decoding.readVarUint(decoder) === 0 ? null : (parse(decoding.readVarString(decoder)) ?? undefined)
