// What a document says: the states of logs, histories and comparisons that its kind needs, as its asker may read them.
import type { exportApi } from '../../shared/api/outcome.ts'
import type { Closing } from '../../shared/api/trust.ts'
import type { Language } from '../../shared/bilingual.ts'
import type { Comparison, Moment } from '../../shared/history/comparison.ts'
import type { Mark } from '../../shared/history/marks.ts'
import {
  actsId,
  type DocumentId,
  type GroupId,
  type Instant,
  type ItemId,
  type MeetingId,
  meetingDocument,
  roadmapId,
} from '../../shared/ids.ts'
import type { MarkedReopening } from '../../shared/outcome/afterClosing.ts'
import { momentIn } from '../../shared/outcome/dates.ts'
import type { MeetingFact } from '../../shared/outcome/facts.ts'
import { MOST_EVENTS, RECORD_PARTS } from '../../shared/outcome/model.ts'
import { PAPER_WORDS } from '../../shared/outcome/words.ts'
import type { ExportContents, SheetHistory, SinceAt, StateAt } from '../../shared/outcome/work.ts'
import type { Actor } from '../../shared/people.ts'
import { must, ok, type Result } from '../../shared/result.ts'
import type { Acts } from '../acts/readActs.ts'
import { reopeningsOf } from '../acts/reopeningsOf.ts'
import type { Deps } from '../deps.ts'
import type { SessionsByLink } from '../history/sessionsByLink.ts'
import type { UpdateLog } from '../log/log.ts'
import { givenReports } from '../reports/givenReports.ts'
import type { Call } from '../routes.ts'
import { askComparison } from '../timeTravel/askComparison.ts'
import { askValue, readAnswer } from '../timeTravel/readAnswer.ts'
import { requesterOf, resolveMark, seqIn } from '../timeTravel/resolveMoments.ts'
import type { TimeTravel } from '../timeTravel/timeTravel.ts'
import { filesAt } from './filesAt.ts'
import { membersAt } from './membersAt.ts'
import { correctedIn, readAfterClosing, readRecordAfterClosing } from './readAfterClosing.ts'

export interface ExportDeps extends Deps {
  readonly log: Pick<UpdateLog, 'hashAt'>
  readonly travel: TimeTravel
  readonly acts: Acts
  readonly linksOf: (group: GroupId) => Promise<Pick<SessionsByLink, 'at'>>
  /** Public URL. */
  readonly url: string
}

export type WantedContents = Call<keyof typeof exportApi>['body']

export interface ContentsAsking {
  /** The client has disconnected. */
  readonly signal: AbortSignal
  readonly actor: Actor
  readonly group: GroupId
  readonly asked: WantedContents
}

