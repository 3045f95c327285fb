// Asks for the plan of the page while the code that shows it is still on its way: on a device that holds nothing, from the server.
import { type GroupId, parseGroupId, roadmapId } from '../../shared/ids.ts'
import type { Actor, Membership } from '../../shared/people.ts'
import { address } from './address.ts'
import { keepsAnything } from './deviceCopies.ts'
import { openLineAhead } from './lineAhead.ts'

/** Addresses that lead to the first group of an account. */
const TO_FIRST = /^\/(sign-in|road-map|sessions|inbox)?$/

/** The group whose plan the frame opens at this address; null where it is not known yet. */
export const groupAt = (path: string, memberships: readonly Membership[]): GroupId | null => {
  const named = parseGroupId(/^\/g\/([^/]+)/.exec(path)?.[1])
  const group = named ?? (TO_FIRST.test(path) ? memberships[0]?.group : null)
  return memberships.find((membership) => membership.group === group)?.group ?? null
}

/** Of somebody who has just been recognised by the server. */
export const askAhead = async ({ account, memberships }: Pick<Actor, 'account' | 'memberships'>): Promise<void> => {
  const group = groupAt(location.pathname, memberships)
  // What a device holds is shown without the server, and decides what has to be asked for.
  if (group === null || typeof indexedDB === 'undefined' || (await keepsAnything())) return
  const facts = document.createElement('link')
  Object.assign(facts, { rel: 'preload', as: 'fetch', crossOrigin: 'anonymous', href: address('/api/groups/:group', { group }) })
  document.head.append(facts)
  openLineAhead(account, roadmapId(group))
}
