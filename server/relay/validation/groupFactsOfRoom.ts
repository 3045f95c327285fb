// What a room knows of its group, for validating what an update names. Another server may have added a delegation, an agency or a person
// a moment ago: what is unknown is read again before anything is refused for it.

import type { NamedIdKind } from '../../../shared/contentSchema.ts'
import { type AccountId, type ClientId, clientId, type GroupId } from '../../../shared/ids.ts'
import type { GroupFacts } from './rules.ts'
import type { Verdict } from './validateUpdate.ts'

/** Which delegations, agencies and people a group has or had, as far as this server has read. */
export interface KnownGroups {
  exists(group: GroupId, named: NamedIdKind, id: string): boolean
  /** Reads again what the group has: somebody names what is not known. */
  refresh(group: GroupId): Promise<void>
}

interface Needs {
  readonly groups: KnownGroups
  readonly acceptsUnverified: (group: GroupId) => boolean
  readonly owners: ReadonlyMap<ClientId, AccountId>
}

export const createGroupFacts = ({ groups, acceptsUnverified, owners }: Needs) => {
  /** Whose this document is, as its first member says. */
  let group: GroupId | null = null
  let mustRead = false
  const facts: GroupFacts = {
    ownerOf: (client) => owners.get(clientId(client)),
    // What a restore has taken from the group is named by what it took from the documents.
    exists: (named, id) => group === null || groups.exists(group, named, id) || acceptsUnverified(group),
  }
  return {
    facts,
    belongsTo(its: GroupId) {
      group = its
    },
    /** Does it name what is not known, so that the group must be read again? */
    isUnknown(verdict: Verdict): boolean {
      const isUnknown = verdict.type === 'refused' && verdict.unknown === true
      if (isUnknown) mustRead = true
      return isUnknown
    },
    /** Reads it again if somebody has asked. */
    async ask() {
      if (!mustRead || group === null) return
      mustRead = false
      await groups.refresh(group)
    },
  }
}
