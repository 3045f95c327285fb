// Second factor of an account (authenticator app, passkeys, recovery codes), and confirming one's identity again.
import { z } from 'zod'
import { countSchema, instantField, ownId, password } from './fields.ts'
import { PasskeyUse } from './passkeys.ts'
import { listSchema, type RouteTable } from './route.ts'

/** Six digits of the app, or a recovery code; spaces and hyphens are allowed. */
const code = z.string().min(1).max(40)

/** The second factor, sent with the password. */
export const FactorGiven = z.union([z.object({ code }), z.object({ recoveryCode: code }), z.object({ passkey: PasskeyUse })])
export type FactorGiven = z.infer<typeof FactorGiven>

export const SecondFactorState = z
  .object({
    authenticator: z.object({ createdAt: instantField }).nullable(),
    passkeys: listSchema(z.object({ id: ownId, name: z.string(), createdAt: instantField, lastUsed: instantField.nullable() })),
    recoveryCodes: z.object({ left: countSchema, of: countSchema, createdAt: instantField }).nullable(),
  })
  .meta({ id: 'SecondFactor' })
export type SecondFactorState = z.infer<typeof SecondFactorState>

const Codes = z.object({ recoveryCodes: listSchema(z.string()) })

/** Dark modules of the QR code row by row, as `from` and `length`. */
const Qr = z.object({ size: countSchema, bars: listSchema(z.object({ row: countSchema, from: countSchema, length: countSchema })) })
export const AuthenticatorSecret = z
  .object({
    /** Base32. */
    secret: z.string(),
    /** `otpauth://totp/…` */
    uri: z.string(),
    qr: Qr,
  })
  .meta({ id: 'AuthenticatorSecret' })
export type AuthenticatorSecret = z.infer<typeof AuthenticatorSecret>

export const secondFactorApi = {
  'PUT /api/session/proof': {
    about:
      'Proves the identity of the signed-in person again, for ten minutes: by the second step if the account has one, otherwise by the password. Requests that change how the person signs in need it (`proof-needed`). Signing in counts as such a proof.',
    access: 'account',
    body: z.union([z.object({ password }), FactorGiven]),
    example: { password: 'vela lenta sobre el agua' },
    answers: { 204: null },
    refuses: ['wrong-credentials', 'second-factor-needed', 'wrong-code', 'wrong-passkey', 'too-many', 'too-many-codes'],
  },
  'GET /api/me/second-factor': {
    about: 'Which means of two-step verification this account has, and how many recovery codes are left.',
    access: 'account',
    answers: { 200: SecondFactorState },
  },
  'POST /api/me/authenticator-secrets': {
    about: 'Makes a secret for an authenticator app (TOTP: SHA-1, 6 digits, 30 seconds). It takes effect when a code from it confirms it.',
    access: 'account',
    proof: true,
    answers: { 201: AuthenticatorSecret },
  },
  'PUT /api/me/authenticator': {
    about:
      'Confirms a secret by a code from it: from then on a code is required after the password, and all other sessions end. It replaces an earlier authenticator. The first one comes with ten recovery codes, which are returned only once.',
    access: 'account',
    proof: true,
    body: z.object({ secret: z.string().regex(/^[A-Z2-7]{32}$/), code }),
    example: { secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', code: '492039' },
    answers: { 200: z.object({ recoveryCodes: listSchema(z.string()).nullable() }) },
    refuses: ['wrong-code', 'too-many'],
  },
  'DELETE /api/me/authenticator': {
    about:
      'Removes the authenticator and, with the last second step, the recovery codes. All other sessions end. `last-factor`: a group of the account requires one.',
    access: 'account',
    proof: true,
    answers: { 204: null },
    refuses: ['not-found', 'last-factor'],
  },
  'POST /api/me/recovery-codes': {
    about:
      'Creates ten new recovery codes, which are returned only once, and invalidates the earlier ones. Each works once, instead of a code from the app.',
    access: 'account',
    proof: true,
    answers: { 201: Codes },
    refuses: ['no-second-factor', 'too-many'],
  },
} as const satisfies RouteTable
