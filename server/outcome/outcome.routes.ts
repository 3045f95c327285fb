// Routes of document exports: collects what the caller may read at the requested moment, and streams the file.
import type { HistoryPage } from '../../shared/api/history.ts'
import type { outcomeApi } from '../../shared/api/outcome.ts'
import type { Closing } from '../../shared/api/trust.ts'
import { LANGUAGES, type Language, otherLanguage } from '../../shared/bilingual.ts'
import { closingFingerprint } from '../../shared/closingFingerprint.ts'
import type { BurnUp } from '../../shared/history/burnUp.ts'
import type { Comparison, Moment } from '../../shared/history/comparison.ts'
import { formatMark, type Mark } from '../../shared/history/marks.ts'
import {
  actsId,
  type DocumentId,
  documentKind,
  type GroupId,
  type Instant,
  type ItemId,
  instant,
  type MeetingId,
  meetingDocument,
  parseAccountId,
  parseDecisionId,
  roadmapId,
} from '../../shared/ids.ts'
import type { MarkedReopening } from '../../shared/outcome/afterClosing.ts'
import { momentIn } from '../../shared/outcome/dates.ts'
import type { Facts, HeadFact, MeetingFact } from '../../shared/outcome/facts.ts'
import { fileNameOf } from '../../shared/outcome/frame.ts'
import { MOST_EVENTS, type OutcomeFormat, RECORD_PARTS } from '../../shared/outcome/model.ts'
import { WORDS } from '../../shared/outcome/words.ts'
import type { Contents, SheetHistory, SinceAt, StateAt } from '../../shared/outcome/work.ts'
import type { Actor } from '../../shared/people.ts'
import { must, ok, type Result, refuse } from '../../shared/result.ts'
import type { Acts } from '../acts/readActs.ts'
import { reopeningsOf } from '../acts/reopeningsOf.ts'
import { readGroup } from '../db/readGroup.ts'
import type { Deps } from '../deps.ts'
import { documentsOf } from '../groups/documentRegistry.ts'
import type { LinkHands } from '../history/linkHands.ts'
import { DamagedLogError, type UpdateLog } from '../log/log.ts'
import { meetingsOf } from '../meetings/meetings.ts'
import { givenReports } from '../reports/givenReports.ts'
import type { Call, Handlers } from '../routes.ts'
import { askComparison } from '../timeTravel/askComparison.ts'
import { requesterOf, resolveMark, seqIn } from '../timeTravel/resolveMoments.ts'
import type { TimeTravel } from '../timeTravel/timeTravel.ts'
import { closingsOf } from '../trust/closings.ts'
import { visibleTo, withPlanOf } from './closingMoment.ts'
import type { OutcomeMaker } from './maker.ts'
import { correctedIn, readAfterClosing, readRecordAfterClosing } from './readAfterClosing.ts'

export interface OutcomeDeps extends Deps {
  readonly log: Pick<UpdateLog, 'hashAt'>
  readonly travel: TimeTravel
  readonly acts: Acts
  readonly maker: OutcomeMaker
  readonly linksOf: (group: GroupId) => Promise<Pick<LinkHands, 'at'>>
  /** Public URL. */
  readonly url: string
}
type Route = keyof typeof outcomeApi
type Asked = Call<Route>['body']

const MEDIA: Readonly<Record<OutcomeFormat, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
}

export const outcomeHandlers = (deps: OutcomeDeps): Handlers<Route> => ({
  'POST /api/groups/:group/outcome': async ({ c, actor, group, body }) => {
    const read = await readAsked(deps, { actor, group, asked: body, signal: c.req.raw.signal })
    if (!read.ok) return read
    const { contents, facts } = read.value
    const made = await deps.maker.make(actor.account, { contents, facts, format: body.format, paper: body.paper }, c.req.raw.signal)
    if (!made.ok) return made
    return c.body(made.value, 200, {
      'Content-Type': MEDIA[body.format],
      'Content-Disposition': `attachment; filename="${fileNameOf(contents.kind, facts)}.${body.format}"`,
    })
  },
})

interface Asking {
  /** The client has disconnected. */
  readonly signal: AbortSignal
  readonly actor: Actor
  readonly group: GroupId
  readonly asked: Asked
}

