// Runs of edits by one delegation in one session, for the bars of the time slider, and their steps. For a whole document read from the log, once,
// and extended when the log grows; for one subject, from its events.

import type { CoursePage, EditRuns } from '../../shared/api/history.ts'
import { broughtBackOf, isBroughtBack } from '../../shared/broughtBack.ts'
import { type AuthorContext, creditOf } from '../../shared/history/credit.ts'
import { type EventSubject, subjectKey } from '../../shared/history/events.ts'
import { type DocumentId, instant, parseAccountId, parseDelegationId, parseMeetingId, type Seq, seq } from '../../shared/ids.ts'
import { must } from '../../shared/result.ts'
import { lastAtOf, type Queries } from '../db/queries.ts'
import { type AuthorContexts, NO_AUTHOR_CONTEXTS, tokenOfEntry } from '../history/authorContexts.ts'
import { tokenOfRow, tokenSql } from '../history/tokenOfRow.ts'
import { verifiedAmong } from '../history/verified.ts'
import type { UpdateLog } from '../log/log.ts'
import { broughtIn, CAME_BACK } from './brought.ts'
import { keepNewest } from './newest.ts'
import { createEditSteps, type Edit, type EditStep, type EditSteps } from './steps.ts'
import { creditOfEntry } from './unverifiedStamps.ts'
import { entryRunsIn, outlineOf, PAGE_STEPS } from './writtenRuns.ts'

export interface CourseQuery {
  readonly subject: EventSubject | null
  /** Without one, all of them. A subject has few, and is never divided. */
  readonly page?: CoursePage | undefined
}
export interface EditRunsReader {
  /** Up to `head`, or further; for one subject, if one is given. */
  read(document: DocumentId, query: CourseQuery, head: Seq, contexts?: AuthorContexts): Promise<EditRuns>
}
interface Dependencies {
  readonly log: UpdateLog
  readonly queries: Queries
}

/** A pause in typing that begins the next step; and the longest step. */
const REST_MS = 2_000
const LONGEST_MS = 20_000
const MOST_CACHED = 16
/** In all of them; one may be larger alone. */
const MOST_BYTES = 16 * 1024 * 1024

