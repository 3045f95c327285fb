// What becomes of an update that a member offers: taken, held, asked for again, refused, or put by until more is known.
import type { Doubt, Doubts } from './doubts.ts'
import type { Verdict } from './judge.ts'
import type { Member } from './member.ts'
import type { Extra } from './openDesk.ts'
import type { createRefusing } from './refusing.ts'

export type Accepted = Verdict & { readonly type: 'accepted' }

interface Needs extends Pick<ReturnType<typeof createRefusing>, 'resync' | 'refuse' | 'reject'> {
  readonly doubts: Doubts
  readonly judge: (update: Uint8Array, from: Member) => Verdict
  /** May this client id be theirs? */
  readonly isTheirs: (from: Member) => (client: number) => boolean
  /** Of a stock client's step 2 that holds what it heard from others: what is its own; null where nothing is. */
  readonly ownPart: (update: Uint8Array, from: Member) => Uint8Array | null
  /** May whoever knows more (another server, the rows of the group) judge otherwise? */
  readonly isInDoubt: (verdict: Verdict) => boolean
  readonly readOn: () => void
  readonly isFull: (verdict: Accepted) => boolean
  readonly accept: (from: Member, verdict: Accepted, how: { readonly kind: 'live' | 'sync' }) => Extra
  readonly hold: (from: Member) => void
  /** Others' words were among it. */
  readonly leftOut: (from: Member) => void
}

/** `known`: all that was written elsewhere when it came, and all that the group has. */
export type Submit = (from: Member, update: Uint8Array, kind: 'live' | 'sync', known?: boolean) => Extra

export const createSubmitting = (needs: Needs): Submit => {
  const { doubts, isInDoubt, isFull, accept, hold, resync, refuse, reject } = needs

  const submit: Submit = (from, update, kind, known = false) => {
    const doubt: Doubt = { from, update, kind }
    if (doubts.holds(from)) return doubts.add(doubt)
    const verdict: Verdict = isEmpty(update) ? { type: 'nothing' } : needs.judge(update, from)
    if (!known && isInDoubt(verdict)) {
      doubts.add(doubt)
      // Read on once for all that is in doubt: judging what waited goes on first.
      if (!doubts.judging) needs.readOn()
      return {}
    }
    switch (verdict.type) {
      case 'accepted':
        if (kind === 'sync' && !from.who.ours && !verdict.claims.every(needs.isTheirs(from))) return takeOwn(from, update)
        if (isFull(verdict)) {
          refuse(from, 'document-full')
          return {}
        }
        if (kind === 'sync') isWhole(from)
        return accept(from, verdict, { kind })
      case 'nothing':
        if (kind === 'sync') isWhole(from)
        hold(from)
        return {}
      case 'gap':
        // What it leans on was made by others and lost by a restore: asked again when the document has grown.
        if (!from.lacksOthers) resync(from, kind)
        return {}
      case 'refused':
        if (verdict.why === 'forged-author' && kind === 'sync' && !from.who.ours) return takeOwn(from, update)
        refuse(from, verdict.why)
        return {}
      case 'malformed':
        reject(from)
        return {}
    }
  }

  /**
   * A stock client answers a server that was restored from a backup with all that it holds and the server has not, other people's words
   * among it. Those stay out, whoever made them brings them; its own come in.
   */
  const takeOwn = (from: Member, update: Uint8Array): Extra => {
    const own = needs.ownPart(update, from)
    from.lacksOthers = true
    from.stand({ type: 'step2' })
    needs.leftOut(from)
    const verdict = own && needs.judge(own, from)
    if (verdict?.type === 'accepted' && !isFull(verdict)) return accept(from, verdict, { kind: 'sync' })
    if (verdict?.type === 'refused') refuse(from, verdict.why)
    else hold(from)
    return {}
  }
  return submit
}

/** All that it has and the server has not is in. */
const isWhole = (from: Member) => {
  from.lacksOthers = false
  from.stand({ type: 'step2' })
}
const isEmpty = (update: Uint8Array) => update.length === 2 && update[0] === 0 && update[1] === 0
