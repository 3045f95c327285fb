// Stock clients after a restore: they know nothing of recovery, and offer what others wrote together with their own.
import type { AccountId, ClientId, DocumentId, GroupId, Seq } from '../../../shared/ids.ts'
import { clientId } from '../../../shared/ids.ts'
import type { SharedPresence } from '../cluster/sharedPresence.ts'
import type { RoomMember } from '../member.ts'
import type { Watch } from '../watch.ts'

interface Needs {
  readonly document: DocumentId
  readonly members: ReadonlySet<RoomMember>
  readonly owners: ReadonlyMap<ClientId, AccountId>
  readonly presence: Pick<SharedPresence, 'idOf'>
  readonly acceptsUnverified: (group: GroupId) => boolean
  readonly watch: Pick<Watch, 'refused'>
  readonly stateVector: () => Uint8Array
}

/** In sweeps, of which there is one a second. */
const QUERY_EACH = 5

export const createStockClients = ({ document, members, owners, presence, acceptsUnverified, watch, stateVector }: Needs) => {
  let sweeps = 0
  let asked = -1

  return {
    /** May this id be theirs? While recovery is open, one that nobody owns is theirs only if their presence goes by it. */
    isTheirs: (from: RoomMember) => (client: number) => {
      const owner = owners.get(clientId(client))
      if (owner !== undefined) return owner === from.who.account
      return !acceptsUnverified(from.who.group) || presence.idOf(from) === client
    },
    /** Reported as any other refusal of others' words; the connection stays open. */
    leftOut: (from: RoomMember) => watch.refused(from.id, document, from.who.account, 'forged-author'),
    /** A member whose own words depend on what others are still to bring is asked again when the document has grown. */
    sweep(head: Seq) {
      sweeps += 1
      if (sweeps % QUERY_EACH !== 0 || head === asked) return
      asked = head
      for (const member of [...members]) if (member.lacksOthers && member.who.access === 'write') member.ask(stateVector())
    },
  }
}