const readAsked = async (
  deps: OutcomeDeps,
  { actor, group, asked, signal }: Asking,
): Promise<Result<{ contents: Contents; facts: Facts }>> => {
  const { db, travel, clock } = deps
  const { of } = asked
  const asker = await requesterOf(db, { actor, group })
  const [info, meetings, documents] = await Promise.all([
    readGroup(db, group),
    meetingsOf(deps, group, asker.hidden),
    documentsOf(db, group, actor),
  ])
  const found = must(info, 'the group of a member')
  const session = of.kind === 'record' ? meetings.find(({ id }) => id === of.meeting) : undefined
  if (of.kind === 'record' && !session) return refuse('not-found')
  // The subject must be a document that this user may read: the moment contains no other.
  if (of.kind === 'text' && !documents.some(({ id, kind }) => id === of.text && kind === 'page')) return refuse('not-found')
  const subject = of.kind === 'text' ? of.text : session ? session.document : roadmapId(group)
  const closings = (await closingsOf(db, group)).toReversed().map((one) => visibleTo(one, asker.hidden))
  const own = closings.filter(({ meeting }) => session && meeting === session.id)
  const last = asked.at === undefined && session?.state === 'closed' ? own.at(-1) : undefined
  const asOf: Result<Moment> = last
    ? ok({ mark: formatMark({ type: 'at', at: last.at }), meeting: null, name: null, at: last.at, seqs: last.heads, unreadable: [] })
    : await resolveMark(travel, { ...asker, document: subject }, asked.at ?? { type: 'now' })
  if (!asOf.ok) return asOf
  const moment = session ? withPlanOf(own[0], asOf.value, roadmapId(group)) : asOf.value
  const standing = { seqs: moment.seqs, unreadable: moment.unreadable }
  // Before its first entry a text is empty, which a document would present as its content at that time.
  const isPast = asked.at !== undefined && asked.at.type !== 'now'
  if (of.kind === 'text' && isPast && !standing.unreadable.includes(subject) && seqIn(standing, subject) === 0) return refuse('not-begun')
  const stateOf = (document: DocumentId): StateAt | null => {
    const seq = seqIn(standing, document)
    return standing.unreadable.includes(document) ? null : { document, seq }
  }
  const zone = session?.zone || found.zone
  const at = instant(moment.at ?? clock.now())
  const facts = meetings.map(
    ({ id, number, state, zone: own, title, closedAt }): MeetingFact => ({ id, number, state, zone: own, title, closedAt }),
  )
  const contents = await contentsOf(deps, {
    actor,
    group,
    asked,
    signal,
    session: session ?? null,
    sessions: facts,
    stateOf,
    zone,
    to: moment,
    at,
    closings,
  })
  if (!contents.ok) return contents
  const shown = shownBy(contents.value, group)
  const heads = await headsOf(
    deps.log,
    shown.flatMap((document) => stateOf(document) ?? []),
  )
  const [main] = heads
  const rows = await db
    .selectFrom('decision')
    .select(['id', 'number'])
    .where('document', 'in', [...meetings.map(({ document }) => document), ''])
    .execute()
  return ok({
    contents: contents.value,
    facts: {
      group: found,
      languages: languagesOf(asked.languages, found.firstLanguage),
      zone,
      at,
      made: clock.now(),
      meetings: facts,
      decisions: rows.flatMap(({ id, number }) => {
        const decision = parseDecisionId(id)
        return decision ? [{ id: decision, number }] : []
      }),
      texts: documents.filter(({ id }) => documentKind(id) === 'page').map(({ id, title }) => ({ id, title })),
      heads,
      people: NAMING.includes(of.kind) ? await peopleIn(deps, group) : [],
      address: main
        ? `${deps.url}/g/${group}/verification?of=${encodeURIComponent(main.document)}&seq=${main.seq}&hash=${main.hash.slice(0, 32)}`
        : '',
      unsent: asked.unsent ?? 0,
      closings: await Promise.all(
        own.filter((one) => one.at <= at).map(async (one) => ({ at: one.at, fingerprint: await closingFingerprint(group, one.marked) })),
      ),
      isFinal: last !== undefined,
    },
  })
}

/** Documents that name people. */
const NAMING: readonly Asked['of']['kind'][] = ['item', 'review', 'plan', 'record', 'register']

