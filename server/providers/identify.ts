// Authorization request and token exchange: the code is exchanged for an ID token, whose issuer, audience, nonce and times the library verifies. Its
// signature is verified here: the library would not ask for a new key of the provider within a minute after it asked for the others.
import { errors, jwtVerify } from 'jose'
import { authorizationCodeGrant, buildAuthorizationUrl, calculatePKCECodeChallenge, fetchUserInfo } from 'openid-client'
import { z } from 'zod'
import { ok, type Result } from '../../shared/result.ts'
import { normalEmail } from '../identity/emails.ts'
import { type DiscoveryDocument, SIGNATURE_ALGORITHMS } from './provider.ts'

/** A person as identified by the provider. */
export const Identified = z.object({
  issuer: z.string(),
  subject: z.string(),
  /** The provider's session id (`sid`). */
  sid: z.string().nullable(),
  idToken: z.string(),
  email: z.string().nullable(),
  isEmailVerified: z.boolean(),
  /** The provider's name for them. */
  label: z.string(),
  /** They used more than one factor there. */
  isMultiFactor: z.boolean(),
  /** `auth_time` in milliseconds; null if the provider does not send it. */
  authenticatedAt: z.number().nullable(),
})
export type Identified = z.infer<typeof Identified>

export interface Secrets {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

/** `max_age` of a session at the provider; sending it makes the provider return `auth_time`. */
const LONGEST_S = 30 * 24 * 3_600
const MOST_SUBJECT = 255
const MOST_LABEL = 200
const TOLERANCE_S = 30

export const emailOfIdentity = async (
  { config }: DiscoveryDocument,
  { state, nonce, verifier, redirect, isAfresh }: Secrets & { readonly redirect: string; readonly isAfresh: boolean },
): Promise<string> =>
  buildAuthorizationUrl(config, {
    redirect_uri: redirect,
    scope: 'openid email profile',
    response_type: 'code',
    state,
    nonce,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...(isAfresh ? { prompt: 'login', max_age: '0' } : { max_age: String(LONGEST_S) }),
  }).href

type Failure = 'provider-refused' | 'provider-down'
/** `answer` is the redirect URI with the provider's parameters. */
export const identify = async (
  { config, issuer, keys }: DiscoveryDocument,
  answer: URL,
  { state, nonce, verifier }: Secrets,
  report: (what: string, error: unknown) => void,
): Promise<Result<Identified, Failure>> => {
  try {
    const tokens = await authorizationCodeGrant(config, answer, {
      pkceCodeVerifier: verifier,
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true,
    })
    const claims = tokens.claims()
    if (!claims || !tokens.id_token || claims.sub.length > MOST_SUBJECT) return { ok: false, refusal: 'provider-refused' }
    await jwtVerify(tokens.id_token, keys, { issuer, algorithms: SIGNATURE_ALGORITHMS, clockTolerance: TOLERANCE_S })
    const needsMore = claims.email === undefined && config.serverMetadata().userinfo_endpoint !== undefined
    const person = Person.parse({ ...(needsMore ? await fetchUserInfo(config, tokens.access_token, claims.sub) : {}), ...claims })
    return ok(identified(person, { issuer, idToken: tokens.id_token }))
  } catch (error) {
    report('a provider’s answer was refused', new Error(errorWords(error)))
    return { ok: false, refusal: isUnreachable(error) ? 'provider-down' : 'provider-refused' }
  }
}

const Person = z.object({
  sub: z.string(),
  sid: z.string().optional(),
  email: z.string().max(254).optional().catch(undefined),
  // Some providers send it as a string.
  email_verified: z
    .union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')])
    .optional()
    .catch(undefined),
  /** For Entra ID, which has no `email_verified`: the tenant has proved to own the domain. */
  xms_edov: z
    .union([z.boolean(), z.literal(1), z.literal('1'), z.literal('true')])
    .optional()
    .catch(undefined),
  name: z.string().optional().catch(undefined),
  preferred_username: z.string().optional().catch(undefined),
  amr: z.array(z.string()).readonly().optional().catch(undefined),
  acr: z.string().optional().catch(undefined),
  auth_time: z.number().optional().catch(undefined),
})
type Person = z.infer<typeof Person>

const identified = (person: Person, { issuer, idToken }: Pick<Identified, 'issuer' | 'idToken'>): Identified => {
  const email = person.email === undefined ? null : normalEmail(person.email)
  return {
    issuer,
    subject: person.sub,
    sid: person.sid ?? null,
    idToken,
    email,
    isEmailVerified: email !== null && (person.email_verified === true || (person.xms_edov ?? false) !== false),
    label: (person.email ?? person.preferred_username ?? person.name ?? person.sub).slice(0, MOST_LABEL),
    isMultiFactor: isMultiFactor(person),
    authenticatedAt: person.auth_time === undefined ? null : person.auth_time * 1_000,
  }
}

/** RFC 8176 defines `mfa`; context classes of REFEDS, NIST-like profiles and Keycloak contain it in their name. */
const isMultiFactor = ({ amr = [], acr = '' }: Pick<Person, 'amr' | 'acr'>): boolean =>
  amr.includes('mfa') || /(^|[^a-z])mfa([^a-z]|$)|multi-?factor/i.test(acr)

/** No answer, or a server error of the provider. */
const isUnreachable = (error: unknown): boolean => {
  // Its keys could not be fetched.
  if (error instanceof errors.JWKSTimeout || (error instanceof errors.JOSEError && error.code === 'ERR_JOSE_GENERIC')) return true
  for (let one: unknown = error; one instanceof Error || one instanceof Response; one = one instanceof Error ? one.cause : null) {
    if ('status' in one && typeof one.status === 'number' && one.status >= 500) return true
    if (one instanceof Error && (/^(Timeout|Abort)Error$/.test(one.name) || ('code' in one && /^E[A-Z]+$/.test(String(one.code)))))
      return true
  }
  return false
}
/** Removes what the library attaches to its errors: answers and parameters, which are secrets. */
const errorWords = (error: unknown): string => {
  if (!(error instanceof Error)) return 'unknown'
  const named = ['code', 'error'].map((key) => Reflect.get(error, key)).filter((value) => typeof value === 'string')
  return [...named, error.message].join(': ')
}
