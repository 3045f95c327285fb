// What happened, as webhooks tell it: read from the history of a document and from the acts of its group, ids alone. Pure.
import type { Act } from '../../shared/acts/acts.ts'
import type { HistoryEvent } from '../../shared/history/events.ts'
import { type DocumentId, type GroupId, type MeetingId, parseDecisionId, parseItemId } from '../../shared/ids.ts'
import type { WebhookEvent } from '../../shared/webhooks/webhooks.ts'

export interface WebhookHappening {
  readonly event: WebhookEvent
  readonly at: number
  readonly data: Readonly<Record<string, string | number>>
  /** Events with the same key are sent as one, until the first attempt. */
  readonly mergeKey: string | null
}

/** Of an item: the last entry that changed it, and when. */
export interface ChangedSubject {
  readonly subject: string
  readonly seq: number
  readonly at: number
}

const ITEM = 'item:'

/** One for each item, with its newest entry. */
export const changesOfPlan = (
  { group, document }: { readonly group: GroupId; readonly document: DocumentId },
  changes: readonly ChangedSubject[],
): readonly WebhookHappening[] => {
  const newest = new Map<string, ChangedSubject>()
  for (const change of changes) {
    const { seq = 0, at = 0 } = newest.get(change.subject) ?? {}
    newest.set(change.subject, { ...change, seq: Math.max(seq, change.seq), at: Math.max(at, change.at) })
  }
  return [...newest.values()]
    .sort((a, b) => a.seq - b.seq)
    .flatMap(({ subject, seq, at }) => {
      const item = subject.startsWith(ITEM) ? parseItemId(subject.slice(ITEM.length)) : null
      return item ? [{ event: 'item.changed' as const, at, data: { group, item, document, seq }, mergeKey: `item.changed ${item}` }] : []
    })
}

/** A decision is made when it becomes adopted, or is written down as adopted. */
export const decisionsMade = (
  { group, meeting }: { readonly group: GroupId; readonly meeting: MeetingId },
  events: readonly HistoryEvent[],
): readonly WebhookHappening[] =>
  events.flatMap(({ document, seq, at, subject, field, change }) => {
    const decision = subject.type === 'decision' ? parseDecisionId(subject.id) : null
    const isMade =
      (change.type === 'set' && field === 'status' && change.to === ADOPTED) ||
      (change.type === 'created' && change.values.status === ADOPTED)
    return decision && isMade
      ? [{ event: 'decision.made' as const, at, data: { group, meeting, decision, document, seq }, mergeKey: null }]
      : []
  })
const ADOPTED = 'adopted'

const MOVES = { opened: 'session.opened', reopened: 'session.opened', closed: 'session.closed', closedAgain: 'session.closed' } as const

export const ofActs = (
  { group, document }: { readonly group: GroupId; readonly document: DocumentId },
  acts: readonly Act[],
): readonly WebhookHappening[] =>
  acts.flatMap(({ n: seq, at, what }): readonly WebhookHappening[] => {
    if (what.type === 'reported')
      return [{ event: 'report.given', at, data: { group, report: what.report, item: what.item, document, seq }, mergeKey: null }]
    if (what.type !== 'meetingMoved' || !(what.how in MOVES)) return []
    return [{ event: MOVES[what.how as keyof typeof MOVES], at, data: { group, meeting: what.meeting, document, seq }, mergeKey: null }]
  })
