// Wrapper of the WebAuthn library, loaded when somebody first uses a passkey.
import { isIP } from 'node:net'
import type { NewPasskey, PasskeyCreation, PasskeyRequest, PasskeyUse } from '../../shared/api/passkeys.ts'

/** Relying party: a host name, and the origins of our pages there. */
export interface PasskeyPlace {
  readonly host: string
  readonly origins: readonly string[]
}
/** All of our hosts and origins. */
export interface PasskeyHosts {
  readonly hosts: ReadonlySet<string>
  readonly origins: ReadonlySet<string>
}

/** Null where browsers create none: at an IP address, and for a host that is not ours. */
export const passkeyPlace = ({ hosts, origins }: PasskeyHosts, host: string | undefined): PasskeyPlace | null => {
  if (host === undefined || !hosts.has(host)) return null
  const { hostname } = new URL(`http://${host}`)
  if (isIP(hostname.replace(/^\[|\]$/g, ''))) return null
  return { host: hostname, origins: [...origins].filter((origin) => new URL(origin).hostname === hostname) }
}

/** EdDSA, ES256 and RS256. The library's default begins with one that Node marks as experimental. */
const ALGORITHMS = [-8, -7, -257]
const library = () => import('@simplewebauthn/server')

interface NewOne {
  readonly challenge: string
  readonly user: { readonly id: string; readonly name: string; readonly displayName: string }
  /** Existing passkeys of the account, so that an authenticator creates no second one. */
  readonly known: readonly string[]
}
export const creationOptions = async (place: PasskeyPlace, { challenge, user, known }: NewOne): Promise<PasskeyCreation> => {
  const { generateRegistrationOptions } = await library()
  return generateRegistrationOptions({
    rpName: 'Ruta',
    rpID: place.host,
    userID: new TextEncoder().encode(user.id),
    userName: user.name,
    userDisplayName: user.displayName,
    challenge: bytesOf(challenge),
    timeout: TIMEOUT_MS,
    attestationType: 'none',
    excludeCredentials: known.map((id) => ({ id })),
    authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
    supportedAlgorithmIDs: ALGORITHMS,
  })
}

export const requestOptions = async (place: PasskeyPlace, challenge: string): Promise<PasskeyRequest> => {
  const { generateAuthenticationOptions } = await library()
  return generateAuthenticationOptions({
    rpID: place.host,
    challenge: bytesOf(challenge),
    timeout: TIMEOUT_MS,
    userVerification: 'required',
  })
}
const TIMEOUT_MS = 120_000

export interface MadePasskey {
  readonly credential: string
  readonly publicKey: string
  readonly counter: number
}
/** Null unless it is a passkey created here, with this challenge, by a verified user. */
export const verifyNew = async (place: PasskeyPlace, challenge: string, { ...given }: NewPasskey): Promise<MadePasskey | null> => {
  const { verifyRegistrationResponse } = await library()
  const verified = await refusedAsNull(() =>
    verifyRegistrationResponse({
      response: { ...given, clientExtensionResults: {} },
      expectedChallenge: challenge,
      expectedOrigin: [...place.origins],
      expectedRPID: place.host,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    }),
  )
  if (!verified?.verified) return null
  const { id, publicKey, counter } = verified.registrationInfo.credential
  return { credential: id, publicKey: Buffer.from(publicKey).toString('base64url'), counter }
}

/** The signed counter; null unless this passkey signed this challenge here, for a verified user. */
export const verifyUse = async (
  place: PasskeyPlace,
  challenge: string,
  { passkey, given }: { readonly passkey: { readonly credential: string; readonly public_key: string }; readonly given: PasskeyUse },
): Promise<number | null> => {
  const { verifyAuthenticationResponse } = await library()
  const { userHandle, ...response } = given.response
  const verified = await refusedAsNull(() =>
    verifyAuthenticationResponse({
      response: { ...given, response: { ...response, ...(userHandle ? { userHandle } : {}) }, clientExtensionResults: {} },
      expectedChallenge: challenge,
      expectedOrigin: [...place.origins],
      expectedRPID: place.host,
      requireUserVerification: true,
      // Compared by the caller, in the statement that stores the new one.
      credential: { id: passkey.credential, publicKey: bytesOf(passkey.public_key), counter: 0 },
    }),
  )
  return verified?.verified ? verified.authenticationInfo.newCounter : null
}

/** The signed challenge, as the browser reports it. */
export const challengeIn = (clientDataJSON: string): string | null => {
  try {
    const said: unknown = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString())
    return said !== null && typeof said === 'object' && 'challenge' in said && typeof said.challenge === 'string' ? said.challenge : null
  } catch (error) {
    // Not JSON: no browser wrote it.
    if (error instanceof SyntaxError) return null
    throw error
  }
}

const bytesOf = (base64url: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(base64url, 'base64url'))

/** The library throws for every fault of a response, which is foreign: expected here. */
const refusedAsNull = async <T>(verify: () => Promise<T>): Promise<T | null> => {
  try {
    return await verify()
  } catch {
    return null
  }
}
