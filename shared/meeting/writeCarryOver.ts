// Writes the carry-over: new points in the next session, and the reasons for their deferral in this one. Both are idempotent.

import type * as Y from 'yjs'
import { type Bilingual, LANGUAGES } from '../bilingual.ts'
import type { MeetingId, Random } from '../ids.ts'
import { LOCAL } from '../origins.ts'
import { withoutControls } from '../printable.ts'
import type { Result } from '../result.ts'
import { DONE } from '../schema/change.ts'
import { type CarriedItem, type CarriedPoint, FOLLOW_UPS, type FollowUp, takenBy } from './carryOver.ts'
import { readMeeting } from './read.ts'
import { addPoint, pointText, setPoint } from './write.ts'

export interface Carried {
  readonly id: MeetingId
  readonly points: readonly CarriedPoint[]
  readonly items: readonly CarriedItem[]
  /** Title of a point that groups items. */
  readonly titles: Readonly<Record<FollowUp, Bilingual>>
}

export const carryInto = (next: Y.Doc, { id, points, items, titles }: Carried, random: Random): Result<unknown> => {
  const taken = takenBy(readMeeting(next), id)
  for (const { point, from, reason } of points) {
    if (taken.points.has(point.id)) continue
    const { title, backlog, minutes, presenter, presenterAgency } = point
    const fields = { title, backlog, minutes, presenter, presenterAgency, items: point.items, texts: point.texts, carriedFrom: from }
    const added = addPoint(next, fields, random)
    if (!added.ok) return added
    for (const language of LANGUAGES) pointText(next, added.value, 'reason', language)?.insert(0, withoutControls(reason[language]))
  }
  for (const why of FOLLOW_UPS) {
    const gathered = items.filter((one) => one.why === why && !taken.items.has(one.item.id)).map(({ item }) => item.id)
    if (gathered.length === 0) continue
    const added = addPoint(next, { title: titles[why], items: gathered, minutes: FOLLOW_UP_MINUTES }, random)
    if (!added.ok) return added
  }
  return DONE
}
const FOLLOW_UP_MINUTES = 15

/** A point of the backlog was not deferred: it stays in the backlog. */
export const markDeferred = (doc: Y.Doc, points: readonly CarriedPoint[]): void =>
  doc.transact(() => {
    for (const { point, reason } of points) {
      if (!point.backlog) setPoint(doc, point.id, 'state', 'deferred')
      for (const language of LANGUAGES) {
        const words = pointText(doc, point.id, 'reason', language)
        if (!words || words.toString() === reason[language]) continue
        words.delete(0, words.length)
        words.insert(0, withoutControls(reason[language]))
      }
    }
  }, LOCAL)
