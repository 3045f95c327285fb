// Passkeys in this browser (WebAuthn): registration, and signing a challenge.
import type { NewPasskey, PasskeyCreation, PasskeyRequest, PasskeyUse } from '../../shared/api/passkeys.ts'
import type { Api, ApiAnswer } from './api.ts'

/** Browsers create passkeys for host names over https (or localhost), and none for IP addresses. */
export const canUsePasskeys = (): boolean =>
  window.isSecureContext &&
  'PublicKeyCredential' in globalThis &&
  'parseCreationOptionsFromJSON' in PublicKeyCredential &&
  !/^[\d.]+$|^\[/.test(location.hostname)

/** Cancelled or timed out; already on this device; or not supported. */
export type PasskeyProblem = 'cancelled' | 'known' | 'unusable'
export interface NoPasskey {
  readonly ok: false
  readonly why: 'passkey'
  readonly problem: PasskeyProblem
}
export type PasskeyAnswer<T> = ApiAnswer<T> | NoPasskey

const problemOf = (error: unknown): PasskeyProblem => {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError' || name === 'AbortError') return 'cancelled'
  return name === 'InvalidStateError' ? 'known' : 'unusable'
}

type Answered = ReturnType<PublicKeyCredential['toJSON']>

/** The authenticator's answer in the format of the API. */
const asked = async <T>(ask: () => Promise<Credential | null>, read: (answered: Answered) => T | null): Promise<PasskeyAnswer<T>> => {
  try {
    const credential = await ask()
    const value = credential instanceof PublicKeyCredential ? read(credential.toJSON()) : null
    return value ? { ok: true, value } : { ok: false, why: 'passkey', problem: 'unusable' }
  } catch (error) {
    console.info('No passkey', error)
    return { ok: false, why: 'passkey', problem: problemOf(error) }
  }
}

export const makePasskey = (options: PasskeyCreation | null): Promise<PasskeyAnswer<NewPasskey>> =>
  asked(
    async () => options && navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) }),
    ({ id, rawId, response }) => ('attestationObject' in response ? { id, rawId, type: 'public-key', response } : null),
  )

/** Fetches a challenge from the server, and asks the user to sign it. */
export const usePasskey = async (api: Pick<Api, 'send'>): Promise<PasskeyAnswer<PasskeyUse>> => {
  const challenge = await api.send('POST /api/passkey-challenges', {})
  if (!challenge.ok) return challenge
  const options: PasskeyRequest | null = challenge.value.options
  return asked(
    async () => options && navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) }),
    ({ id, rawId, response }) => ('signature' in response ? { id, rawId, type: 'public-key', response } : null),
  )
}
