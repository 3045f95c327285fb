// What has been accepted and waits for the log: consecutive updates of one connection become one draft, in the order in which they arrived,
// so that no entry depends on a later one.
import { type BROUGHT_BACK, isBroughtBack } from '../../shared/broughtBack.ts'
import { seq } from '../../shared/ids.ts'
import type { Batch, Bringing, EntryDraft, LogVerification } from '../log/log.ts'
import type { RoomMember } from './member.ts'

export interface AcceptedUpdate {
  readonly from: RoomMember
  readonly kind: 'live' | 'sync' | typeof BROUGHT_BACK
  /** The whole WebSocket frame; `update` is a view into it. */
  readonly frame: Uint8Array
  readonly update: Uint8Array
  /** client, from, to */
  readonly inserts: readonly number[]
  readonly provenance?: Provenance
}
/** How it was offered, and what it means: an entry of its own. */
export type Provenance =
  | { readonly type: 'brings'; readonly attribution: Omit<Bringing, 'draft'> | null }
  | { readonly type: 'vouches'; readonly verification: Omit<LogVerification, 'draft'> }

/** What a member brought back is not credited to that member's delegation. */
const delegationOf = (update: AcceptedUpdate) => (isBroughtBack(update) ? null : update.from.who.delegation)

/** What comes by a token says by which, whether it was live or not. What a restore has lost was written before its page was last heard. */
const originOf = ({ kind, from, provenance }: AcceptedUpdate): Pick<EntryDraft, 'kind' | 'source' | 'heard'> => {
  const { token = null } = from.who
  if (token !== null) return { kind: 'token', source: seq(token) }
  return kind === 'sync' && !provenance ? { kind, source: null, heard: from.heard } : { kind, source: null }
}

export const batchDrafts = (accepted: readonly AcceptedUpdate[]): Pick<Batch, 'drafts' | 'brings' | 'vouches'> => {
  const brings: Bringing[] = []
  const vouches: LogVerification[] = []
  const drafts: (EntryDraft & { readonly updates: Uint8Array[] })[] = []
  let last: AcceptedUpdate | null = null
  for (const one of accepted) {
    const { from, kind, update, provenance } = one
    if (last?.from === from && last.kind === kind && !last.provenance && !provenance) drafts.at(-1)?.updates.push(update)
    else drafts.push({ updates: [update], author: from.who.account, delegation: delegationOf(one), ...originOf(one) })
    if (provenance?.type === 'brings' && provenance.attribution) brings.push({ draft: drafts.length - 1, ...provenance.attribution })
    if (provenance?.type === 'vouches') vouches.push({ draft: drafts.length - 1, ...provenance.verification })
    last = one
  }
  return { drafts, brings, vouches }
}
