// The course of a document: runs of edits by one delegation in one session, as the bars above a slider show them, and the steps in them.
// Of a whole document it is read from the log, once, and read on when the log has grown; of one subject, from its events.
import type { Course, Run, Step } from '../../shared/api/history.ts'
import { type Subject, subjectKey } from '../../shared/history/events.ts'
import {
  type AccountId,
  type DelegationId,
  type DocumentId,
  instant,
  type MeetingId,
  parseAccountId,
  parseDelegationId,
  parseMeetingId,
  type Seq,
  seq,
} from '../../shared/ids.ts'
import { must } from '../../shared/result.ts'
import { lastAtOf, type Queries } from '../db/queries.ts'
import type { UpdateLog } from '../log/log.ts'
import { keepNewest } from './newest.ts'

export interface Courses {
  /** Up to `head`, or further; of one subject, when one is named. */
  read(document: DocumentId, subject: Subject | null, head: Seq): Promise<Course>
}
interface Dependencies {
  readonly log: UpdateLog
  readonly queries: Queries
}

/** Whoever types rests this long before the next step begins; and no step is longer than so many. */
const REST_MS = 2_000
const LONGEST_MS = 20_000
const MOST_COURSES = 16

export const createCourses = ({ log, queries }: Dependencies): Courses => {
  const whole = keepNewest<Growing>(MOST_COURSES)
  const end = 'CASE WHEN last_seq < ? THEN last_seq ELSE ? END'
  const ofSubject = `
    SELECT ${end} AS seq, author, delegation, meeting,
      CASE WHEN type = 'text' AND last_seq <= ? THEN ${lastAtOf(queries)} ELSE at END AS at
    FROM history_event WHERE document = ? AND subject = ? AND seq <= ? ORDER BY 1, history_event.seq, ord`

  const readOn = async (document: DocumentId, so: Growing, head: Seq): Promise<void> => {
    for await (const { seq, at, author, delegation, meeting } of log.read(document, seqOf(so), head))
      addStep(so, { seq, at, author, delegation, meeting }, true)
  }
  return {
    async read(document, subject, head) {
      if (subject) {
        const course = begin()
        for (const row of await queries.all(ofSubject, head, head, head, document, subjectKey(subject), head)) {
          const author = must(parseAccountId(row.author), 'the author of an event')
          const [delegation, meeting] = [parseDelegationId(row.delegation), parseMeetingId(row.meeting)]
          addStep(course, { seq: Number(row.seq), at: Number(row.at), author, delegation, meeting }, false)
        }
        return { runs: course.runs.map(written), head }
      }
      const course = await whole.get(document, async () => begin())
      // One after the other: two readings of the same log would each add what the other has added.
      const next = () => (seqOf(course) < head ? readOn(document, course, head) : undefined)
      // After a reading that failed, which whoever asked for it hears of, the next one goes on where it ended.
      course.reading = course.reading.then(next, next)
      await course.reading
      return { runs: course.runs.map(written), head: seqOf(course) }
    },
  }
}

interface Growing {
  readonly runs: GrowingRun[]
  reading: Promise<unknown>
}
interface GrowingRun {
  readonly first: number
  readonly from: number
  readonly delegation: DelegationId | null
  readonly meeting: MeetingId | null
  readonly accounts: AccountId[]
  readonly steps: GrowingStep[]
}
interface GrowingStep {
  seq: number
  at: number
  readonly began: number
  readonly account: number
}
interface Edit {
  readonly seq: number
  readonly at: number
  readonly author: AccountId
  readonly delegation: DelegationId | null
  readonly meeting: MeetingId | null
}

const begin = (): Growing => ({ runs: [], reading: Promise.resolve() })
const seqOf = ({ runs }: Growing): Seq => seq(runs.at(-1)?.steps.at(-1)?.seq ?? 0)

/** `joins`: what follows at once is the same step; else only what has the same seq is. */
const addStep = ({ runs }: Growing, edit: Edit, joins: boolean): void => {
  let run = runs.at(-1)
  if (!run || run.delegation !== edit.delegation || run.meeting !== edit.meeting) {
    run = { first: edit.seq, from: edit.at, delegation: edit.delegation, meeting: edit.meeting, accounts: [], steps: [] }
    runs.push(run)
  }
  if (!run.accounts.includes(edit.author)) run.accounts.push(edit.author)
  const account = run.accounts.indexOf(edit.author)
  const last = run.steps.at(-1)
  const same = last?.account === account && (joins ? follows(last, edit) : last.seq === edit.seq)
  if (last && same) {
    last.seq = edit.seq
    last.at = edit.at
  } else run.steps.push({ seq: edit.seq, at: edit.at, began: edit.at, account })
}
const follows = (last: GrowingStep, { at }: Edit): boolean => at - last.at < REST_MS && at - last.began < LONGEST_MS

const written = ({ first, from, steps, ...run }: GrowingRun): Run => ({
  ...run,
  first: seq(first),
  last: seq(steps.at(-1)?.seq ?? first),
  from: instant(from),
  to: instant(steps.at(-1)?.at ?? from),
  changes: steps.length,
  steps: steps.map((step): Step => [step.seq, step.at - from, step.account]),
})
