// Who joined, as the session and the roles said at that moment.
import type { AccountId, DelegationId, GroupId } from '../../shared/ids.ts'

export interface Who {
  readonly account: AccountId
  readonly delegation: DelegationId | null
  readonly name: string
  readonly session: string
  readonly group: GroupId
  readonly access: 'read' | 'write'
  /** A client of ours understands our own messages; a stock one would complain of them. */
  readonly ours: boolean
}
