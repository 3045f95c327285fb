// What a line says of itself in its address, before it is open: which version of the protocol it speaks, for whom, and what its document
// holds, so that what is missing is on its way a round trip earlier. The same is asked in its first frame, for a server that reads none here.
import { toBase64UrlEncoded } from 'lib0/buffer'
import * as Y from 'yjs'
import type { AccountId } from '../../shared/ids.ts'
import { PROTOCOL_VERSION } from '../../shared/protocol/protocolVersion.ts'
import { CAN_UNPACK } from './unpack.ts'

/** Some proxies refuse an address of 4 KiB. */
const LONGEST_STATE = 1_500

export const inAddress = (account: AccountId, doc: Y.Doc): string => {
  const holds = toBase64UrlEncoded(Y.encodeStateVector(doc))
  const said = [`protocol=${PROTOCOL_VERSION}`, `account=${account}`]
  if (CAN_UNPACK) said.push('packed=1')
  if (holds.length <= LONGEST_STATE) said.push(`holds=${holds}`)
  return said.join('&')
}
