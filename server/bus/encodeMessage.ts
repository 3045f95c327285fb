// Serialises messages between servers. Only their form is validated: they carry no edits.
import { parseAccountId, parseDocumentId, parseGroupId, seq } from '../../shared/ids.ts'
import { NEWS } from '../../shared/protocol/frame.ts'
import type { AccessScope, BusMessage } from './bus.ts'

/** Envelope: sender, and its message counter. */
interface Envelope {
  readonly from: string
  readonly count: number
  /** Null is a heartbeat. */
  readonly message: BusMessage | null
}

export const encodeMessage = ({ from, count, message }: Envelope): string =>
  JSON.stringify({ from, count, message: message && withoutBytes(message) })

const withoutBytes = (message: BusMessage): unknown => {
  if (message.type === 'appended')
    return { ...message, head: { seq: message.head.seq, hash: Buffer.from(message.head.hash).toString('base64') } }
  if (message.type === 'presence') return { ...message, update: message.update && Buffer.from(message.update).toString('base64') }
  return message
}

/** Null for a message unknown to this version: the loss is compensated by polling. */
export const decodeMessage = (text: string): Envelope | null => {
  try {
    const { from, count, message }: { from?: unknown; count?: unknown; message?: unknown } = JSON.parse(text)
    if (typeof from !== 'string' || typeof count !== 'number') return null
    return { from, count, message: readMessage(message) }
  } catch {
    // Invalid JSON.
    return null
  }
}

interface Foreign {
  readonly type?: unknown
  readonly document?: unknown
  readonly head?: { readonly seq?: unknown; readonly hash?: unknown }
  readonly update?: unknown
  readonly scope?: Readonly<Record<string, unknown>>
  readonly reason?: unknown
  readonly group?: unknown
  readonly of?: unknown
  readonly to?: unknown
  readonly account?: unknown
}
const readMessage = (foreign: unknown): BusMessage | null => {
  if (typeof foreign !== 'object' || foreign === null) return null
  const message: Foreign = foreign
  const document = parseDocumentId(message.document)
  if (message.type === 'appended' && document && typeof message.head?.seq === 'number' && Number.isSafeInteger(message.head.seq))
    return { type: 'appended', document, head: { seq: seq(message.head.seq), hash: bytesOf(message.head.hash) } }
  if (message.type === 'presence' && document)
    return { type: 'presence', document, update: message.update === null ? null : bytesOf(message.update) }
  const group = parseGroupId(message.group)
  const of = NEWS.find((known) => known === message.of)
  const account = parseAccountId(message.account)
  if (message.type === 'news' && group && of) {
    // A private message without an addressee is for nobody; a server of an earlier version names a whole delegation (`to`).
    if (message.to !== undefined || (message.account !== undefined && !account)) return null
    return { type: 'news', group, of, ...(account ? { account } : {}) }
  }
  const scope = message.type === 'accessChanged' ? readScope(message.scope ?? {}) : null
  return scope && { type: 'accessChanged', scope, reason: message.reason === 'signedOut' ? 'signedOut' : 'access' }
}
const readScope = (scope: Readonly<Record<string, unknown>>): AccessScope | null => {
  const [group, account, document] = [parseGroupId(scope.group), parseAccountId(scope.account), parseDocumentId(scope.document)]
  if (group && account) return { group, account }
  if (account) return { account }
  if (typeof scope.session === 'string' && scope.session !== '') return { session: scope.session }
  return document && { document }
}
const bytesOf = (text: unknown): Uint8Array => new Uint8Array(Buffer.from(typeof text === 'string' ? text : '', 'base64'))
