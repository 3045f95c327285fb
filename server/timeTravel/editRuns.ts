// Runs of edits by one delegation in one session, for the bars of the time slider, and their steps. For a whole document read from the log, once,
// and extended when the log grows; for one subject, from its events.

import type { CameBack, EditRuns, EntryRun, EntryRunStep } from '../../shared/api/history.ts'
import { broughtBackOf, isBroughtBack } from '../../shared/broughtBack.ts'
import { type AuthorContext, creditOf, isSameContext } from '../../shared/history/credit.ts'
import { type EventSubject, subjectKey } from '../../shared/history/events.ts'
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
import { type AuthorContexts, NO_AUTHOR_CONTEXTS, tokenOfEntry } from '../history/authorContexts.ts'
import { tokenOfRow, tokenSql } from '../history/tokenOfRow.ts'
import { verifiedAmong } from '../history/verified.ts'
import type { UpdateLog } from '../log/log.ts'
import { broughtIn, CAME_BACK } from './brought.ts'
import { keepNewest } from './newest.ts'
import { creditOfEntry } from './unverifiedStamps.ts'

export interface EditRunsReader {
  /** Up to `head`, or further; for one subject, if one is given. */
  read(document: DocumentId, subject: EventSubject | null, head: Seq, contexts?: AuthorContexts): Promise<EditRuns>
}
interface Dependencies {
  readonly log: UpdateLog
  readonly queries: Queries
}

/** A pause in typing that begins the next step; and the longest step. */
const REST_MS = 2_000
const LONGEST_MS = 20_000
const MOST_CACHED = 16
/** In all of them: a run takes some hundred bytes. */
const MOST_RUNS = 200_000

