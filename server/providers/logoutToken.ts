// Verifies logout tokens (OpenID Connect Back-Channel Logout 1.0, 2.6), and returns whose sessions they end. Each is used once.
import { errors, jwtVerify } from 'jose'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { hashToken } from '../identity/tokens.ts'
import { type DiscoveryDocument, SIGNATURE_ALGORITHMS } from './provider.ts'

export interface LoggedOut {
  readonly issuer: string
  readonly subject: string | null
  readonly sid: string | null
}

const EVENT = 'http://schemas.openid.net/event/backchannel-logout'
/** An ID token, which browsers see, must not be accepted: it has a nonce and no event. */
const Claims = z.object({
  jti: z.string().min(1).max(1_000),
  sub: z.string().min(1).optional(),
  sid: z.string().min(1).optional(),
  events: z.object({ [EVENT]: z.looseObject({}) }),
  nonce: z.undefined().optional(),
})
const LONGEST_S = 10 * 60
const TOLERANCE_S = 60

/** `unreachable`: its keys could not be fetched, so the token is not refused permanently. */
export const readLogoutToken = async (
  { issuer, keys }: Pick<DiscoveryDocument, 'issuer' | 'keys'>,
  { token, clientId, now }: { readonly token: string; readonly clientId: string; readonly now: number },
): Promise<(LoggedOut & { readonly jti: string }) | 'invalid' | 'unreachable'> => {
  try {
    const { payload, protectedHeader } = await jwtVerify(token, keys, {
      issuer,
      audience: clientId,
      algorithms: SIGNATURE_ALGORITHMS,
      requiredClaims: ['iat', 'jti', 'events'],
      maxTokenAge: LONGEST_S,
      clockTolerance: TOLERANCE_S,
      currentDate: new Date(now),
    })
    if (protectedHeader.typ !== undefined && !/^(application\/)?(logout\+jwt|jwt)$/i.test(protectedHeader.typ)) return 'invalid'
    const claims = Claims.safeParse(payload)
    if (!claims.success) return 'invalid'
    const { jti, sub = null, sid = null } = claims.data
    return sub === null && sid === null ? 'invalid' : { issuer, subject: sub, sid, jti }
  } catch (error) {
    if (error instanceof errors.JWKSTimeout) return 'unreachable'
    if (error instanceof errors.JOSEError && error.code !== 'ERR_JOSE_GENERIC') return 'invalid'
    return error instanceof TypeError ? 'invalid' : 'unreachable'
  }
}

interface Received {
  readonly issuer: string
  readonly jti: string
}
const hashOf = ({ issuer, jti }: Received): string => hashToken(`${issuer} ${jti}`)

export const wasReceived = async ({ db, clock }: Pick<Deps, 'db' | 'clock'>, token: Received): Promise<boolean> => {
  const row = await db
    .selectFrom('provider_logout')
    .select('token_hash')
    .where('token_hash', '=', hashOf(token))
    .where('expires_at', '>', clock.now())
    .executeTakeFirst()
  return row !== undefined
}

/** After it was executed: while nothing can be written the provider retries. */
export const keepReceived = async ({ db, clock }: Pick<Deps, 'db' | 'clock'>, token: Received): Promise<void> => {
  const now = clock.now()
  await db.deleteFrom('provider_logout').where('expires_at', '<=', now).execute()
  await db
    .insertInto('provider_logout')
    .values({ token_hash: hashOf(token), expires_at: now + (LONGEST_S + 2 * TOLERANCE_S) * 1_000 })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
