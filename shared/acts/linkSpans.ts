// What was written in a session that somebody else's sign-in link had opened, read from the acts. Pure.
//
// A span begins where a link was redeemed (every other session of the account had been ended) and ends where its owner signed in by
// their own means. Both acts hold the heads of the group's logs, so a span is entries behind the one head and up to the other: it is
// proved by the chains, whatever any clock says.
import { type AccountId, type DocumentId, type Instant, isActs, type Seq } from '../ids.ts'
import type { Act } from './acts.ts'
import type { ActPerson, MarkedHeads } from './whats.ts'

export interface LinkSpan {
  readonly account: AccountId
  /** Who asked for the link, as they were then; null: the operator of the server. */
  readonly requestedBy: ActPerson | null
  /** Who consented, for the delegation; null where it was the asker's own. */
  readonly consentBy: ActPerson | null
  readonly from: Instant
  /** Null while it has not ended. */
  readonly until: Instant | null
  /** The acts by which it began and ended: of the log of acts, which is not among the heads. */
  readonly acts: { readonly from: number; readonly until: number | null }
  /** The last entries before it; of a document that is not named, none. */
  readonly after: readonly LogPosition[]
  /** The last entries of it; null while it has not ended. */
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
    // A second link goes on where the first one was.
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

/** What was written in which span; `last` is the last of its entries. Null for what was written by its author's own means. */
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
