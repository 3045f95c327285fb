// What was written in a session after its first closing, for documents: its closings and reopenings, and each correction with its passages.
import type { NamedEvent } from '../../shared/api/history.ts'
import type { Closing } from '../../shared/api/trust.ts'
import { LANGUAGES, type Language } from '../../shared/bilingual.ts'
import { type CorrectedText, correctedText } from '../../shared/history/correctedText.ts'
import { lastSeqOf } from '../../shared/history/events.ts'
import type { Passages } from '../../shared/history/passages.ts'
import { type DocumentId, type GroupId, type Instant, type MeetingId, meetingDocument, type Seq, seq } from '../../shared/ids.ts'
import type { AfterClosing, CorrectionEvent, MarkedReopening } from '../../shared/outcome/afterClosing.ts'
import type { MeetingFact } from '../../shared/outcome/facts.ts'
import type { Actor } from '../../shared/people.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import { side } from '../../shared/schema/field.ts'
import { askValue } from '../timeTravel/readAnswer.ts'
import { seqIn } from '../timeTravel/resolveMoments.ts'
import type { TimeTravel } from '../timeTravel/timeTravel.ts'

export interface AfterClosingDeps {
  readonly travel: Pick<TimeTravel, 'ask' | 'reach'>
}
interface Asked {
  readonly actor: Actor
  readonly group: GroupId
  readonly meeting: MeetingId
  /** Of this session, the first first, up to the moment. */
  readonly closings: readonly Closing[]
  readonly reopenings: readonly MarkedReopening[]
  readonly at: Instant
  /** Of its log; null: unreadable. */
  readonly upTo: Seq | null
  /** The client has disconnected. */
  readonly signal: AbortSignal
}
/** What of the corrections a document prints. */
interface Wanted {
  /** Those after an entry; null: all. */
  readonly since: Seq | null
  /** Whether it has the changed passages of long texts: each is a question to the reader of past states. */
  readonly passages: boolean
}
const EVERYTHING: Wanted = { since: null, passages: true }
/** More are not listed, and the document says so. */
const MOST_CORRECTIONS = 500

/** The same with the paragraphs of its minutes, for its record. */
export const readRecordAfterClosing = async (deps: AfterClosingDeps, asked: Asked): Promise<Result<AfterClosing | null>> => {
  const read = await readAfterClosing(deps, asked)
  const [first] = asked.closings
  const { upTo } = asked
  if (!read.ok || !read.value?.corrections || !first || upTo === null) return read
  const document = meetingDocument(asked.meeting)
  const span = { document, after: seqIn({ seqs: first.heads }, document), upTo }
  const minutes: { es: CorrectedText | null; en: CorrectedText | null } = { es: null, en: null }
  for (const language of LANGUAGES) {
    const found = await correctedMinutes(deps, asked.actor, span, language)
    if (!found.ok) return found.refusal === 'damaged' ? read : found
    minutes[language] = found.value
  }
  return ok({ ...read.value, minutes })
}
/** Null: this side does not exist. */
const correctedMinutes = async (
  { travel }: AfterClosingDeps,
  actor: Actor,
  { document, after, upTo }: Span,
  language: Language,
): Promise<Result<CorrectedText | null>> => {
  const part = side('minutes', language)
  const diff = await askValue(travel, actor.account, { type: 'diff', document, from: after, to: upTo, part })
  if (!diff.ok) return diff.refusal === 'not-found' ? ok(null) : diff
  return ok(correctedText(diff.value))
}

/** Null: it was never reopened by then, or nothing was corrected since. */
export const readAfterClosing = async (
  deps: AfterClosingDeps,
  asked: Asked,
  wanted: Wanted = EVERYTHING,
): Promise<Result<AfterClosing | null>> => {
  const { meeting, closings, at, upTo } = asked
  const [first] = closings
  if (!first) return ok(null)
  const reopenings = asked.reopenings.filter((one) => one.meeting === meeting && one.reopenedAt <= at)
  if (closings.length === 1 && reopenings.length === 0) return ok(null)
  const standing = { closings: closings.map((one) => one.at), reopenings, minutes: null }
  const document = meetingDocument(meeting)
  if (upTo === null) return ok({ ...standing, corrections: null, isWhole: true })
  const read = await eventsAfter(deps, asked, { document, after: seqIn({ seqs: first.heads }, document), upTo })
  if (!read.ok) return read.refusal === 'damaged' ? ok({ ...standing, corrections: null, isWhole: true }) : read
  const { events, isWhole } = read.value
  const { since } = wanted
  const listed = since === null ? events : events.filter((event) => lastSeqOf(event) > since)
  if (since !== null && listed.length === 0) return ok(null)
  const corrections: CorrectionEvent[] = []
  for (const event of listed) {
    if (asked.signal.aborted) return refuse('unavailable')
    const passages = wanted.passages ? await passagesOf(deps, asked.actor, event) : ok(null)
    if (!passages.ok) return passages.refusal === 'damaged' ? ok({ ...standing, corrections: null, isWhole: true }) : passages
    corrections.push({ event, passages: passages.value })
  }
  return ok({ ...standing, corrections, isWhole })
}

export const correctedIn = async <One extends { readonly session: MeetingFact }>(
  sessions: readonly One[],
  afterClosing: (meeting: MeetingId) => Promise<Result<AfterClosing | null>>,
): Promise<Result<readonly (One & { readonly after: AfterClosing | null })[]>> => {
  const found: (One & { readonly after: AfterClosing | null })[] = []
  for (const one of sessions) {
    const after = await afterClosing(one.session.id)
    if (!after.ok) return after
    found.push({ ...one, after: after.value })
  }
  return ok(found)
}

interface Span {
  readonly document: DocumentId
  readonly after: Seq
  readonly upTo: Seq
}
/** Oldest first. */
const eventsAfter = async (
  { travel }: AfterClosingDeps,
  { actor, group }: Asked,
  { document, after, upTo }: Span,
): Promise<Result<{ readonly events: readonly NamedEvent[]; readonly isWhole: boolean }>> => {
  if (upTo <= after) return ok({ events: [], isWhole: true })
  const upToSeqs = [{ document, seq: upTo }]
  const reached = await travel.reach(upToSeqs)
  if (!reached.ok) return reached
  const query = { document, limit: MOST_CORRECTIONS, after: [{ document, seq: after }], upTo: upToSeqs }
  const page = await askValue(travel, actor.account, { type: 'feed', group, documents: [document], query })
  return page.ok ? ok({ events: page.value.events.toReversed(), isWhole: page.value.next === null }) : page
}

/** Of an edit of a long text: what its author changed. Null: the event says it itself, or the text is gone. */
const passagesOf = async ({ travel }: AfterClosingDeps, actor: Actor, event: NamedEvent): Promise<Result<Passages | null>> => {
  const { document, subject, field, change } = event
  if (change.type !== 'text' || field === null || (change.from !== null && change.to !== null)) return ok(null)
  const part = subject.id === '' ? field : `${subject.type}:${subject.id}/${field}`
  const passages = await askValue(travel, actor.account, {
    type: 'words',
    document,
    from: seq(event.seq - 1),
    to: lastSeqOf(event),
    part,
    account: event.author,
  })
  return !passages.ok && passages.refusal === 'not-found' ? ok(null) : passages
}
