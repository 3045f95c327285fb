// Sends a room's members what is new: the same bytes to everyone who sent nothing, to authors what the others wrote and their ack.
import { encodeAwareness } from '../../shared/protocol/frame.ts'
import { encodeAwarenessEntries } from './awareness.ts'
import type { Member } from './member.ts'
import type { Changes } from './presence.ts'
import { webSocketFrame } from './webSocketFrame.ts'

/** An update that is on disk now, and who sent it here; null when it came through another server. */
export interface CommittedUpdate {
  readonly from: Member | null
  readonly frame: Uint8Array
}

interface News {
  readonly updates: readonly CommittedUpdate[]
  readonly presence: Changes | null
  /** The tick that is on disk now. */
  readonly committedTick: number
  /** Somebody has become fast enough again to hear who is here. */
  readonly caughtUp: (member: Member) => void
}

export const broadcast = (members: Set<Member>, { updates, presence, committedTick, caughtUp }: News) => {
  rotate(members)
  const authors = new Set(updates.flatMap(({ from }) => from ?? []))
  const seen = presence && webSocketFrame(encodeAwareness(encodeAwarenessEntries(presence.entries)))
  const written = joined(updates.map(({ frame }) => frame))
  const everything = joined([written, seen])
  // A copy: a member that is cut meanwhile leaves the set.
  for (const member of [...members]) {
    const { state } = member
    if (state === 'waiting') continue
    const ack = member.takeAck(committedTick)
    const presenceFor = state === 'lagging' ? null : presence?.echoes.has(member) ? othersOf(presence, member) : seen
    const updatesFor = state === 'handshaking' ? null : authors.has(member) ? ofOthers(updates, member) : written
    const same = ack === null && presenceFor === seen && updatesFor === written
    const frames = same ? everything : joined([updatesFor, presenceFor, ack])
    if (frames !== null) member.send(frames)
    if (member.takeMissedPresence()) caughtUp(member)
  }
}

/** Somebody else is first each time, so that nobody is always last. */
const rotate = (members: Set<Member>) => {
  const [first] = members
  if (!first) return
  members.delete(first)
  members.add(first)
}

const ofOthers = (updates: readonly CommittedUpdate[], member: Member) =>
  joined(updates.filter(({ from }) => from !== member).map(({ frame }) => frame))

const othersOf = ({ entries, echoes }: Changes, member: Member): Uint8Array | null => {
  const others = entries.filter(({ client }) => client !== echoes.get(member))
  return others.length === 0 ? null : webSocketFrame(encodeAwareness(encodeAwarenessEntries(others)))
}

const joined = (parts: readonly (Uint8Array | null)[]): Uint8Array | null => {
  const present = parts.filter((part) => part !== null)
  const [only] = present
  if (only === undefined) return null
  return present.length === 1 ? only : Buffer.concat(present)
}
