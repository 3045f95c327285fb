// Cache of the last account on this browser, so that a reload without a server can open its documents. Nothing else of it is stored.
import { parseLanguage } from '../../shared/bilingual.ts'
import { type AccountId, parseAccountId, parseAgencyId, parseDelegationId, parseGroupId } from '../../shared/ids.ts'
import { type Actor, type Membership, parseRole } from '../../shared/people.ts'
import { asText, isRecord, isStorageForbidden, type RememberedRecord, remembered, validEntries } from './remembered.ts'

export const ACTOR_KEY = 'ruta/actor'
interface Kept {
  readonly locked?: true
  /** When the session expires without activity, by this device's clock. */
  readonly until?: number
}
const actor = remembered<Actor & Kept>('actor', (found) => {
  const known = parseActor(found)
  if (!known) return null
  return {
    ...known,
    ...(found.locked === true ? { locked: true } : {}),
    ...(typeof found.until === 'number' ? { until: found.until } : {}),
  }
})

export const saveActor = (known: Actor, until?: number): void => actor.write({ ...known, ...(until === undefined ? {} : { until }) })

/** The session has expired: from now on the password is needed, also by a reload without a server. The account stays known. */
export const lockActor = (): void => {
  const known = actor.read()
  if (known) actor.write({ ...known, locked: true })
}
/** In this tab or in another one: the device's copies are being sealed meanwhile. */
export const isLocked = (): boolean => actor.read()?.locked === true

/** The account that may continue without asking the server, since its session is not known to have expired. */
export const openActor = (): Actor | null => (actor.read()?.locked ? null : cachedActor())

/** The same, if the session is known to be valid: the device's copies may be shown before the server has answered. */
export const presentActor = (now: number): Actor | null => ((actor.read()?.until ?? 0) > now ? openActor() : null)

export const forgetActor = actor.forget

export const cachedActor = (): Actor | null => {
  const known = actor.read()
  if (!known) return null
  const { locked: _, until: __, ...itself } = known
  return itself
}

/**
 * Whether this browser's cookie still belongs to `account`. Checked before each connection: another tab may have signed in as somebody else, and
 * unsent edits must not be sent in their name. Without storage other tabs cannot be detected; the server compares the account in the URL of the
 * connection.
 */
export const isStillHere = (account: AccountId): boolean => isStorageForbidden() || actor.read()?.account === account

const parseActor = (found: RememberedRecord): Actor | null => {
  const account = parseAccountId(found.account)
  const name = asText(found.name)
  if (!account || name === null || !Array.isArray(found.memberships)) return null
  return { account, name, language: parseLanguage(found.language) ?? 'es', memberships: validEntries(found.memberships, parseMembership) }
}
const parseMembership = (found: unknown): Membership | null => {
  if (!isRecord(found)) return null
  const [group, role] = [parseGroupId(found.group), parseRole(found.role)]
  if (!group || !role) return null
  const seat = { group, role, delegation: parseDelegationId(found.delegation), agency: parseAgencyId(found.agency) }
  return found.readOnly === true ? { ...seat, readOnly: true } : seat
}
