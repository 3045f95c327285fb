// Who joined, as the session and the roles said at that moment.
import type { AccountId, DelegationId, GroupId } from '../../shared/ids.ts'

export interface Who {
  readonly account: AccountId
  readonly delegation: DelegationId | null
  readonly name: string
  readonly session: string
  readonly group: GroupId
  readonly access: 'read' | 'write'
}
