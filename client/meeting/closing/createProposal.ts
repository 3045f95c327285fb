// Points and items proposed for the next session, minus those that the secretary excluded.
import { type Accessor, createSignal } from 'solid-js'
import type { Bilingual, Language } from '../../../shared/bilingual.ts'
import type { ItemId, PointId } from '../../../shared/ids.ts'
import type { CarriedPoint, CarryOver } from '../../../shared/meeting/carryOver.ts'

export interface Proposal {
  readonly proposed: Accessor<CarryOver>
  readonly isTaken: (id: PointId | ItemId) => boolean
  readonly take: (ids: readonly (PointId | ItemId)[], taken: boolean) => void
  readonly reasonOf: (carried: CarriedPoint) => Bilingual
  readonly setReason: (carried: CarriedPoint, language: Language, words: string) => void
  /** What is carried over. */
  readonly chosen: () => CarryOver
}

export const createProposal = (proposed: Accessor<CarryOver>): Proposal => {
  const [left, setLeft] = createSignal<ReadonlySet<string>>(new Set())
  const [reasons, setReasons] = createSignal<ReadonlyMap<PointId, Bilingual>>(new Map())
  const isTaken = (id: PointId | ItemId) => !left().has(id)
  const reasonOf = (carried: CarriedPoint) => reasons().get(carried.point.id) ?? carried.reason
  return {
    proposed,
    isTaken,
    take: (ids, taken) =>
      setLeft((before) => {
        const after = new Set(before)
        for (const id of ids) {
          if (taken) after.delete(id)
          else after.add(id)
        }
        return after
      }),
    reasonOf,
    setReason: (carried, language, words) =>
      setReasons((before) => new Map(before).set(carried.point.id, { ...reasonOf(carried), [language]: words })),
    chosen: () => ({
      points: proposed()
        .points.filter(({ point }) => isTaken(point.id))
        .map((carried) => ({ ...carried, reason: reasonOf(carried) })),
      items: proposed().items.filter(({ item }) => isTaken(item.id)),
    }),
  }
}
