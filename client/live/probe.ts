// The token of a probe: `hello` asks during the handshake, `bringBack` after what was offered to bring back, a number asks "are my edits up to this one on disk?".

export type ProbeToken =
  | { readonly type: 'hello' }
  | { readonly type: 'ping' }
  | { readonly type: 'bringBack' }
  | { readonly type: 'edits'; readonly upTo: number }

const HELLO = 0
const PING = 1
const EDITS = 2
const BRING_BACK = 3

export const writeToken = (token: ProbeToken): Uint8Array => {
  if (token.type === 'hello') return new Uint8Array([HELLO])
  if (token.type === 'ping') return new Uint8Array([PING])
  if (token.type === 'bringBack') return new Uint8Array([BRING_BACK])
  const bytes = new Uint8Array(9)
  bytes[0] = EDITS
  new DataView(bytes.buffer).setFloat64(1, token.upTo)
  return bytes
}

/** `null` for an echo of something that we never asked. */
export const readToken = (bytes: Uint8Array): ProbeToken | null => {
  if (bytes.length === 1 && bytes[0] === HELLO) return { type: 'hello' }
  if (bytes.length === 1 && bytes[0] === PING) return { type: 'ping' }
  if (bytes.length === 1 && bytes[0] === BRING_BACK) return { type: 'bringBack' }
  if (bytes.length !== 9 || bytes[0] !== EDITS) return null
  return { type: 'edits', upTo: new DataView(bytes.buffer, bytes.byteOffset).getFloat64(1) }
}
