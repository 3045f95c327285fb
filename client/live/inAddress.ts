// The query parameters of a WebSocket's address: the version of the protocol, the account, the name of this copy of the document (from its opening to its
// closing), by which a server knows when it last heard it, and the state vector, so that the server sends missing updates one round trip earlier. The first
// frame repeats the request, for servers that ignore the parameter.
import { toBase64UrlEncoded } from 'lib0/buffer'
import * as Y from 'yjs'
import type { AccountId } from '../../shared/ids.ts'
import { PROTOCOL_VERSION } from '../../shared/protocol/protocolVersion.ts'
import { CAN_UNPACK } from './unpack.ts'

/** In characters; some proxies refuse addresses of 4 KiB. */
const LONGEST_STATE = 1_500

export const inAddress = (account: AccountId, doc: Y.Doc): string => {
  const holds = toBase64UrlEncoded(Y.encodeStateVector(doc))
  const said = [`protocol=${PROTOCOL_VERSION}`, `account=${account}`, `life=${doc.guid}`]
  if (CAN_UNPACK) said.push('packed=1')
  if (holds.length <= LONGEST_STATE) said.push(`holds=${holds}`)
  return said.join('&')
}
