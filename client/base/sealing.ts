// Encryption with an account's public key (P-256): ECDH with an ephemeral key, HKDF-SHA-256, AES-256-GCM, all with Web Crypto. Without the account's
// private key, which the server sends only to its owner, nothing sealed on this device can be read.

export interface SealedBytes {
  /** The ephemeral public key, raw. */
  readonly ephemeral: Uint8Array<ArrayBuffer>
  readonly iv: Uint8Array<ArrayBuffer>
  readonly bytes: Uint8Array<ArrayBuffer>
}

const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const
const INFO = new TextEncoder().encode('ruta: copy of unsent work, 1')

export const sealForAccount = async (publicKey: JsonWebKey, plain: Uint8Array<ArrayBuffer>): Promise<SealedBytes> => {
  const theirs = await crypto.subtle.importKey('jwk', publicKey, CURVE, false, [])
  const once = await crypto.subtle.generateKey(CURVE, false, ['deriveBits'])
  const ephemeral = new Uint8Array(await crypto.subtle.exportKey('raw', once.publicKey))
  const key = await deriveKey(once.privateKey, theirs, ephemeral)
  const iv = crypto.getRandomValues(new Uint8Array(12))
  return { ephemeral, iv, bytes: new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, plain)) }
}

/** Throws when the key is not the owner's, or the data was changed. */
export const unseal = async (privateKey: JsonWebKey, sealed: SealedBytes): Promise<Uint8Array<ArrayBuffer>> => {
  const mine = await crypto.subtle.importKey('jwk', privateKey, CURVE, false, ['deriveBits'])
  const theirs = await crypto.subtle.importKey('raw', sealed.ephemeral, CURVE, false, [])
  const key = await deriveKey(mine, theirs, sealed.ephemeral)
  return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.iv }, key, sealed.bytes))
}

const deriveKey = async (mine: CryptoKey, theirs: CryptoKey, salt: Uint8Array<ArrayBuffer>): Promise<CryptoKey> => {
  const secret = await crypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, mine, 256)
  const material = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey'])
  const how = { name: 'HKDF', hash: 'SHA-256', salt, info: INFO } as const
  return crypto.subtle.deriveKey(how, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}