export const createEditRunsReader = ({ log, queries }: Dependencies): EditRunsReader => {
  const whole = keepNewest<Growing>(MOST_CACHED, { sizeOf: ({ runs }) => runs.length, most: MOST_RUNS })
  const end = 'CASE WHEN last_seq < ? THEN last_seq ELSE ? END'
  const ofSubject = (contexts: AuthorContexts) => `
    SELECT ${end} AS seq, history_event.seq AS first, last_seq, history_event.at AS began, author, delegation, meeting, CASE WHEN ${CAME_BACK} THEN event END AS brought, ${tokenSql(queries, contexts)} AS token,
      CASE WHEN type = 'text' AND last_seq <= ? THEN ${lastAtOf(queries)} ELSE at END AS at
    FROM history_event WHERE document = ? AND subject = ? AND seq <= ? ORDER BY 1, history_event.seq, ord`

  const readOn = async (document: DocumentId, so: Growing, head: Seq, contexts: AuthorContexts): Promise<void> => {
    const attributions = new Map((await log.attributions(document)).map((one) => [one.seq, one]))
    for await (const entry of log.read(document, seqOf(so), head)) {
      const { seq, at, author, delegation, meeting } = entry
      const { account } = creditOfEntry(entry, attributions.get(seq))
      const context = isBroughtBack(entry)
        ? { account, by: author, context: {} }
        : { account, by: null, context: contexts.of({ author, document, at, seq, token: tokenOfEntry(entry) }) }
      addStep(so, { first: seq, seq, at, context, delegation, meeting }, true)
    }
  }
  /** The confirmation of what was brought back may change each time. */
  const editRunsOf = async (document: DocumentId, { runs }: Pick<Growing, 'runs'>, head: Seq): Promise<EditRuns> => {
    const cameBack = runs.some(({ contexts }) => contexts.some(({ by }) => by !== null))
    const isVerified = verifiedAmong(cameBack ? await log.attributions(document) : [])
    return { runs: runs.map((run) => written(run, isVerified)), head }
  }
  return {
    async read(document, subject, head, contexts = NO_AUTHOR_CONTEXTS) {
      if (subject) {
        const growing = begin()
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
          const context = event
            ? { account: creditOf(event).account, by: broughtBackOf(event)?.by ?? null, context: {} }
            : { account: author, by: null, context: contexts.of(written) }
          const end = Number(row.seq)
          addStep(growing, { first: event?.seq ?? end, seq: end, at: Number(row.at), context, delegation, meeting }, false)
        }
        return editRunsOf(document, growing, head)
      }
      const growing = await whole.get(`${document} ${contexts.key}`, async () => begin())
      // Sequential: two readers of the same log would add each entry twice.
      const next = () => (seqOf(growing) < head ? readOn(document, growing, head, contexts) : undefined)
      // After a failed read, whose caller gets the error, the next one resumes where it ended.
      growing.reading = growing.reading.then(next, next)
      await growing.reading
      return editRunsOf(document, growing, seqOf(growing))
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
  readonly contexts: GrowingAuthor[]
  readonly steps: GrowingStep[]
}
/** `by`: who brought it back after a restore. */
interface GrowingAuthor {
  readonly account: AccountId | null
  readonly by: AccountId | null
  /** The author's role at that time. */
  readonly context: AuthorContext
}
interface GrowingStep {
  readonly first: number
  seq: number
  at: number
  readonly began: number
  readonly context: GrowingAuthor
}
interface Edit {
  readonly first: number
  readonly seq: number
  readonly at: number
  readonly context: GrowingAuthor
  readonly delegation: DelegationId | null
  readonly meeting: MeetingId | null
}

const begin = (): Growing => ({ runs: [], reading: Promise.resolve() })
const seqOf = ({ runs }: Growing): Seq => seq(runs.at(-1)?.steps.at(-1)?.seq ?? 0)

/** `joins`: merges edits that follow closely; otherwise only those of the same seq. */
const addStep = ({ runs }: Growing, edit: Edit, joins: boolean): void => {
  let run = runs.at(-1)
  if (!run || run.delegation !== edit.delegation || run.meeting !== edit.meeting) {
    run = { first: edit.seq, from: edit.at, delegation: edit.delegation, meeting: edit.meeting, contexts: [], steps: [] }
    runs.push(run)
  }
  const context = authorIn(run, edit.context)
  const last = run.steps.at(-1)
  const same = last?.context === context && (joins ? follows(last, edit) : last.seq === edit.seq)
  if (last && same) {
    last.seq = edit.seq
    last.at = edit.at
  } else run.steps.push({ first: edit.first, seq: edit.seq, at: edit.at, began: edit.at, context })
}
const authorIn = ({ contexts }: GrowingRun, { account, by, context: then }: GrowingAuthor): GrowingAuthor => {
  const known = contexts.find((one) => one.account === account && one.by === by && isSameContext(one.context, then))
  if (known) return known
  const context = { account, by, context: then }
  contexts.push(context)
  return context
}
const follows = (last: GrowingStep, { at }: Edit): boolean => at - last.at < REST_MS && at - last.began < LONGEST_MS

type IsVerified = (first: number, last: number) => boolean

const written = ({ first, from, steps, delegation, meeting }: GrowingRun, isVerified: IsVerified): EntryRun => {
  const accounts: (AccountId | null)[] = []
  const cameBack: CameBack[] = []
  const thens: NonNullable<EntryRun['hands']>[number][] = []
  const [settled, unsettled] = [new Map<GrowingAuthor, number>(), new Map<GrowingAuthor, number>()]
  const placeOf = ({ context, first, seq }: GrowingStep): number => {
    const { account, by, context: then } = context
    const places = by === null || isVerified(first, seq) ? settled : unsettled
    const place = places.get(context) ?? accounts.length
    if (place === accounts.length) {
      accounts.push(account)
      if (then.formerly || then.byLink || then.byToken) thens.push({ account: place, ...then })
      if (by) cameBack.push({ account: place, ...(places === unsettled ? { unverified: { by } } : {}) })
    }
    places.set(context, place)
    return place
  }
  const placed = steps.map((step): EntryRunStep => [step.seq, step.at - from, placeOf(step)])
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
