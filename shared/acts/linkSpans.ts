// What was written in a session that somebody else's sign-in link had opened, read from the acts. Pure.
//
// A span begins where a link was redeemed (every other session of the account had been ended) and ends where its owner signed in by
// their own means. Both acts hold the heads of the group's logs, so a span is entries behind the one head and up to the other: it is
// proved by the chains, whatever any clock says.
import type { AccountId, DocumentId, Instant, Seq } from '../ids.ts'
import type { Act } from './acts.ts'
import type { ActPerson, MarkedHeads } from './whats.ts'

export interface LinkSpan {
  readonly account: AccountId
  /** Who asked for the link, as they were then; null: whoever runs the server. */
  readonly requestedBy: ActPerson | null
  /** Who consented, for the delegation; null where it was the asker's own. */
  readonly consentBy: ActPerson | null
  readonly from: Instant
  /** Null while it has not ended. */
  readonly until: Instant | null
  /** The last entries before it; of a document that is not named, none. */
  readonly after: readonly Place[]
  /** The last entries of it; null while it has not ended. */
  readonly upTo: readonly Place[] | null
}
interface Place {
  readonly document: DocumentId
  readonly seq: Seq
}

export const linkSpansOf = (acts: readonly Act[]): readonly LinkSpan[] => {
  const spans: LinkSpan[] = []
  const end = (account: AccountId, at: Instant, heads: MarkedHeads) => {
    const open = spans.findIndex((span) => span.account === account && span.until === null)
    const span = spans[open]
    if (span) spans[open] = { ...span, until: at, upTo: heads.map(placeOf) }
  }
  for (const { at, what } of acts) {
    if (what.type === 'ownSignIn') end(what.account, at, what.heads)
    if (what.type !== 'signInLinkRedeemed') continue
    const { account, requestedBy, consentBy, heads } = what
    // A second link goes on where the first one was.
    end(account, at, heads)
    spans.push({ account, requestedBy, consentBy, from: at, until: null, after: heads.map(placeOf), upTo: null })
  }
  return spans
}

const placeOf = ({ document, seq }: Place): Place => ({ document, seq })

/** What was written in which span; `last` is the last of its entries. Null for what was written by its author's own means. */
export const linkSpanOf = (
  spans: readonly LinkSpan[],
  written: { readonly author: AccountId; readonly document: DocumentId; readonly seq: Seq; readonly last?: Seq },
): LinkSpan | null => {
  const seqIn = (places: readonly Place[]) => places.find(({ document }) => document === written.document)?.seq ?? 0
  return (
    spans.find(
      ({ account, after, upTo }) =>
        account === written.author && (written.last ?? written.seq) > seqIn(after) && (upTo === null || written.seq <= seqIn(upTo)),
    ) ?? null
  )
}
