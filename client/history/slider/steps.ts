// The step of the time slider that contains a seq.
import { type Seq, seq } from '../../../shared/ids.ts'
import { type Course, type Loaded, stopUpTo } from './course.ts'

export interface SliderStep {
  /** Index of the stop that the seq belongs to. */
  readonly at: number
  /** The seqs before and after the step. */
  readonly from: Seq
  readonly end: Seq
}
/**
 * In a document's past the next change is partly applied between two stops and shown as such; in the past of a subject the entries there belong to
 * others, and its last change is still current.
 */
export const stepAt = async (course: Course, to: number, ofSubject: boolean): Promise<Loaded<SliderStep>> => {
  const found = await stopUpTo(course, 'seq', to)
  if (!found.ok) return found
  const before = found.value
  const isUnderWay = !ofSubject && before + 1 < course.count && to > (before < 0 ? 0 : await seqOf(course, before))
  const at = Math.max(0, isUnderWay ? before + 1 : before)
  const [stop, previous] = [await course.load(at), at > 0 ? await course.load(at - 1) : null]
  if (!stop.ok) return stop
  if (previous && !previous.ok) return previous
  const first = course.parts[0]?.seq ?? 0
  const end = ofSubject ? Math.max(to, stop.value.seq) : Math.min(Math.max(to, first), stop.value.seq)
  return { ok: true, value: { at, from: previous ? previous.value.seq : seq(0), end: seq(end) } }
}

const seqOf = async (course: Course, index: number): Promise<number> => {
  const stop = await course.load(index)
  return stop.ok ? stop.value.seq : 0
}