export const createEditRunsReader = ({ log, queries }: Dependencies): EditRunsReader => {
  const whole = keepNewest<Growing>(MOST_CACHED, { sizeOf: ({ steps }) => steps.bytes(), most: MOST_BYTES })

  const end = 'CASE WHEN last_seq < ? THEN last_seq ELSE ? END'
  const ofSubject = (contexts: AuthorContexts) => `
    SELECT ${end} AS seq, history_event.seq AS first, last_seq, history_event.at AS began, author, delegation, meeting, CASE WHEN ${CAME_BACK} THEN event END AS brought, ${tokenSql(queries, contexts)} AS token,
      CASE WHEN type = 'text' AND last_seq <= ? THEN ${lastAtOf(queries)} ELSE at END AS at
    FROM history_event WHERE document = ? AND subject = ? AND seq <= ? ORDER BY 1, history_event.seq, ord`

  const readOn = async (document: DocumentId, { steps }: Growing, head: Seq, contexts: AuthorContexts): Promise<void> => {
    const attributions = new Map((await log.attributions(document)).map((one) => [one.seq, one]))
    for await (const entries of log.headers(document, seq(steps.reached()), head))
      for (const entry of entries) {
        const { seq, at, author, delegation, meeting } = entry
        const { account } = creditOfEntry(entry, attributions.get(seq))
        const isBack = isBroughtBack(entry)
        const context = isBack ? NOTHING : contexts.of({ author, document, at, seq, token: tokenOfEntry(entry) })
        steps.add({ first: seq, seq, at, hand: { account, by: isBack ? author : null, context, delegation, meeting } }, follows)
      }
  }
  const stepsOfSubject = async (document: DocumentId, subject: EventSubject, head: Seq, contexts: AuthorContexts): Promise<EditSteps> => {
    const steps = createEditSteps()
    for (const row of await queries.all(ofSubject(contexts), head, head, head, document, subjectKey(subject), head)) {
      const author = must(parseAccountId(row.author), 'the author of an event')
      const [delegation, meeting] = [parseDelegationId(row.delegation), parseMeetingId(row.meeting)]
      const event = broughtIn(row.brought)
      const written = {
        author,
        document,
        at: instant(Number(row.began)),
        seq: seq(Number(row.first)),
        last: seq(Number(row.last_seq)),
        token: tokenOfRow(row),
      }
      const who = event
        ? { account: creditOf(event).account, by: broughtBackOf(event)?.by ?? null, context: NOTHING }
        : { account: author, by: null, context: contexts.of(written) }
      const end = Number(row.seq)
      steps.add({ first: event?.seq ?? end, seq: end, at: Number(row.at), hand: { ...who, delegation, meeting } }, isOfOneEntry)
    }
    return steps
  }
  /** When sessions began and closed, and named moments of the group. */
  const cutsOf = async (document: DocumentId): Promise<readonly number[]> =>
    (await queries.all(CUTS, document, document, document)).map(({ at }) => Number(at))

  /** The confirmation of what was brought back may change each time. */
  const answered = async (
    document: DocumentId,
    steps: EditSteps,
    { page, headOf }: { readonly page: CoursePage | undefined; readonly headOf: () => Seq },
  ): Promise<EditRuns> => {
    const [pieces, cuts] = [await log.attributions(document), page === 'newest' ? await cutsOf(document) : []]
    const isVerified = verifiedAmong(pieces)
    // From here on nothing is awaited: another reader may extend the steps meanwhile, and all of the answer is of one moment.
    const head = headOf()
    const count = steps.count()
    if (page === undefined || count <= PAGE_STEPS) return { runs: entryRunsIn(steps, { from: 0, to: count }, isVerified), head }
    const from = (page === 'newest' ? Math.floor((count - 1) / PAGE_STEPS) : page) * PAGE_STEPS
    const runs = entryRunsIn(steps, { from, to: from + PAGE_STEPS }, isVerified)
    return page === 'newest' ? { runs, head, outline: outlineOf(steps, { cuts, isVerified }) } : { runs, head }
  }
  return {
    async read(document, { subject, page }, head, contexts = NO_AUTHOR_CONTEXTS) {
      if (subject)
        return answered(document, await stepsOfSubject(document, subject, head, contexts), { page: undefined, headOf: () => head })
      const growing = await whole.get(`${document} ${contexts.key}`, async () => ({ steps: createEditSteps(), reading: Promise.resolve() }))
      const { steps } = growing
      // Sequential: two readers of the same log would add each entry twice.
      const next = () => (steps.reached() < head ? readOn(document, growing, head, contexts) : undefined)
      // After a failed read, whose caller gets the error, the next one resumes where it ended.
      growing.reading = growing.reading.then(next, next)
      await growing.reading
      return answered(document, steps, { page, headOf: () => seq(steps.reached()) })
    },
  }
}
const NOTHING: AuthorContext = {}
const CUTS = `
  SELECT started_at AS at FROM meeting WHERE group_id = (SELECT group_id FROM document WHERE id = ?) AND started_at IS NOT NULL
  UNION SELECT closed_at FROM meeting WHERE group_id = (SELECT group_id FROM document WHERE id = ?) AND closed_at IS NOT NULL
  UNION SELECT at FROM mark WHERE group_id = (SELECT group_id FROM document WHERE id = ?)`

interface Growing {
  readonly steps: EditSteps
  reading: Promise<unknown>
}

/** Continuous typing is one step. */
const follows = (last: EditStep, { at }: Edit): boolean => at - last.at < REST_MS && at - last.began < LONGEST_MS
const isOfOneEntry = (last: EditStep, { seq }: Edit): boolean => last.seq === seq
