// What a room knows of its group, for judging what an update names. Another server may have added a delegation, an agency or a person a
// moment ago: whatever is unknown is read again before anything is refused for it.
import { type AccountId, type ClientId, clientId, type GroupId } from '../../shared/ids.ts'
import type { Verdict } from './judge.ts'
import type { DeskDependencies } from './openDesk.ts'
import type { GroupFacts } from './rules.ts'

interface Needs extends Pick<DeskDependencies, 'groups' | 'recoveryIsOpen'> {
  readonly owners: ReadonlyMap<ClientId, AccountId>
}

export const createGroupFacts = ({ groups, recoveryIsOpen, owners }: Needs) => {
  /** Whose this document is, as its first member says. */
  let group: GroupId | null = null
  let inDoubt = false
  const facts: GroupFacts = {
    ownerOf: (client) => owners.get(clientId(client)),
    // While recovery is open, what a restore has taken from the group is named by what it took from the documents.
    exists: (named, id) => group === null || groups.exists(group, named, id) || recoveryIsOpen(group),
  }
  return {
    facts,
    isOf(its: GroupId) {
      group = its
    },
    /** Does it name what is not known, so that the group must be read again? */
    isUnknown(verdict: Verdict): boolean {
      const isUnknown = verdict.type === 'refused' && verdict.unknown === true
      if (isUnknown) inDoubt = true
      return isUnknown
    },
    /** Reads it again if somebody has asked. */
    async ask() {
      if (!inDoubt || group === null) return
      inDoubt = false
      await groups.refresh(group)
    },
  }
}
