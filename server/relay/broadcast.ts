// The frames that tell a room's members what is new: the same bytes for everyone who sent nothing; for authors, what the others wrote.
import { encodeAwareness } from '../../shared/protocol/frame.ts'
import { encodeAwarenessEntries } from './awareness.ts'
import type { RoomMember } from './member.ts'
import type { PresenceChanges } from './presence.ts'
import { webSocketFrame } from './webSocketFrame.ts'

/** An update that is on disk now, and who sent it here; null when it came through another server. */
export interface CommittedUpdate {
  readonly from: RoomMember | null
  readonly frame: Uint8Array
}

/** Answers what one member is sent, in one piece and with its ack last; null for nothing. */
export const broadcastTo = (updates: readonly CommittedUpdate[], presence: PresenceChanges | null) => {
  const authors = new Set(updates.flatMap(({ from }) => from ?? []))
  const seen = presence && webSocketFrame(encodeAwareness(encodeAwarenessEntries(presence.entries)))
  const written = joined(updates.map(({ frame }) => frame))
  const everything = joined([written, seen])
  return (member: RoomMember, ack: Uint8Array | null): Uint8Array | null => {
    const { state } = member
    const presenceFor = state === 'lagging' ? null : presence?.echoes.has(member) ? othersOf(presence, member) : seen
    const updatesFor = state === 'handshaking' ? null : authors.has(member) ? ofOthers(updates, member) : written
    const same = ack === null && presenceFor === seen && updatesFor === written
    return same ? everything : joined([updatesFor, presenceFor, ack])
  }
}

/** A copy, for a member that is cut meanwhile leaves the set; somebody else is first each time, so that nobody is always last. */
export const inTurn = (members: Set<RoomMember>): readonly RoomMember[] => {
  const [first] = members
  if (!first) return []
  members.delete(first)
  members.add(first)
  return [...members]
}

const ofOthers = (updates: readonly CommittedUpdate[], member: RoomMember) =>
  joined(updates.filter(({ from }) => from !== member).map(({ frame }) => frame))

const othersOf = ({ entries, echoes }: PresenceChanges, member: RoomMember): Uint8Array | null => {
  const others = entries.filter(({ client }) => client !== echoes.get(member))
  return others.length === 0 ? null : webSocketFrame(encodeAwareness(encodeAwarenessEntries(others)))
}

const joined = (parts: readonly (Uint8Array | null)[]): Uint8Array | null => {
  const present = parts.filter((part) => part !== null)
  const [only] = present
  if (only === undefined) return null
  return present.length === 1 ? only : Buffer.concat(present)
}
