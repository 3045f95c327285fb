// Who is in a room: what the gate knows of who writes.
import type { AccountId, DelegationId, GroupId, Instant } from '../../shared/ids.ts'

/** Who joined, as the login and the roles said at that moment. `session`: the id of the login; a steward: chair or secretariat. */
export interface JoinedPerson {
  readonly account: AccountId
  readonly delegation: DelegationId | null
  readonly name: string
  readonly session: string
  readonly group: GroupId
  readonly access: 'read' | 'write'
  readonly isSteward: boolean
  /** May write what is a delegation's. */
  readonly isScribe: boolean
  /** A client of ours understands our own messages; a stock one would complain of them. */
  readonly ours: boolean
  /** It can unpack what it is sent compressed. */
  readonly packs?: boolean
  /** The number of the API token by which it writes; none for people at their own devices. */
  readonly token?: number | null
  /** The document in its page, from its opening to its closing, as the page names it. */
  readonly life?: string | null
  /** When a server had last heard that before this connection. */
  readonly heard?: Instant | null
}
