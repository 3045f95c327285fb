// An entry read back from its bytes, wherever they were kept: foreign, and an entry only if it is the one encoding of it.
import * as decoding from 'lib0/decoding'
import { instant, parseAccountId, parseDelegationId, parseMeetingId, seq } from '../ids.ts'
import { decodeUpdates, encodeHeader, equalBytes } from './entry.ts'
import { type Entry, parseEntryKind } from './entryReader.ts'

/** `null` for whatever is none. The updates are views into `updates`. */
export const decodeEntry = (header: Uint8Array, updates: Uint8Array): Entry | null => {
  try {
    const decoder = decoding.createDecoder(header)
    const number = () => decoding.readVarUint(decoder)
    const text = () => decoding.readVarString(decoder)
    number()
    const [at, time] = [number(), number()]
    const [kind, author] = [parseEntryKind(text()), parseAccountId(text())]
    const delegation = number() === 0 ? null : parseDelegationId(text())
    const meeting = number() === 0 ? null : parseMeetingId(text())
    const source = number() === 0 ? null : seq(number())
    const decoded = decodeUpdates(updates)
    if (!kind || !author || !decoded) return null
    const entry: Entry = { seq: seq(at), at: instant(time), kind, author, delegation, meeting, source, updates: decoded }
    // The version, overlong numbers, bytes after the end, ids that were none: whatever is not exactly this entry differs here.
    return equalBytes(encodeHeader(entry), header) ? entry : null
  } catch {
    // lib0 reports foreign bytes by throwing; to us that is an expected answer.
    return null
  }
}