export interface ContentsReading extends ContentsAsking {
  readonly session: MeetingFact | null
  /** Documents that the actor may read. */
  readonly sessions: readonly MeetingFact[]
  readonly stateOf: (document: DocumentId) => StateAt | null
  readonly zone: string
  /** The moment of the document. */
  readonly to: Moment
  readonly at: Instant
  /** Of all sessions, the first first. */
  readonly closings: readonly Closing[]
}
export const contentsOf = async (
  deps: ExportDeps,
  { actor, group, asked, signal, session, sessions, stateOf, zone, to, at, closings }: ContentsReading,
): Promise<Result<ExportContents>> => {
  const { of } = asked
  const plan = stateOf(roadmapId(group))
  const [told, links] = await Promise.all([reopeningsOf(deps.acts, group), deps.linksOf(group)])
  const reopenings = told.map((one): MarkedReopening => {
    const byLink = one.by && links.at(one.by.account, one.reopenedAt)
    return byLink ? { ...one, byLink } : one
  })
  const closingsBefore = (meeting: MeetingId) => ({
    actor,
    group,
    meeting,
    closings: closings.filter((one) => one.meeting === meeting && one.at <= at),
    reopenings,
    at,
    upTo: stateOf(meetingDocument(meeting))?.seq ?? null,
    signal,
  })
  switch (of.kind) {
    case 'record': {
      const after = await readRecordAfterClosing(deps, closingsBefore(of.meeting))
      if (!after.ok) return after
      const first = closings.find(({ meeting }) => meeting === of.meeting)
      const planAt = first && first.at < at ? first.at : at
      return ok({
        kind: 'record',
        session: must(session, 'the session asked for'),
        meeting: stateOf(meetingDocument(of.meeting)),
        plan,
        parts: of.parts ?? RECORD_PARTS,
        planAt,
        after: after.value,
        members: await membersAt(deps, group, planAt),
      })
    }
    case 'text':
      return ok({ kind: 'text', text: stateOf(of.text) })
    case 'register': {
      // Before its first entry a session has no decisions.
      const begun = sessions
        .toSorted((a, b) => a.number - b.number)
        .map((one) => ({ session: one, meeting: stateOf(meetingDocument(one.id)) }))
        .filter(({ meeting }) => meeting === null || meeting.seq > 0)
      const read = await correctedIn(begun, (meeting) => readAfterClosing(deps, closingsBefore(meeting), { since: null, passages: false }))
      if (!read.ok) return read
      return ok({ kind: 'register', sessions: read.value, plan, decisions: of.decisions ?? null })
    }
    case 'plan': {
      const since = of.since ? await sinceOf(deps, { actor, group, mark: of.since, zone }) : ok(null)
      if (!since.ok) return since
      const compared = since.value && (await comparisonWith(deps, { actor, group, from: since.value.moment, to }))
      if (compared && !compared.ok) return compared
      return ok({
        kind: 'plan',
        plan,
        items: of.items ?? null,
        group: of.group ?? 'stream',
        timeline: of.timeline ?? false,
        since: since.value && compared?.ok ? { name: since.value.name, comparison: compared.value } : null,
      })
    }
    case 'review': {
      const since = await sinceOf(deps, { actor, group, mark: of.since, zone })
      if (!since.ok) return since
      const compared = await comparisonWith(deps, { actor, group, from: since.value.moment, to })
      if (!compared.ok) return compared
      const burn = plan && (await askValue(deps.travel, actor.account, { type: 'burnUp', roadmap: plan.document, to: plan.seq }))
      if (burn && !burn.ok && burn.refusal !== 'damaged') return burn
      const grown = sessions.filter(({ id }) => seqIn(to, meetingDocument(id)) > seqIn(since.value.moment, meetingDocument(id)))
      const read = await correctedIn(
        grown.map((one) => ({ session: one })),
        (meeting) =>
          readAfterClosing(deps, closingsBefore(meeting), { since: seqIn(since.value.moment, meetingDocument(meeting)), passages: true }),
      )
      if (!read.ok) return read
      const corrected = read.value.flatMap(({ session: one, after }) => (after ? [{ session: one, after }] : []))
      const found = { comparison: compared.value, burnUp: burn?.ok ? burn.value.steps : null, corrected }
      return ok({ kind: 'review', plan, since: { name: since.value.name }, ...found })
    }
    case 'item': {
      const history = await historyOf(deps, actor, group, of.item, to.seqs)
      if (!history.ok) return history
      const upTo = stateOf(actsId(group))
      const reports = upTo ? await givenReports(deps, group, ({ item, n }) => item === of.item && n <= upTo.seq) : []
      const files = upTo ? await filesAt(deps, group, { item: of.item, upTo: upTo.seq, links }) : []
      return ok({ kind: 'item', plan, item: of.item, history: history.value, reports, files })
    }
  }
}

/** Null: a log of the two is unreadable. */
const comparisonWith = async (
  { travel }: ExportDeps,
  { actor, group, from, to }: { readonly actor: Actor; readonly group: GroupId; readonly from: Moment; readonly to: Moment },
): Promise<Result<Comparison | null>> => {
  const compared = readAnswer('comparison', await askComparison(travel, { account: actor.account, group, from, to }))
  return !compared.ok && compared.refusal === 'damaged' ? ok(null) : compared
}

const sinceOf = async (
  deps: ExportDeps,
  { actor, group, mark, zone }: { readonly actor: Actor; readonly group: GroupId; readonly mark: Mark; readonly zone: string },
): Promise<Result<SinceAt & { readonly moment: Moment }>> => {
  const moment = await resolveMark(deps.travel, await requesterOf(deps.db, { actor, group }), mark)
  if (!moment.ok) return moment
  const document = roadmapId(group)
  const seq = seqIn(moment.value, document)
  const { at, meeting, name } = moment.value
  const words = (language: Language) => {
    const called = meeting ? PAPER_WORDS.session(meeting.number)[language] : (name ?? '')
    const when = at === null ? '' : momentIn(at, zone, language)
    return [called, when].filter(Boolean).join(', ')
  }
  return ok({ plan: seq > 0 ? { document, seq } : null, name: { es: words('es'), en: words('en') }, moment: moment.value })
}

const historyOf = async (
  deps: ExportDeps,
  actor: Actor,
  group: GroupId,
  item: ItemId,
  upTo: Moment['seqs'],
): Promise<Result<SheetHistory | null>> => {
  const document = roadmapId(group)
  // As in the panel of the item: its reports and files are acts.
  const documents = [document, actsId(group)]
  const seqs = upTo.filter((one) => documents.includes(one.document))
  if (seqs.length === 0) return ok({ events: [], isWhole: true })
  const reached = await deps.travel.reach(seqs)
  if (!reached.ok) return reached
  const query = { subject: `item:${item}`, document, about: true, limit: MOST_EVENTS, after: [], upTo: seqs }
  const page = await askValue(deps.travel, actor.account, { type: 'feed', group, documents, query })
  if (!page.ok) return page.refusal === 'damaged' ? ok(null) : page
  return ok({ events: page.value.events, isWhole: page.value.next === null })
}
