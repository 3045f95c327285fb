declare module 'http_ece' {
  import type { ECDH } from 'node:crypto'
  /** RFC 8188, with the keys of RFC 8291. */
  export function encrypt(
    plain: Buffer,
    how: { version: 'aes128gcm'; dh: string; privateKey: ECDH; salt: string; authSecret: string },
  ): Buffer
}
