// Passkeys (WebAuthn): JSON between browser and server, in the format of `toJSON` and `parse…FromJSON`.
import { z } from 'zod'
import { lineSchema } from './fields.ts'
import { listSchema, type RouteTable, typed } from './route.ts'

/** The kinds of second factor that an account can have. */
export const FACTOR_KINDS = ['code', 'passkey'] as const
export type FactorKind = (typeof FACTOR_KINDS)[number]

const base64url = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[A-Za-z0-9_-]+$/)
/** A credential ID has at most 1,023 bytes. */
const credential = { id: base64url(1_364), rawId: base64url(1_364), type: z.literal('public-key') }

/** A challenge signed with a passkey. */
export const PasskeyUse = z
  .object({
    ...credential,
    response: z.object({
      clientDataJSON: base64url(8_000),
      authenticatorData: base64url(8_000),
      signature: base64url(8_000),
      userHandle: base64url(100).nullish(),
    }),
  })
  .meta({ id: 'PasskeyUse' })
export type PasskeyUse = z.infer<typeof PasskeyUse>

export const NewPasskey = z
  .object({ ...credential, response: z.object({ clientDataJSON: base64url(8_000), attestationObject: base64url(40_000) }) })
  .meta({ id: 'NewPasskey' })
export type NewPasskey = z.infer<typeof NewPasskey>

/** Input of `PublicKeyCredential.parseRequestOptionsFromJSON`. */
export interface PasskeyRequest {
  readonly challenge: string
  readonly rpId?: string
  readonly timeout?: number
  readonly userVerification?: string
}
/** Input of `PublicKeyCredential.parseCreationOptionsFromJSON`. */
export interface PasskeyCreation {
  readonly challenge: string
  readonly rp: { readonly id?: string; readonly name: string }
  readonly user: { readonly id: string; readonly name: string; readonly displayName: string }
  readonly pubKeyCredParams: { readonly alg: number; readonly type: 'public-key' }[]
}
const optionsOf = <T>(id: string, method: string) =>
  z.object({
    options: typed<T | null>(
      id,
      `What \`PublicKeyCredential.${method}\` takes; null at an IP address, for which browsers make no passkeys.`,
    ),
  })

export const passkeyApi = {
  'POST /api/passkey-challenges': {
    about:
      'A challenge for a passkey to sign: for signing in, as a second step, or to prove one’s identity again. It is valid once, for five minutes, in the browser that gets the cookie of this answer. It names no passkeys, so it tells nobody who has one.',
    access: 'anyone',
    answers: { 201: optionsOf<PasskeyRequest>('PasskeyRequest', 'parseRequestOptionsFromJSON') },
    refuses: ['too-many'],
  },
  'POST /api/me/passkey-challenges': {
    about: 'A challenge for a new passkey of this account. It is valid once, for five minutes, in this session.',
    access: 'account',
    proof: true,
    answers: { 201: optionsOf<PasskeyCreation>('PasskeyCreation', 'parseCreationOptionsFromJSON') },
    refuses: ['too-many'],
  },
  'POST /api/me/passkeys': {
    about:
      'Adds a passkey (at most 20): from then on it signs in without the password, the password alone is not enough, and all other sessions end. The first second step comes with ten recovery codes, which are returned only once.',
    access: 'account',
    proof: true,
    body: z.object({ name: lineSchema(60), passkey: NewPasskey }),
    example: {
      name: 'Portátil',
      passkey: { id: 'AQID', rawId: 'AQID', type: 'public-key', response: { clientDataJSON: 'e30', attestationObject: 'oA' } },
    },
    answers: { 201: z.object({ recoveryCodes: listSchema(z.string()).nullable() }) },
    refuses: ['wrong-passkey', 'too-many'],
  },
  'PATCH /api/me/passkeys/:id': {
    about: 'Gives a passkey another name.',
    access: 'account',
    body: z.object({ name: lineSchema(60) }),
    example: { name: 'Teléfono' },
    answers: { 204: null },
  },
  'DELETE /api/me/passkeys/:id': {
    about:
      'Removes a passkey and, with the last second step, the recovery codes. All other sessions end. `last-factor`: a group of the account requires one.',
    access: 'account',
    proof: true,
    answers: { 204: null },
    refuses: ['last-factor'],
  },
} as const satisfies RouteTable
