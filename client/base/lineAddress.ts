// The address of a live document. Its parameters are the version of the protocol, the account, the name of this copy of the document (from its opening
// to its closing), by which a server knows when it last heard it, and the state vector, so that the server sends missing updates one round trip
// earlier. The first frame repeats the request, for servers that ignore the parameter.
import type { AccountId, DocumentId } from '../../shared/ids.ts'
import { PROTOCOL_VERSION } from '../../shared/protocol/protocolVersion.ts'

/** Sent to the server, which compresses only for clients that can decompress. */
export const CAN_UNPACK = 'DecompressionStream' in globalThis
/** In characters; some proxies refuse addresses of 4 KiB. */
const LONGEST_STATE = 1_500
/** The state vector of an empty document. */
export const HOLDS_NOTHING = 'AA'

export const liveUrl = (): string => `${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}/live/`

export interface LineOf {
  readonly document: DocumentId
  readonly account: AccountId
  readonly life: string
  /** The state vector, as `toBase64UrlEncoded` writes it. */
  readonly holds: string
}
export const lineAddress = (url: string, { document, account, life, holds }: LineOf): string => {
  const said = [`protocol=${PROTOCOL_VERSION}`, `account=${account}`, `life=${life}`]
  if (CAN_UNPACK) said.push('packed=1')
  if (holds.length <= LONGEST_STATE) said.push(`holds=${holds}`)
  return `${url}${document}?${said.join('&')}`
}
