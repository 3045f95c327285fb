// History: the feed of a group, comparison of two moments, and past documents. Answers: docs/integrate/history.md.
import { z } from 'zod'
import type { Bilingual } from '../bilingual.ts'
import { type Activity, parseSide } from '../history/activity.ts'
import type { ActNames } from '../history/actWords.ts'
import type { BurnUp } from '../history/burnUp.ts'
import type { Comparison } from '../history/comparison.ts'
import type { AuthorContext, Credit } from '../history/credit.ts'
import { parseCursor } from '../history/cursor.ts'
import { type HistoryEvent, parseEventSubject, subjectKey } from '../history/events.ts'
import type { Mark } from '../history/marks.ts'
import type { OpenBrackets } from '../history/openBracket.ts'
import type { Passages } from '../history/passages.ts'
import type { SinceVisit } from '../history/since.ts'
import type { Authorship, TextDiff } from '../history/textDiff.ts'
import type { ByLink, Then } from '../history/then.ts'
import type { MeetingWork } from '../history/work.ts'
import type { AccountId, DelegationId, Instant, MeetingId, Seq } from '../ids.ts'
import type { ByToken } from '../tokens/tokens.ts'
import { accountId, agencyId, by, documentId, mark, meetingId } from './fields.ts'
import { file, listSchema, type RouteTable, typed } from './route.ts'

/** An event with the current title of its subject, so that archived ones can be named too. */
export interface NamedEvent extends HistoryEvent {
  readonly title: Bilingual
  /** For an item: its code. */
  readonly code: string | null
  /** For an edit brought back after a restore: whether its owner has confirmed it. */
  readonly verified?: boolean
  /** The author's role and delegation when it happened, from the acts; null if those do not reach back so far. */
  readonly was?: Then | null
  /** For an act: the text behind its commitments; null if it was erased. */
  readonly names?: ActNames
  /**
   * Written in a session opened by somebody else's sign-in link: who requested the link (null: the operator of the server) and who consented (null:
   * not needed), with their names at that time.
   */
  readonly byLink?: ByLink
  /** For an event with `token`: the name of the token. */
  readonly byToken?: ByToken
}

/** Runs of edits by one delegation in one session, oldest first, for the bars of the time slider. */
export interface EditRuns {
  readonly runs: readonly EntryRun[]
  readonly head: Seq
  /** Of the newest page, where there are several. */
  readonly outline?: CourseOutline
}
/** All steps in parts of at most some hundred, for bars and dates, of a course that is asked for in pages. */
export interface CourseOutline {
  /** Number of steps. */
  readonly count: number
  /** Of each page: the first one has the steps 0 to `pageSteps` - 1. No part is in two pages. */
  readonly pageSteps: number
  readonly sides: readonly (DelegationId | 'unknown' | null)[]
  readonly meetings: readonly (MeetingId | null)[]
  readonly accounts: readonly (AccountId | null)[]
  readonly parts: readonly CoursePart[]
}
/** Its first step: index, seq, time; then its place in `sides`, -1 for several, in `meetings`, and in `accounts`, -1 for several. */
export type CoursePart = readonly [index: number, seq: number, at: number, side: number, meeting: number, account: number]
export interface EntryRun {
  readonly first: Seq
  readonly last: Seq
  readonly from: Instant
  readonly to: Instant
  readonly delegation: DelegationId | null
  readonly meeting: MeetingId | null
  /** Null if the author is unknown. */
  readonly accounts: readonly (AccountId | null)[]
  readonly cameBack?: readonly CameBack[]
  /** Which of `accounts` had another role then, or wrote in a session opened by a sign-in link, or by an API token. */
  readonly hands?: readonly (AuthorContext & { readonly account: number })[]
  /** As many as it has steps. */
  readonly changes: number
  readonly steps: readonly EntryRunStep[]
}
/** Brought back after a restore: the edits of this one of `accounts` are older than their entry. */
export interface CameBack extends Pick<Credit, 'unverified'> {
  readonly account: number
}
/**
 * Stops of the slider: seq, milliseconds after the run's `from`, and index in `accounts`. Continuous typing is one step; for a single subject, each
 * event is one.
 */
