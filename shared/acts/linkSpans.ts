// Entries written in a session opened by somebody else's sign-in link, derived from the acts. Pure.
//
// A span begins when a link is redeemed (all other sessions of the account have been ended) and ends when its owner signs in by their own means.
// Both acts contain the heads of the group's logs, so a span is the entries between two heads: the hash chains prove it, independent of any clock.
import { type AccountId, type DocumentId, type Instant, isActs, type Seq } from '../ids.ts'
import type { Act } from './acts.ts'
import type { ActPerson, MarkedHeads } from './whats.ts'

export interface LinkSpan {
  readonly account: AccountId
  /** Who requested the link, as they were then; null: the operator of the server. */
  readonly requestedBy: ActPerson | null
  /** Who consented, for the delegation; null if it was the requester's own. */
  readonly consentBy: ActPerson | null
  readonly from: Instant
  /** Null while it is open. */
  readonly until: Instant | null
  /** The acts that began and ended it, in the log of acts, which is not among the heads. */
  readonly acts: { readonly from: number; readonly until: number | null }
  /** Last entries before the span, by document; a document not listed had none. */
  readonly after: readonly LogPosition[]
  /** Last entries of the span; null while it is open. */
  readonly upTo: readonly LogPosition[] | null
}
interface LogPosition {
  readonly document: DocumentId
  readonly seq: Seq
}

export const linkSpansOf = (acts: readonly Act[]): readonly LinkSpan[] => {
  const spans: LinkSpan[] = []
  const end = ({ n, at }: Pick<Act, 'n' | 'at'>, account: AccountId, heads: MarkedHeads) => {
    const open = spans.findIndex((span) => span.account === account && span.until === null)
    const span = spans[open]
    if (span) spans[open] = { ...span, until: at, upTo: heads.map(placeOf), acts: { ...span.acts, until: n } }
  }
  for (const { n, at, what } of acts) {
    if (what.type === 'ownSignIn') end({ n, at }, what.person.account, what.heads)
    if (what.type !== 'signInLinkRedeemed') continue
    const { requestedBy, consentBy, heads } = what
    const { account } = what.person
    // A second link continues the span of the first one.
    end({ n, at }, account, heads)
    spans.push({
      account,
      requestedBy,
      consentBy,
      from: at,
      until: null,
      acts: { from: n, until: null },
      after: heads.map(placeOf),
      upTo: null,
    })
  }
  return spans
}

const placeOf = ({ document, seq }: LogPosition): LogPosition => ({ document, seq })

/** Span of an entry; `last` is the last entry of the event. Null if the author had signed in by their own means. */
export const linkSpanOf = <Span extends Pick<LinkSpan, 'account' | 'acts' | 'after' | 'upTo'>>(
  spans: readonly Span[],
  written: { readonly author: AccountId; readonly document: DocumentId; readonly seq: Seq; readonly last?: Seq },
): Span | null => {
  const seqIn = (places: readonly LogPosition[]) => places.find(({ document }) => document === written.document)?.seq ?? 0
  return (
    spans.find(
      ({ account, acts, after, upTo }) =>
        account === written.author &&
        (isActs(written.document)
          ? written.seq > acts.from && (acts.until === null || written.seq < acts.until)
          : (written.last ?? written.seq) > seqIn(after) && (upTo === null || written.seq <= seqIn(upTo))),
    ) ?? null
  )
}
