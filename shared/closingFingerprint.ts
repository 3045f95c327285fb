// Fingerprint of a closing, to be read aloud: forty digits derived from the heads of all logs. Equal digits mean equal logs up to there. FROZEN:
// they are printed in minutes.
//
//   text   = "ruta closing 1\n" ‖ group ‖ "\n" ‖ by document { document ‖ " " ‖ seq ‖ " " ‖ hash in hex ‖ "\n" }
//   digits = PBKDF2 (HMAC-SHA-256, password: text in UTF-8, salt: "ruta closing 1", 200,000 rounds, 17 bytes) as one number, big endian,
//            modulo 10^40, with leading zeros: eight groups of five
//
// 132 bits. Two different histories with the same digits are expected after 2^66 tries, each of which costs 400,000 hashes (2^18.6).
import type { ClosingHead } from './api/trust.ts'
import type { GroupId } from './ids.ts'
import { compareStrings } from './order.ts'

const DOMAIN = 'ruta closing 1'
const ROUNDS = 200_000
const BYTES = 17
const DIGITS = 40
const GROUP = 5

/** Eight groups of five digits. Rejects if the browser has no Web Crypto (no TLS). */
export const closingFingerprint = async (group: GroupId, heads: readonly ClosingHead[]): Promise<string> => {
  const lines = [...heads]
    .sort((a, b) => compareStrings(a.document, b.document))
    .map(({ document, seq, hash }) => `${document} ${seq} ${hash}\n`)
  const encode = (text: string) => new TextEncoder().encode(text)
  const key = await crypto.subtle.importKey('raw', encode(`${DOMAIN}\n${group}\n${lines.join('')}`), 'PBKDF2', false, ['deriveBits'])
  const params = { name: 'PBKDF2', hash: 'SHA-256', salt: encode(DOMAIN), iterations: ROUNDS }
  const bytes = new Uint8Array(await crypto.subtle.deriveBits(params, key, BYTES * 8))
  const number = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n) % 10n ** BigInt(DIGITS)
  return (
    number
      .toString()
      .padStart(DIGITS, '0')
      .match(new RegExp(`.{${GROUP}}`, 'g')) ?? []
  ).join(' ')
}