export type EntryRunStep = readonly [seq: number, after: number, account: number]

/** A page of a course: its number from 0, or the newest one. */
export type CoursePage = number | 'newest'
const parsePage = (text: string): CoursePage | null => (text === 'newest' ? text : /^\d{1,7}$/.test(text) ? Number(text) : null)

const PAGE = 50
const LARGEST_PAGE = 200

/** Kinds of changes. */
const which = {
  subject: by((text) => {
    const subject = parseEventSubject(text)
    return subject && subjectKey(subject)
  }, 'item:0h3c8f1n6pq2r4s7t9vb').optional(),
  document: documentId.optional(),
  account: accountId.optional(),
  delegation: by(parseSide, 'co').optional(),
  agency: agencyId.optional(),
  kind: z
    .string()
    .regex(/^[A-Za-z0-9_./-]{1,200}(,[A-Za-z0-9_./-]{1,200}){0,15}$/)
    .optional(),
  meeting: meetingId.optional(),
  from: mark.optional(),
  to: mark.optional(),
  q: z.string().max(200).optional(),
  acts: z.enum(['hide', 'about']).optional(),
}
const limit = by((text) => (/^\d{1,3}$/.test(text) && Number(text) > 0 ? Math.min(Number(text), LARGEST_PAGE) : null), '50')
const NOW: Mark = { type: 'now' }
const START: Mark = { type: 'start' }
const toNow = mark.default(NOW)
const span = z.object({ from: mark, to: toNow })
const part = z.string().meta({ example: 'item:0h3c8f1n6pq2r4s7t9vb/description.es' })

const Event = typed<NamedEvent>('Event', 'What happened to one subject: docs/integrate/history.md, *Events*.')
export const HistoryPage = z.object({
  events: listSchema(Event),
  /** `before` of the next page; null on the last one. */
  next: z.string().nullable(),
})
export type HistoryPage = z.infer<typeof HistoryPage>

