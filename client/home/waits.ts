// What needs action: items overdue, blocked or due soon, proposed decisions, a session to prepare. Pure.
import type { DecisionInfo, MeetingInfo } from '../../shared/api/meetings.ts'
import type { AccountId, DelegationId } from '../../shared/ids.ts'
import { compareStrings } from '../../shared/order.ts'
import type { Day, Item } from '../../shared/roadmap/model.ts'
import { isOpenStatus } from '../../shared/roadmap/status.ts'
import { dueState } from '../item/due.ts'

export type Wait =
  | { readonly type: 'session'; readonly meeting: MeetingInfo }
  | { readonly type: 'late' | 'blocked' | 'soon'; readonly item: Item }
  | { readonly type: 'decision'; readonly decision: DecisionInfo }

interface Waiting {
  /** Null: whatever no delegation leads waits for the whole group. */
  readonly delegation: DelegationId | null
  readonly items: readonly Item[]
  readonly decisions: readonly DecisionInfo[]
  readonly next: MeetingInfo | null
  readonly today: Day
}

export const waitsOf = ({ delegation, items, decisions, next, today }: Waiting): readonly Wait[] => {
  // A milestone is a day, not work: that day is on the line above.
  const own = byDue(items.filter((item) => isOpen(item) && item.kind !== 'milestone' && item.lead === delegation))
  const urgent = own.flatMap((item): readonly Wait[] => {
    if (item.status === 'blocked') return [{ type: 'blocked', item }]
    const due = dueState(item, today)
    return due === 'calm' ? [] : [{ type: due, item }]
  })
  return [
    ...(next ? [{ type: 'session', meeting: next } as const] : []),
    ...decisions.filter(({ status }) => status === 'proposed').map((decision) => ({ type: 'decision', decision }) as const),
    ...urgent,
  ]
}

/** What names me, or else what my delegation leads. */
export const mine = (items: readonly Item[], me: AccountId, delegation: DelegationId | null): readonly Item[] => {
  const open = byDue(items.filter(isOpen))
  const named = open.filter(({ people }) => people.includes(me))
  return named.length > 0 || delegation === null ? named : open.filter(({ lead }) => lead === delegation)
}

const isOpen = ({ archived, status }: Pick<Item, 'archived' | 'status'>): boolean => !archived && isOpenStatus(status)

/** What has no date comes last. */
const byDue = (items: readonly Item[]) => items.toSorted((a, b) => compareStrings(a.due ?? '~', b.due ?? '~') || a.number - b.number)
