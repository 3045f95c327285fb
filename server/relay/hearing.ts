// What a member says of their presence. An id that nobody has claimed becomes theirs by it, and is shown when that is on disk.
import type { Member } from './member.ts'
import type { DeskDependencies, Extra } from './openDesk.ts'
import type { createSharedPresence } from './sharedPresence.ts'
import type { Waiting } from './waiting.ts'

interface Needs extends Pick<DeskDependencies, 'presenceSoon'> {
  readonly presence: ReturnType<typeof createSharedPresence>
  readonly waiting: Waiting
  readonly wantTick: () => number
  readonly newestTick: () => number
  readonly reject: (from: Member) => void
}

export const createHearing = ({ presence, waiting, wantTick, newestTick, reject, presenceSoon }: Needs) => {
  return (from: Member, update: Uint8Array): Extra => {
    const heard = presence.receive(from, update)
    if (heard.type === 'malformed') reject(from)
    if (heard.type === 'ignored' || heard.type === 'malformed') return {}
    if (heard.byHand) from.act()
    if (heard.type === 'claim') {
      waiting.claim(heard.client, from.who.account)
      // Claimed a moment ago by an edit that is with the log already: then it is that batch which must land.
      presence.hide(from, { client: heard.client, tick: waiting.claims.length > 0 ? wantTick() : newestTick() })
      return { newIds: 1 }
    }
    // A tick of this room takes it along: the cursor that follows a keystroke needs no timer of its own.
    if (presence.changed && waiting.isEmpty && !waiting.inFlight) presenceSoon()
    return {}
  }
}
