// The last person who signed in on this browser, so that a reload without a server can open their documents. Nothing else of them.
import { parseLanguage } from '../../shared/bilingual.ts'
import { type AccountId, parseAccountId, parseAgencyId, parseDelegationId, parseGroupId } from '../../shared/ids.ts'
import { type Actor, type Membership, parseRole } from '../../shared/people.ts'
import { asText, type Found, isFound, isStorageForbidden, listOf, remembered } from './remembered.ts'

export const ACTOR_KEY = 'ruta/actor'
interface Kept {
  readonly locked?: true
  /** When the session ends if nothing is done in it, by this device's clock. */
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

/** The session has ended: from now on the password is needed, also by a reload without a server. The account stays known. */
export const lockActor = (): void => {
  const known = actor.read()
  if (known) actor.write({ ...known, locked: true })
}
/** In this tab or in another one: what this device keeps is put away meanwhile. */
export const isLocked = (): boolean => actor.read()?.locked === true

/** The account that may go on without asking the server, since its session is not known to have ended. */
export const openActor = (): Actor | null => (actor.read()?.locked ? null : cachedActor())

/** The same, where the session is known to last: what this device keeps may be shown while the server is asked. */
export const presentActor = (now: number): Actor | null => ((actor.read()?.until ?? 0) > now ? openActor() : null)

export const forgetActor = actor.forget

export const cachedActor = (): Actor | null => {
  const known = actor.read()
  if (!known) return null
  const { locked: _, until: __, ...itself } = known
  return itself
}

/**
 * Does this browser's cookie still belong to `account`? Asked before each connection: another tab may have signed in as
 * somebody else, who must not send this one's unsent work in their name. Without storage there is no sign of other tabs; the server
 * compares the account in the address of the line.
 */
export const isStillHere = (account: AccountId): boolean => isStorageForbidden() || actor.read()?.account === account

const parseActor = (found: Found): Actor | null => {
  const account = parseAccountId(found.account)
  const name = asText(found.name)
  if (!account || name === null || !Array.isArray(found.memberships)) return null
  return { account, name, language: parseLanguage(found.language) ?? 'es', memberships: listOf(found.memberships, parseMembership) }
}
const parseMembership = (found: unknown): Membership | null => {
  if (!isFound(found)) return null
  const [group, role] = [parseGroupId(found.group), parseRole(found.role)]
  return group && role ? { group, role, delegation: parseDelegationId(found.delegation), agency: parseAgencyId(found.agency) } : null
}
