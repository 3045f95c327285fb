// The course of a document: runs of edits by one delegation in one session, as the bars above a slider show them, and the steps in them.
// Of a whole document it is read from the log, once, and read on when the log has grown; of one subject, from its events.
import type { CameBack, Course, Run, Step } from '../../shared/api/history.ts'
import { creditOf, type Hand, isSameHand } from '../../shared/history/credit.ts'
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
import { type Hands, NO_HANDS } from '../history/hands.ts'
import { verifiedAmong } from '../history/verified.ts'
import type { UpdateLog } from '../log/log.ts'
import { broughtIn, CAME_BACK } from './brought.ts'
import { keepNewest } from './newest.ts'
import { creditOfEntry } from './recoveredStamps.ts'

export interface Courses {
  /** Up to `head`, or further; of one subject, when one is named. */
  read(document: DocumentId, subject: Subject | null, head: Seq, hands?: Hands): Promise<Course>
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
    SELECT ${end} AS seq, history_event.seq AS first, last_seq, history_event.at AS began, author, delegation, meeting, CASE WHEN ${CAME_BACK} THEN event END AS brought,
      CASE WHEN type = 'text' AND last_seq <= ? THEN ${lastAtOf(queries)} ELSE at END AS at
    FROM history_event WHERE document = ? AND subject = ? AND seq <= ? ORDER BY 1, history_event.seq, ord`

  const readOn = async (document: DocumentId, so: Growing, head: Seq, hands: Hands): Promise<void> => {
    const recovered = new Map((await log.recovered(document)).map((one) => [one.seq, one]))
    for await (const entry of log.read(document, seqOf(so), head)) {
      const { seq, at, kind, author, delegation, meeting } = entry
      const { account } = creditOfEntry(entry, recovered.get(seq))
      const then = kind === 'recovered' ? {} : hands.of({ author, document, at, seq })
      const hand = { account, by: kind === 'recovered' ? author : null, hand: then }
      addStep(so, { first: seq, seq, at, hand, delegation, meeting }, true)
    }
  }
  /** Who stands for what came back may be another one each time. */
  const courseOf = async (document: DocumentId, { runs }: Pick<Growing, 'runs'>, head: Seq): Promise<Course> => {
    const cameBack = runs.some(({ hands }) => hands.some(({ by }) => by !== null))
    const isVerified = verifiedAmong(cameBack ? await log.recovered(document) : [])
    return { runs: runs.map((run) => written(run, isVerified)), head }
  }
  return {
    async read(document, subject, head, hands = NO_HANDS) {
      if (subject) {
        const course = begin()
        for (const row of await queries.all(ofSubject, head, head, head, document, subjectKey(subject), head)) {
          const author = must(parseAccountId(row.author), 'the author of an event')
          const [delegation, meeting] = [parseDelegationId(row.delegation), parseMeetingId(row.meeting)]
          const event = broughtIn(row.brought)
          const written = { author, document, at: instant(Number(row.began)), seq: seq(Number(row.first)), last: seq(Number(row.last_seq)) }
          const hand = event
            ? { account: creditOf(event).account, by: event.recovered?.by ?? null, hand: {} }
            : { account: author, by: null, hand: hands.of(written) }
          const end = Number(row.seq)
          addStep(course, { first: event?.seq ?? end, seq: end, at: Number(row.at), hand, delegation, meeting }, false)
        }
        return courseOf(document, course, head)
      }
      const course = await whole.get(`${document} ${hands.key}`, async () => begin())
      // One after the other: two readings of the same log would each add what the other has added.
      const next = () => (seqOf(course) < head ? readOn(document, course, head, hands) : undefined)
      // After a reading that failed, which whoever asked for it hears of, the next one goes on where it ended.
      course.reading = course.reading.then(next, next)
      await course.reading
      return courseOf(document, course, seqOf(course))
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
  readonly hands: GrowingHand[]
  readonly steps: GrowingStep[]
}
/** `by`: who brought it back after a restore. */
interface GrowingHand {
  readonly account: AccountId | null
  readonly by: AccountId | null
  /** Who it was then. */
  readonly hand: Hand
}
interface GrowingStep {
  readonly first: number
  seq: number
  at: number
  readonly began: number
  readonly hand: GrowingHand
}
interface Edit {
  readonly first: number
  readonly seq: number
  readonly at: number
  readonly hand: GrowingHand
  readonly delegation: DelegationId | null
  readonly meeting: MeetingId | null
}

const begin = (): Growing => ({ runs: [], reading: Promise.resolve() })
const seqOf = ({ runs }: Growing): Seq => seq(runs.at(-1)?.steps.at(-1)?.seq ?? 0)

/** `joins`: what follows at once is the same step; else only what has the same seq is. */
const addStep = ({ runs }: Growing, edit: Edit, joins: boolean): void => {
  let run = runs.at(-1)
  if (!run || run.delegation !== edit.delegation || run.meeting !== edit.meeting) {
    run = { first: edit.seq, from: edit.at, delegation: edit.delegation, meeting: edit.meeting, hands: [], steps: [] }
    runs.push(run)
  }
  const hand = handIn(run, edit.hand)
  const last = run.steps.at(-1)
  const same = last?.hand === hand && (joins ? follows(last, edit) : last.seq === edit.seq)
  if (last && same) {
    last.seq = edit.seq
    last.at = edit.at
  } else run.steps.push({ first: edit.first, seq: edit.seq, at: edit.at, began: edit.at, hand })
}
const handIn = ({ hands }: GrowingRun, { account, by, hand: then }: GrowingHand): GrowingHand => {
  const known = hands.find((one) => one.account === account && one.by === by && isSameHand(one.hand, then))
  if (known) return known
  const hand = { account, by, hand: then }
  hands.push(hand)
  return hand
}
const follows = (last: GrowingStep, { at }: Edit): boolean => at - last.at < REST_MS && at - last.began < LONGEST_MS

type IsVerified = (first: number, last: number) => boolean

const written = ({ first, from, steps, delegation, meeting }: GrowingRun, isVerified: IsVerified): Run => {
  const accounts: (AccountId | null)[] = []
  const cameBack: CameBack[] = []
  const thens: NonNullable<Run['hands']>[number][] = []
  const [settled, unsettled] = [new Map<GrowingHand, number>(), new Map<GrowingHand, number>()]
  const placeOf = ({ hand, first, seq }: GrowingStep): number => {
    const { account, by, hand: then } = hand
    const places = by === null || isVerified(first, seq) ? settled : unsettled
    const place = places.get(hand) ?? accounts.length
    if (place === accounts.length) {
      accounts.push(account)
      if (then.formerly || then.byLink) thens.push({ account: place, ...then })
      if (by) cameBack.push({ account: place, ...(places === unsettled ? { unverified: { by } } : {}) })
    }
    places.set(hand, place)
    return place
  }
  const placed = steps.map((step): Step => [step.seq, step.at - from, placeOf(step)])
  return {
    first: seq(first),
    last: seq(steps.at(-1)?.seq ?? first),
    from: instant(from),
    to: instant(steps.at(-1)?.at ?? from),
    delegation,
    meeting,
    accounts,
    ...(cameBack.length > 0 ? { cameBack } : {}),
    ...(thens.length > 0 ? { hands: thens } : {}),
    changes: steps.length,
    steps: placed,
  }
}
