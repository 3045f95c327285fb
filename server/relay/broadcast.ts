// Tells a room's members what is new: the same bytes to everyone who sent nothing, to authors what the others wrote and their ack.
import { encodeAwareness } from '../../shared/protocol/frame.ts'
import { encodeAwarenessEntries } from './awareness.ts'
import type { Member } from './member.ts'
import type { Changes } from './presence.ts'
import { webSocketFrame } from './webSocketFrame.ts'

/** An update that is on disk now, and who sent it here; null when it came through another server. */
export interface Told {
  readonly from: Member | null
  readonly frame: Uint8Array
}

interface News {
  readonly arrivals: readonly Told[]
  readonly presence: Changes | null
  /** The tick that is on disk now. */
  readonly committedTick: number
  /** Somebody has become fast enough again to hear who is here. */
  readonly caughtUp: (member: Member) => void
}

export const broadcast = (members: Set<Member>, { arrivals, presence, committedTick, caughtUp }: News) => {
  rotate(members)
  const authors = new Set(arrivals.flatMap(({ from }) => from ?? []))
  const seen = presence && webSocketFrame(encodeAwareness(encodeAwarenessEntries(presence.entries)))
  const updates = joined(arrivals.map(({ frame }) => frame))
  const everything = joined([updates, seen])
  // A copy: whoever is cut while being told leaves the set.
  for (const member of [...members]) {
    const { state } = member
    if (state === 'waiting') continue
    const ack = member.mayBeAcked && member.lastTick <= committedTick ? member.takeAck() : null
    const toldOfPresence = state === 'lagging' ? null : presence?.echoes.has(member) ? othersOf(presence, member) : seen
    const toldOfUpdates = state === 'handshaking' ? null : authors.has(member) ? ofOthers(arrivals, member) : updates
    const same = ack === null && toldOfPresence === seen && toldOfUpdates === updates
    const frames = same ? everything : joined([toldOfUpdates, toldOfPresence, ack])
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

const ofOthers = (arrivals: readonly Told[], member: Member) =>
  joined(arrivals.filter(({ from }) => from !== member).map(({ frame }) => frame))

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
