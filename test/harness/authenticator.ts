// Software authenticator (WebAuthn) for tests: creates passkeys and signs challenges, each optionally with an error.
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

export interface Wrong {
  readonly origin?: string
  readonly host?: string
  readonly challenge?: string
  readonly type?: string
  /** User presence without user verification. */
  readonly unverified?: boolean
  readonly counter?: number
  readonly signature?: Uint8Array
  readonly userHandle?: string
}

export interface SoftPasskey {
  readonly id: string
  counter: number
  readonly key: KeyObject
  readonly user: string
}

const b64 = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64url')
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest()

export const createAuthenticator = (origin: string) => {
  const host = new URL(origin).hostname
  const clientData = (type: string, challenge: string, wrong: Wrong) =>
    JSON.stringify({
      type: wrong.type ?? type,
      challenge: wrong.challenge ?? challenge,
      origin: wrong.origin ?? origin,
      crossOrigin: false,
    })
  const flagsOf = (wrong: Wrong, more = 0) => (wrong.unverified ? 0x01 : 0x05) | more
  const head = (wrong: Wrong, flags: number, counter: number) => {
    const bytes = Buffer.alloc(37)
    sha256(wrong.host ?? host).copy(bytes)
    bytes[32] = flags
    bytes.writeUInt32BE(counter, 33)
    return bytes
  }
  return {
    create(options: { challenge: string; user: { id: string } }, wrong: Wrong = {}) {
      const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      const id = randomBytes(32)
      const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
      const cose = map([
        [int(1), int(2)],
        [int(3), int(-7)],
        [int(-1), int(1)],
        [int(-2), byteString(Buffer.from(x, 'base64url'))],
        [int(-3), byteString(Buffer.from(y, 'base64url'))],
      ])
      const length = Buffer.alloc(2)
      length.writeUInt16BE(id.length)
      const counter = wrong.counter ?? 1
      const authData = Buffer.concat([head(wrong, flagsOf(wrong, 0x40), counter), Buffer.alloc(16), length, id, cose])
      const attestationObject = map([
        [textString('fmt'), textString('none')],
        [textString('attStmt'), map([])],
        [textString('authData'), byteString(authData)],
      ])
      const passkey: SoftPasskey = { id: b64(id), counter, key: privateKey, user: options.user.id }
      const credential = {
        id: b64(id),
        rawId: b64(id),
        type: 'public-key',
        response: {
          clientDataJSON: b64(clientData('webauthn.create', options.challenge, wrong)),
          attestationObject: b64(attestationObject),
        },
      }
      return { passkey, credential }
    },
    sign(passkey: SoftPasskey, options: { challenge: string }, wrong: Wrong = {}) {
      passkey.counter = wrong.counter ?? passkey.counter + 1
      const data = clientData('webauthn.get', options.challenge, wrong)
      const authData = head(wrong, flagsOf(wrong), passkey.counter)
      return {
        id: passkey.id,
        rawId: passkey.id,
        type: 'public-key',
        response: {
          clientDataJSON: b64(data),
          authenticatorData: b64(authData),
          signature: b64(wrong.signature ?? sign('sha256', Buffer.concat([authData, sha256(data)]), passkey.key)),
          userHandle: wrong.userHandle ?? passkey.user,
        },
      }
    },
  }
}

// The subset of CBOR (RFC 8949) that is needed.
const major = (type: number, value: number): Buffer => {
  const first = type << 5
  if (value < 24) return Buffer.from([first | value])
  if (value < 256) return Buffer.from([first | 24, value])
  return Buffer.from([first | 25, value >> 8, value & 255])
}
const int = (value: number) => (value < 0 ? major(1, -1 - value) : major(0, value))
const byteString = (bytes: Uint8Array) => Buffer.concat([major(2, bytes.length), bytes])
const textString = (text: string) => Buffer.concat([major(3, text.length), Buffer.from(text)])
const map = (pairs: readonly (readonly [Buffer, Buffer])[]) => Buffer.concat([major(5, pairs.length), ...pairs.flat()])
