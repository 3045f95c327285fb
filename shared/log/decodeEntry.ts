// Parses an entry from its bytes, which are foreign: valid only if they are its one canonical encoding.
import * as decoding from 'lib0/decoding'
import { instant, parseAccountId, parseDelegationId, parseMeetingId, seq } from '../ids.ts'
import { decodeUpdates, encodeHeader, equalBytes } from './entry.ts'
import { type LogEntry, parseEntryKind } from './entryReader.ts'

/** `null` if invalid. The updates are views into `updates`. */
export const decodeEntry = (header: Uint8Array, updates: Uint8Array): LogEntry | null => {
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
    const entry: LogEntry = { seq: seq(at), at: instant(time), kind, author, delegation, meeting, source, updates: decoded }
    // Another version, overlong numbers, trailing bytes or invalid ids give another encoding here.
    return equalBytes(encodeHeader(entry), header) ? entry : null
  } catch {
    // lib0 reports foreign bytes by throwing; to us that is an expected answer.
    return null
  }
}
