// Codes of an authenticator app: TOTP (RFC 6238) with SHA-1, six digits and 30 seconds, which every app supports.
import { Secret, TOTP } from 'otpauth'
import type { Random } from '../../shared/ids.ts'

const BYTES = 20
const PERIOD_S = 30
/** Clocks differ, so the previous and the next code are accepted, too. */
const WINDOW = 1

export const newTotpSecret = (random: Random): string => new Secret({ buffer: new Uint8Array(random(BYTES)).buffer }).base32

/** The URI in the QR code, with issuer and account. A colon would separate the two, so it is removed. */
export const uriOf = (secret: string, { host, email }: { readonly host: string; readonly email: string }): string =>
  totpOf(secret, { issuer: `Ruta ${host}`, label: email.replaceAll(':', '') }).toString()

/** The time step that this code belongs to, or null. */
export const stepOf = (secret: string, code: string, now: number): number | null => {
  const digits = code.replace(/[\s-]/g, '')
  if (!/^\d{6}$/.test(digits)) return null
  const delta = totpOf(secret).validate({ token: digits, timestamp: now, window: WINDOW })
  return delta === null ? null : TOTP.counter({ period: PERIOD_S, timestamp: now }) + delta
}

/** The newest time step whose code is accepted at this moment. */
export const latestStep = (now: number): number => TOTP.counter({ period: PERIOD_S, timestamp: now }) + WINDOW

const totpOf = (secret: string, names: { readonly issuer?: string; readonly label?: string } = {}): TOTP =>
  new TOTP({ ...names, secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: PERIOD_S })