interface Reading extends Asking {
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
const contentsOf = async (
  deps: OutcomeDeps,
  { actor, group, asked, signal, session, sessions, stateOf, zone, to, at, closings }: Reading,
): Promise<Result<Contents>> => {
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
      return ok({
        kind: 'record',
        session: must(session, 'the session asked for'),
        meeting: stateOf(meetingDocument(of.meeting)),
        plan,
        parts: of.parts ?? RECORD_PARTS,
        planAt: first && first.at < at ? first.at : at,
        after: after.value,
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
      const burn = plan && (await deps.travel.ask(actor.account, { type: 'burnUp', roadmap: plan.document, to: plan.seq }))
      if (burn && !burn.ok && burn.refusal !== 'damaged') return burn
      const burnUp: BurnUp | null = burn?.ok ? JSON.parse(new TextDecoder().decode(burn.value)) : null
      const grown = sessions.filter(({ id }) => seqIn(to, meetingDocument(id)) > seqIn(since.value.moment, meetingDocument(id)))
      const read = await correctedIn(
        grown.map((one) => ({ session: one })),
        (meeting) =>
          readAfterClosing(deps, closingsBefore(meeting), { since: seqIn(since.value.moment, meetingDocument(meeting)), passages: true }),
      )
      if (!read.ok) return read
      const corrected = read.value.flatMap(({ session: one, after }) => (after ? [{ session: one, after }] : []))
      const found = { comparison: compared.value, burnUp: burnUp?.steps ?? null, corrected }
      return ok({ kind: 'review', plan, since: { name: since.value.name }, ...found })
    }
    case 'item': {
      const history = await historyOf(deps, actor, group, of.item, to.seqs)
      if (!history.ok) return history
      const upTo = stateOf(actsId(group))
      const reports = upTo ? await givenReports(deps, group, ({ item, n }) => item === of.item && n <= upTo.seq) : []
      return ok({ kind: 'item', plan, item: of.item, history: history.value, reports })
    }
  }
}

/** Null: a log of the two is unreadable. */
const comparisonWith = async (
  { travel }: OutcomeDeps,
  { actor, group, from, to }: { readonly actor: Actor; readonly group: GroupId; readonly from: Moment; readonly to: Moment },
): Promise<Result<Comparison | null>> => {
  const answer = await askComparison(travel, { account: actor.account, group, from, to })
  if (!answer.ok) return answer.refusal === 'damaged' ? ok(null) : answer
  const comparison: Comparison = JSON.parse(new TextDecoder().decode(answer.value))
  return ok(comparison)
}

const sinceOf = async (
  deps: OutcomeDeps,
  { actor, group, mark, zone }: { readonly actor: Actor; readonly group: GroupId; readonly mark: Mark; readonly zone: string },
): Promise<Result<SinceAt & { readonly moment: Moment }>> => {
  const moment = await resolveMark(deps.travel, await requesterOf(deps.db, { actor, group }), mark)
  if (!moment.ok) return moment
  const document = roadmapId(group)
  const seq = seqIn(moment.value, document)
  const { at, meeting, name } = moment.value
  const words = (language: Language) => {
    const called = meeting ? WORDS.session(meeting.number)[language] : (name ?? '')
    const when = at === null ? '' : momentIn(at, zone, language)
    return [called, when].filter(Boolean).join(', ')
  }
  return ok({ plan: seq > 0 ? { document, seq } : null, name: { es: words('es'), en: words('en') }, moment: moment.value })
}

const historyOf = async (
  deps: OutcomeDeps,
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
  if (!(await deps.travel.reach(seqs))) return refuse('unavailable')
  const query = { subject: `item:${item}`, document, about: true, limit: MOST_EVENTS, after: [], upTo: seqs }
  const answer = await deps.travel.ask(actor.account, { type: 'feed', group, documents, query })
  if (!answer.ok) return answer.refusal === 'damaged' ? ok(null) : answer
  const page: HistoryPage = JSON.parse(new TextDecoder().decode(answer.value))
  return ok({ events: page.events, isWhole: page.next === null })
}

/** The main log first. */
const shownBy = (contents: Contents, group: GroupId): readonly DocumentId[] => {
  switch (contents.kind) {
    case 'record':
      return [contents.meeting?.document ?? meetingOf(contents.session.id), roadmapId(group), actsId(group)]
    case 'text':
      return contents.text ? [contents.text.document] : []
    case 'item':
      return [roadmapId(group), actsId(group)]
    case 'register':
      // The newest session first: its log is in the file name and on each page.
      return [...contents.sessions.toReversed().map(({ session }) => meetingOf(session.id)), roadmapId(group)]
    case 'review':
      return [roadmapId(group), ...changedIn(contents.comparison)]
    default:
      return [roadmapId(group)]
  }
}
/** The other logs used by a review: those that grew between its two moments. */
const changedIn = (comparison: Comparison | null): readonly DocumentId[] =>
  comparison?.to.seqs.flatMap(({ document, seq }) => {
    const kind = documentKind(document)
    return kind !== 'roadmap' && kind !== 'acts' && seq > seqIn(comparison.from, document) ? [document] : []
  }) ?? []
const meetingOf = (id: MeetingId): DocumentId => meetingDocument(id)

/** An unreadable log has no head: the document says so instead. */
const headsOf = async (log: OutcomeDeps['log'], states: readonly StateAt[]): Promise<readonly HeadFact[]> => {
  const heads: HeadFact[] = []
  for (const { document, seq } of states) {
    try {
      if (seq > 0) heads.push({ document, seq, hash: Buffer.from(await log.hashAt(document, seq)).toString('hex') })
    } catch (error) {
      if (!(error instanceof DamagedLogError)) throw error
    }
  }
  return heads
}

const peopleIn = async ({ db }: OutcomeDeps, group: GroupId): Promise<Facts['people']> => {
  const rows = await db
    .selectFrom('membership')
    .innerJoin('account', 'account.id', 'membership.account')
    .select(['account.id', 'account.name'])
    .where('membership.group_id', '=', group)
    .execute()
  return rows.flatMap(({ id, name }) => {
    const account = parseAccountId(id)
    return account ? [{ account, name }] : []
  })
}

const languagesOf = (asked: Asked['languages'], first: Language): readonly Language[] =>
  asked === 'es-en' ? [first, otherLanguage(first)] : LANGUAGES.filter((language) => language === asked)
