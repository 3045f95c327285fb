// The course of a document: every change in order, the stops of its slider. A long one is loaded in pages; its parts, for bars and dates, are known at once.
import { createSignal } from 'solid-js'
import type { CourseOutline, EditRuns } from '../../../shared/api/history.ts'
import type { AccountId, DelegationId, Instant, MeetingId } from '../../../shared/ids.ts'
import { instant } from '../../../shared/ids.ts'
import type { ApiAnswer, NoServer, RefusedAnswer } from '../../base/api.ts'
import { lastUpTo, type SliderStop, stopsOf } from './stops.ts'

/** Null: chair, secretariat and translators. */
export type DelegationKey = DelegationId | 'unknown' | null

/** One stop, or several in a row. */
export interface SliderPart {
  /** Of its first stop. */
  readonly index: number
  readonly seq: number
  readonly at: Instant
  readonly delegation: DelegationKey | 'several'
  readonly meeting: MeetingId | null
  readonly account: AccountId | null | 'several'
}
export type Loaded<Value> = { readonly ok: true; readonly value: Value } | RefusedAnswer | NoServer

export interface Course {
  readonly count: number
  readonly parts: readonly SliderPart[]
  readonly last: SliderStop | undefined
  /** Null where it is loaded in pages. */
  readonly whole: readonly SliderStop[] | null
  /** Undefined until its page is loaded. */
  readonly stop: (index: number) => SliderStop | undefined
  readonly load: (index: number) => Promise<Loaded<SliderStop>>
}

export const wholeCourse = (stops: readonly SliderStop[]): Course => ({
  count: stops.length,
  parts: stops.map((stop, index) => ({ ...stop, index, delegation: delegationKey(stop) })),
  last: stops.at(-1),
  whole: stops,
  stop: (index) => stops[index],
  load: async (index) => loaded(stops[index]),
})
const delegationKey = ({ delegation, account, unverified }: SliderStop): DelegationKey =>
  delegation ?? (account === null || unverified ? 'unknown' : null)

const loaded = (stop: SliderStop | undefined): Loaded<SliderStop> => (stop ? { ok: true, value: stop } : { ok: false, why: 'offline' })

/** `page`: asks for one by its number. Where the course has another shape since, `changed` is called: the log was read otherwise. */
export const courseOf = (
  newest: EditRuns,
  { page, changed }: { readonly page: (number: number) => Promise<ApiAnswer<EditRuns>>; readonly changed: () => void },
): Course => {
  const { outline } = newest
  return outline ? pagedCourse(newest, outline, { page, changed }) : wholeCourse(stopsOf(newest))
}

const pagedCourse = (newest: EditRuns, outline: CourseOutline, { page, changed }: Parameters<typeof courseOf>[1]): Course => {
  const { count, pageSteps } = outline
  const parts = outline.parts.map(([index, seq, at, side, meeting, account]): SliderPart => {
    return {
      index,
      seq,
      at: instant(at),
      delegation: side < 0 ? 'several' : (outline.sides[side] ?? null),
      meeting: outline.meetings[meeting] ?? null,
      account: account < 0 ? 'several' : (outline.accounts[account] ?? null),
    }
  })
  const pageOf = (index: number) => Math.floor(index / pageSteps)
  const pages = new Map([[pageOf(count - 1), stopsOf(newest)]])
  const asking = new Map<number, Promise<ApiAnswer<EditRuns>>>()
  const [loadedPages, setLoadedPages] = createSignal(pages.size)
  const known = (index: number) => pages.get(pageOf(index))?.[index % pageSteps]
  const last = known(count - 1)

  const ask = async (number: number): Promise<ApiAnswer<EditRuns>> => {
    const answer = await page(number)
    asking.delete(number)
    if (!answer.ok) return answer
    const stops = stopsOf(answer.value)
    const begins = parts[lastUpTo(parts, ({ index }) => index <= number * pageSteps)]
    if (stops.length < pageSteps || stops[0]?.seq !== begins?.seq) changed()
    else setLoadedPages(pages.set(number, stops).size)
    return answer
  }
  return {
    count,
    parts,
    last,
    whole: null,
    stop(index) {
      loadedPages()
      return known(index)
    },
    async load(index) {
      if (!known(index) && index >= 0 && index < count) {
        const number = pageOf(index)
        const answering = asking.get(number) ?? ask(number)
        asking.set(number, answering)
        const answer = await answering
        if (!answer.ok) return answer
      }
      return loaded(known(index))
    },
  }
}

/** The last stop that is not after it: -1 before the first. */
export const stopUpTo = async (course: Course, by: 'seq' | 'at', value: number): Promise<Loaded<number>> => {
  const place = lastUpTo(course.parts, (part) => part[by] <= value)
  const part = course.parts[place]
  if (!part) return { ok: true, value: -1 }
  const [from, to] = [part.index, course.parts[place + 1]?.index ?? course.count]
  // No part is in two pages.
  const first = to - from > 1 ? await course.load(from) : null
  if (first && !first.ok) return first
  const inside = Array.from({ length: to - from }, (_, n) => course.stop(from + n))
  return { ok: true, value: to - from > 1 ? from + lastUpTo(inside, (stop) => stop !== undefined && stop[by] <= value) : from }
}

/** By the parts alone: exact for the beginnings and ends of sessions and for named moments, at which no part goes on. */
export const stopAtLandmark = ({ parts, count }: Course, at: Instant): number => {
  const place = lastUpTo(parts, (part) => part.at <= at)
  return place < 0 ? -1 : (parts[place + 1]?.index ?? count) - 1
}

/** The next change by another author, or the previous one. */
export const otherAuthor = async (course: Course, from: number, step: 1 | -1): Promise<Loaded<number>> => {
  const { parts, count } = course
  const here = await course.load(from)
  if (!here.ok) return here
  for (let at = from + step; at >= 0 && at < count; ) {
    const place = lastUpTo(parts, ({ index }) => index <= at)
    if (parts[place]?.account === here.value.account) {
      at = step === 1 ? (parts[place + 1]?.index ?? count) : (parts[place]?.index ?? 0) - 1
      continue
    }
    const stop = await course.load(at)
    if (!stop.ok) return stop
    if (stop.value.account !== here.value.account) return { ok: true, value: at }
    at += step
  }
  return { ok: true, value: step === 1 ? count - 1 : 0 }
}
