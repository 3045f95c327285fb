// Outcomes of a point: its decisions, and the items created from it in this session. Pure.
import type { ItemId, MeetingId } from '../../../shared/ids.ts'
import type { Decision, Point } from '../../../shared/meeting/model.ts'
import { isRegistered } from '../../../shared/meeting/register.ts'
import type { Item } from '../../../shared/roadmap/model.ts'

export interface ItemsAround {
  readonly meeting: MeetingId
  readonly item: (id: ItemId) => Item | undefined
}

export const pointDecisions = (point: Point, decisions: readonly Decision[]): readonly Decision[] =>
  decisions.filter((decision) => decision.point === point.id && isRegistered(decision))

/** With those that have no word yet, for who writes them. */
export const writableDecisions = (point: Point, decisions: readonly Decision[]): readonly Decision[] =>
  decisions.filter((decision) => decision.point === point.id && !decision.archived)

/** In the order of their numbers. */
export const itemsMadeAt = (point: Point, { meeting, item }: ItemsAround): readonly Item[] =>
  linked(point, item)
    .filter(({ origin }) => origin === meeting)
    .sort((a, b) => a.number - b.number)

/** Subjects of the point that existed before it. */
export const subjectItems = (point: Point, { meeting, item }: ItemsAround): readonly Item[] =>
  linked(point, item).filter(({ origin }) => origin !== meeting)

const linked = (point: Point, item: ItemsAround['item']): Item[] =>
  point.items.flatMap((id) => {
    const found = item(id)
    return found && !found.archived ? [found] : []
  })