export const historyApi = {
  'GET /api/groups/:group/history': {
    about:
      '[Events](history.md#events-get-apigroupsgrouphistory), newest first. `delegation=-`: of those who have none; `kind`: a type of change, a field, or `both` (two changed it at once), several with commas; `q`: words of values and titles; `acts=hide`: without what the server decided; `acts=about`: of a `document`, also the acts about it or its `subject`; `limit` at most 200.',
    access: 'history.read',
    token: 'read',
    query: z.object({ ...which, before: by(parseCursor).optional(), limit: limit.default(PAGE) }),
    answers: { 200: HistoryPage },
    refuses: ['history-behind', 'not-found', 'unknown-moment', 'damaged', 'too-many'],
  },
  'GET /api/groups/:group/since': {
    about:
      'What others did since the caller’s last visit, aggregated over all events: by delegation at most five lines, how many more there are, and how many changes were undone (`SinceVisit` in `shared/history/since.ts`).',
    access: 'history.read',
    answers: { 200: typed<SinceVisit>('SinceVisit', '`SinceVisit` in shared/history/since.ts.') },
    refuses: ['history-behind', 'unknown-moment', 'damaged', 'too-many'],
  },
  'GET /api/groups/:group/history/activity': {
    about:
      'How many there were, with the filters of the history: by week of that time zone and delegation (`weeks`), within `from` and `to` (`within`), by session and between them (`bands`); `-` means no delegation.',
    access: 'history.read',
    token: 'read',
    query: z.object({ ...which, zone: z.string().max(64).default('UTC') }),
    answers: { 200: typed<Activity>('Activity', '`Activity` in shared/history/activity.ts.') },
    refuses: ['history-behind', 'not-found', 'unknown-moment', 'damaged', 'too-many'],
  },
  'GET /api/groups/:group/work': {
    about:
      'What each delegation and agency did between two moments: rows by delegation, agency at that time, thing and field, and what was corrected in reopened sessions (`Work` in `shared/history/work.ts`).',
    access: 'history.read',
    token: 'read',
    query: span,
    answers: { 200: typed<MeetingWork>('Work', '`Work` in shared/history/work.ts.') },
    refuses: ['history-behind', 'unknown-moment', 'damaged', 'too-many'],
  },
  'GET /api/groups/:group/burn-up': {
    about:
      'How many items were in force, and how many of them done, after each change of these numbers (`BurnUp` in `shared/history/burnUp.ts`).',
    access: 'history.read',
    token: 'read',
    query: z.object({ to: toNow }),
    answers: { 200: typed<BurnUp>('BurnUp', '`BurnUp` in shared/history/burnUp.ts.') },
    refuses: ['history-behind', 'unknown-moment', 'damaged', 'too-many'],
  },
  'GET /api/groups/:group/comparison': {
    about: '[Two moments compared](history.md#comparison-get-apigroupsgroupcomparisonfromto).',
    access: 'history.read',
    token: 'read',
    query: span,
    answers: { 200: typed<Comparison>('Comparison', 'Two moments compared: docs/integrate/history.md, *Comparison*.') },
    refuses: ['history-behind', 'unknown-moment', 'damaged', 'too-many'],
  },
  'GET /api/documents/:document/state': {
    about: 'The document as it was, one Yjs update; the header `ruta-seq` says at which entry, `ruta-at` when.',
    access: 'history.read',
    token: 'read',
    query: z.object({ at: toNow }),
    answers: { 200: file('application/octet-stream') },
    refuses: ['unknown-moment', 'damaged', 'too-many'],
  },
  'GET /api/documents/:document/diff': {
    about: 'A text between two moments. `part`: `body.es`, `minutes.en`, `item:<id>/description.es` …',
    access: 'history.read',
    token: 'read',
    query: span.extend({ part }),
    answers: { 200: typed<TextDiff>('TextDiff', '`TextDiff` in shared/history/textDiff.ts.') },
    refuses: ['history-behind', 'unknown-moment', 'damaged', 'too-many'],
  },
  'GET /api/documents/:document/words': {
    about: 'Only the words that this person changed there, with up to six around, by paragraph.',
    access: 'history.read',
    token: 'read',
    query: span.extend({ part, account: accountId.optional() }),
    answers: { 200: typed<Passages>('Passages', '`Passages` in shared/history/passages.ts.') },
    refuses: ['unknown-moment', 'damaged', 'too-many'],
  },
  'GET /api/documents/:document/authorship': {
    about: 'Who wrote a text as it stood.',
    access: 'history.read',
    token: 'read',
    query: z.object({ at: toNow, part }),
    answers: { 200: typed<Authorship>('Authorship', '`Authorship` in shared/history/textDiff.ts.') },
    refuses: ['history-behind', 'unknown-moment', 'damaged', 'too-many'],
  },
  'GET /api/documents/:document/brackets': {
    about:
      'The open brackets of a text as it stood, each counted once for both languages, with who put its opening character, in which session and hour. A document that is no text has none.',
    access: 'history.read',
    token: 'read',
    query: z.object({ at: toNow }),
    answers: { 200: typed<OpenBrackets>('OpenBrackets', '`OpenBrackets` in shared/history/openBracket.ts.') },
    refuses: ['history-behind', 'unknown-moment', 'damaged', 'too-many'],
  },
  'GET /api/documents/:document/course': {
    about:
      'Runs of edits by one delegation in one session, oldest first; of one `subject`, where it is given; of a document also in pages, the newest one with an outline of all.',
    access: 'history.read',
    token: 'read',
    query: z.object({
      subject: by(parseEventSubject, 'item:0h3c8f1n6pq2r4s7t9vb').optional(),
      page: by(parsePage, 'newest').optional(),
    }),
    answers: { 200: typed<EditRuns>('EditRuns', '`EditRuns` in shared/api/history.ts.') },
    refuses: ['history-behind', 'damaged', 'too-many'],
  },
  'GET /api/documents/:document/entries': {
    about: 'The entries of the log between two moments, as many as fit (shared/history/entryStream.ts).',
    access: 'history.read',
    token: 'read',
    query: z.object({ after: mark.default(START), upTo: toNow }),
    answers: { 200: file('application/octet-stream') },
    refuses: ['unknown-moment', 'damaged', 'too-many'],
  },
} as const satisfies RouteTable
