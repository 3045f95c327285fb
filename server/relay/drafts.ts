// What has been accepted and waits for the log: consecutive updates of one connection become one draft, in the order in which they arrived,
// so that no entry depends on a later one.
import type { Batch, Bringing, Draft, Verification } from '../log/log.ts'
import type { Member } from './member.ts'

export interface AcceptedUpdate {
  readonly from: Member
  readonly kind: 'live' | 'sync' | 'recovered'
  /** The whole WebSocket frame; `update` is a view into it. */
  readonly frame: Uint8Array
  readonly update: Uint8Array
  /** client, from, to */
  readonly inserts: readonly number[]
  readonly recovery?: Recovery
}
/** How it was offered, and what it means: an entry of its own. */
export type Recovery =
  | { readonly type: 'brings'; readonly mark: Omit<Bringing, 'draft'> | null }
  | { readonly type: 'vouches'; readonly mark: Omit<Verification, 'draft'> }

/** Nobody's words become those of a delegation because one of its people has brought them back. */
const delegationOf = ({ from, kind }: AcceptedUpdate) => (kind === 'recovered' ? null : from.who.delegation)

export const draftsOf = (accepted: readonly AcceptedUpdate[]): Pick<Batch, 'drafts' | 'brings' | 'vouches'> => {
  const brings: Bringing[] = []
  const vouches: Verification[] = []
  const drafts: (Draft & { readonly updates: Uint8Array[] })[] = []
  let last: AcceptedUpdate | null = null
  for (const one of accepted) {
    const { from, kind, update, recovery } = one
    if (last?.from === from && last.kind === kind && !last.recovery && !recovery) drafts.at(-1)?.updates.push(update)
    else drafts.push({ updates: [update], kind, author: from.who.account, delegation: delegationOf(one), source: null })
    if (recovery?.type === 'brings' && recovery.mark) brings.push({ draft: drafts.length - 1, ...recovery.mark })
    if (recovery?.type === 'vouches') vouches.push({ draft: drafts.length - 1, ...recovery.mark })
    last = one
  }
  return { drafts, brings, vouches }
}
