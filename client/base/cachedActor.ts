// The last person who signed in on this browser, so that a reload without a server can open their documents. Nothing else of them.
import { parseLanguage } from '../../shared/bilingual.ts'
import { type AccountId, parseAccountId, parseAgencyId, parseDelegationId, parseGroupId } from '../../shared/ids.ts'
import { type Actor, type Membership, parseRole } from '../../shared/people.ts'

const PREFIX = 'ruta/'
export const ACTOR_KEY = `${PREFIX}actor`

export const saveActor = (actor: Actor): void => write(actor)

const write = (remembered: Actor & { readonly locked?: true }) => {
  try {
    localStorage.setItem(ACTOR_KEY, JSON.stringify(remembered))
  } catch {
    // Storage is forbidden or full: only the start without a server is lost.
  }
}

/** The session has ended: from now on the password is needed, also by a reload without a server. The account stays known. */
export const lockActor = (): void => {
  const actor = cachedActor()
  if (actor) write({ ...actor, locked: true })
}
/** Whoever may go on without asking the server, because nobody has said that their session has ended. */
export const openActor = (): Actor | null => {
  try {
    return field(readJson(localStorage.getItem(ACTOR_KEY)), 'locked') === true ? null : cachedActor()
  } catch {
    // Storage is forbidden.
    return null
  }
}

export const forgetActor = (): void => {
  try {
    localStorage.removeItem(ACTOR_KEY)
  } catch {
    // Storage is forbidden: there is nothing to remove.
  }
}

export const cachedActor = (): Actor | null => {
  try {
    return parseActor(readJson(localStorage.getItem(ACTOR_KEY)))
  } catch {
    // Storage is forbidden.
    return null
  }
}

/**
 * Does this browser's cookie still belong to `account`? Asked before each connection: another tab may have signed in as
 * somebody else, who must not send this one's unsent work in their name.
 */
export const isStillHere = (account: AccountId): boolean => {
  try {
    return parseActor(readJson(localStorage.getItem(ACTOR_KEY)))?.account === account
  } catch {
    // Without storage there is no sign of other tabs; the server compares the account in the address of the line.
    return true
  }
}

/** What this page remembers of anybody but `account` (who they are, the groups they see) goes before another one is shown anything. */
export const forgetOthers = (account: AccountId | null): void => {
  try {
    for (const key of Object.keys(localStorage).filter((name) => name.startsWith(PREFIX))) {
      const owner = field(readJson(localStorage.getItem(key)), 'account')
      if (owner !== undefined && owner !== account) localStorage.removeItem(key)
    }
  } catch {
    // Storage is forbidden: nothing is remembered of anybody.
  }
}

const readJson = (text: string | null): unknown => {
  try {
    return JSON.parse(text ?? 'null')
  } catch {
    // A plain word, like the language: nobody's.
    return null
  }
}
const field = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined

const parseActor = (value: unknown): Actor | null => {
  const account = parseAccountId(field(value, 'account'))
  const name = field(value, 'name')
  const memberships = field(value, 'memberships')
  if (!account || typeof name !== 'string' || !Array.isArray(memberships)) return null
  return {
    account,
    name,
    language: parseLanguage(field(value, 'language')) ?? 'es',
    memberships: memberships.flatMap((entry): readonly Membership[] => {
      const [group, role] = [parseGroupId(field(entry, 'group')), parseRole(field(entry, 'role'))]
      if (!group || !role) return []
      return [{ group, role, delegation: parseDelegationId(field(entry, 'delegation')), agency: parseAgencyId(field(entry, 'agency')) }]
    }),
  }
}
