// The user's own account and sessions: signing in and out, name, language, password, key of the copies on their devices.
import { z } from 'zod'
import { accountId, groupId, instantField, languageSchema, name, password, seatFields, token } from './fields.ts'
import { PasskeyUse } from './passkeys.ts'
import { listSchema, type RouteTable, typed } from './route.ts'
import { FactorGiven } from './secondFactor.ts'

export const Me = z
  .object({
    /** `newEmail` is pending until its link is opened. */
    account: z.object({ id: accountId, name: z.string(), email: z.string(), newEmail: z.string().optional() }),
    /** Operator of the installation: may open its administration. */
    operator: z.literal(true).optional(),
    language: languageSchema,
    /** `readOnly`: the group is suspended or archived. */
    memberships: listSchema(z.object({ group: groupId, ...seatFields, readOnly: z.literal(true).optional() })),
    session: z.object({ idleEndsAt: instantField, endsAt: instantField, now: instantField }),
  })
  .meta({ id: 'Me' })
export type Me = z.infer<typeof Me>

export const SessionState = z.object({ me: Me.nullable() })
export type SessionState = z.infer<typeof SessionState>

export interface CopyKey {
  readonly publicKey: JsonWebKey
  readonly privateKey: JsonWebKey
}
/** How a session was opened. */
export const WAYS = ['password', 'passkey', 'link', 'invitation', 'provider', 'setUp', 'demo'] as const
export type Way = (typeof WAYS)[number]
/** The second factor given with the password or link. */
export const FACTORS = ['code', 'recoveryCode', 'passkey'] as const
export type Factor = (typeof FACTORS)[number]

const SessionInfo = z
  .object({
    id: z.string(),
    current: z.boolean(),
    createdAt: instantField,
    lastUsed: instantField,
    device: z.string(),
    /** The first half of the client address, `190.24.x.x`; '' if it was not recorded, or is the server’s own machine. */
    network: z.string(),
    /** Null for sessions from before this was recorded. */
    way: z.enum(WAYS).nullable(),
    factor: z.enum(FACTORS).nullable(),
    /** The id of the provider that opened it. */
    provider: z.string().nullable(),
  })
  .meta({ id: 'Session' })
export type SessionInfo = z.infer<typeof SessionInfo>

const factor = FactorGiven.optional()
const SignIn = z.union([
  z.object({ link: token, password, factor }),
  z.object({ email: z.string().max(254), password, factor }),
  z.object({ passkey: PasskeyUse }),
])

export const sessionApi = {
  'POST /api/session': {
    about:
      'Signs in and sets the cookie. With a link (for signing in, or for a forgotten password), `password` becomes the new one. Where the account has two-step verification, a correct password without it is answered with `second-factor-needed` and changes nothing: send the request again with `factor`; `factors` in that answer says which kinds the account has. A passkey alone is enough: it verifies its user (PIN, fingerprint, face).',
    access: 'anyone',
    body: SignIn,
    example: { email: 'ana@example.org', password: 'vela lenta sobre el agua' },
    answers: { 200: Me },
    refuses: [
      'wrong-credentials',
      'second-factor-needed',
      'wrong-code',
      'wrong-passkey',
      'link-invalid',
      'password-short',
      'password-common',
      'network-failures',
      'too-many',
      'too-many-failures',
      'too-many-codes',
    ],
  },
  'GET /api/session': {
    about: 'Who is signed in; `me` is null when nobody is, which is no error.',
    access: 'anyone',
    answers: { 200: SessionState },
  },
  'POST /api/forgotten-passwords': {
    about:
      'Mails a link for a new password to the account with this address, if there is one: the answer is the same for any address. `mail-off`: no mail server is configured.',
    access: 'anyone',
    body: z.object({ email: z.string().max(254) }),
    example: { email: 'ana@example.org' },
    answers: { 204: null },
    refuses: ['mail-off', 'too-many'],
  },
  'DELETE /api/session': {
    about:
      'Signs out and removes the cookie. 200 with `recorded` false while the server cannot write: the session is ended on this server, and its row is deleted when that is possible. `next`: the page at which the provider that opened the session signs the person out, too.',
    access: 'anyone',
    answers: { 204: null, 200: z.object({ recorded: z.boolean(), next: z.string().nullable() }) },
  },
  'POST /api/session/presence': {
    about: 'A person is active: counts as use of the session.',
    access: 'account',
    answers: { 204: null },
  },
  'GET /api/sessions': { about: 'Where this account is signed in.', access: 'account', answers: { 200: listSchema(SessionInfo) } },
  'DELETE /api/sessions/:id': { about: 'Ends one of them.', access: 'account', answers: { 204: null } },
  'GET /api/me': { about: 'Account, language, memberships, and when the session ends.', access: 'account', answers: { 200: Me } },
  'PATCH /api/me': {
    about: 'Changes language or name; a new name is an act of each group.',
    access: 'account',
    body: z.object({ language: languageSchema.optional(), name: name.optional() }),
    example: { language: 'en' },
    answers: { 200: Me },
    refuses: ['name-characters', 'name-taken', 'too-many'],
  },
  'PUT /api/me/password': {
    about: 'Sets another password and ends all other sessions.',
    access: 'account',
    body: z.object({ current: password, next: password }),
    example: { current: 'vela lenta sobre el agua', next: 'tres gatos cruzan el puente' },
    answers: { 204: null },
    refuses: ['wrong-credentials', 'proof-needed', 'password-short', 'password-common', 'too-many', 'too-many-failures'],
  },
  'GET /api/me/copy-key': {
    about: 'The P-256 key pair (JWK) of the copies on this account’s devices, which keep only the public one after sign-out.',
    access: 'account',
    answers: { 200: typed<CopyKey>('CopyKey', '`{ publicKey, privateKey }`, each a JSON Web Key.') },
  },
} as const satisfies RouteTable
