// Carry-over of a closing session to the next one: unfinished points, and urgent items. Pure.
import type { Bilingual } from '../bilingual.ts'
import type { ItemId, MeetingId, PointId } from '../ids.ts'
import { compareStrings } from '../order.ts'
import type { Day, Item } from '../roadmap/model.ts'
import { isOpenStatus } from '../roadmap/status.ts'
import type { CarriedFrom, Meeting, Point } from './model.ts'

export interface CarriedPoint {
  readonly point: Point
  readonly from: CarriedFrom
  /** Reason that was entered already; the secretary may change it. */
  readonly reason: Bilingual
}
export const FOLLOW_UPS = ['overdue', 'blocked', 'due', 'discussed'] as const
export type FollowUp = (typeof FOLLOW_UPS)[number]
export interface CarriedItem {
  readonly item: Item
  readonly why: FollowUp
}
export interface CarryOver {
  /** In the order of the agenda, then the backlog. */
  readonly points: readonly CarriedPoint[]
  readonly items: readonly CarriedItem[]
}

interface Closing {
  readonly id: MeetingId
  readonly meeting: Pick<Meeting, 'points'>
  readonly items: Iterable<Item>
  /** The next session, if there is one; what it already contains is not proposed again. */
  readonly next: Pick<Meeting, 'start' | 'points'> | null
  readonly today: Day
  /** Items with an open public thread. */
  readonly discussed?: ReadonlySet<ItemId> | undefined
  /**
   * It was closed before: what is urgent in the plan now is not this session's, and once a later session was held, its points have passed on
   * already.
   */
  readonly again?: { readonly laterHeld: boolean } | null
}

export const carryOver = ({ id, meeting, items, next, today, discussed = new Set(), again = null }: Closing): CarryOver => {
  if (again?.laterHeld) return { points: [], items: [] }
  const taken = takenBy(next, id)
  const points = meeting.points
    .filter((point) => !point.archived && point.state !== 'done' && !taken.points.has(point.id))
    .sort((a, b) => Number(a.backlog) - Number(b.backlog))
    .map((point) => ({
      point,
      from: { meeting: id, point: point.id, times: (point.carriedFrom?.times ?? 0) + 1 },
      reason: point.reason,
    }))
  if (again) return { points, items: [] }
  const standing = new Set(points.flatMap(({ point }) => point.items))
  const waiting = [...items]
    .filter((item) => !item.archived && isOpenStatus(item.status) && !taken.items.has(item.id) && !standing.has(item.id))
    .flatMap((item): readonly CarriedItem[] => {
      const why = followUp(item, today, next?.start ?? null) ?? (discussed.has(item.id) ? 'discussed' : null)
      return why ? [{ item, why }] : []
    })
    .sort(
      (a, b) =>
        FOLLOW_UPS.indexOf(a.why) - FOLLOW_UPS.indexOf(b.why) ||
        compareStrings(a.item.due ?? '', b.item.due ?? '') ||
        a.item.number - b.item.number,
    )
  return { points, items: waiting }
}

const followUp = (item: Item, today: Day, nextStart: Day | null): FollowUp | null => {
  if (item.due !== null && item.due < today) return 'overdue'
  if (item.status === 'blocked') return 'blocked'
  // A milestone on that day is the next session itself.
  if (item.kind === 'milestone' && item.due === nextStart) return null
  return item.due !== null && nextStart !== null && item.due <= nextStart ? 'due' : null
}

/** Points of this session that passed on to the next one, also those that were taken out of its agenda since; and the items in its agenda. */
export const takenBy = (
  next: Pick<Meeting, 'points'> | null,
  id: MeetingId,
): { readonly points: ReadonlySet<PointId>; readonly items: ReadonlySet<ItemId> } => {
  const all = next?.points ?? []
  return {
    points: new Set(all.flatMap(({ carriedFrom }) => (carriedFrom?.meeting === id ? [carriedFrom.point] : []))),
    items: new Set(all.filter(({ archived }) => !archived).flatMap(({ items }) => items)),
  }
}
