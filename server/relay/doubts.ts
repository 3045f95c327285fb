// What this server would refuse, while another one may know better: whoever comes from there brings what the log holds already and we
// have not read. It is judged again when we have.
import type { Member } from './member.ts'
import type { Extra } from './openDesk.ts'

export interface Doubt {
  readonly from: Member
  readonly update: Uint8Array
  readonly kind: 'live' | 'sync'
}

export const createDoubts = () => {
  /** Their turn comes when what is being read now is known. */
  let ripe: readonly Doubt[] = []
  let green: readonly Doubt[] = []
  let judging = false
  return {
    get any() {
      return ripe.length + green.length > 0
    },
    /** What follows from the same connection leans on what came before. */
    holds: (from: Member) => ripe.some((doubt) => doubt.from === from) || green.some((doubt) => doubt.from === from),
    add({ from, update, kind }: Doubt): Extra {
      // A view into a message.
      green = [...green, { from, update: update.slice(), kind }]
      // Nothing that it asks about is known to be on disk.
      from.lastTick = Number.POSITIVE_INFINITY
      return {}
    },
    ripen() {
      ripe = [...ripe, ...green]
      green = []
    },
    get judging() {
      return judging
    },
    /** Judges all of them again, in their order: the ripe ones for good. What is in doubt still waits for the next reading, together. */
    settle(judge: (doubt: Doubt, isRipe: boolean) => void) {
      const [first, then] = [ripe, green]
      ripe = []
      green = []
      judging = true
      for (const doubt of first) judge(doubt, true)
      for (const doubt of then) judge(doubt, false)
      judging = false
    },
  }
}
export type Doubts = ReturnType<typeof createDoubts>
