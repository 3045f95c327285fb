// Collects what the caller may read at the requested moment, for one document: its contents, and the facts around them.

import type { Closing } from '../../shared/api/trust.ts'
import { LANGUAGES, type Language, otherLanguage } from '../../shared/bilingual.ts'
import { closingFingerprint } from '../../shared/closingFingerprint.ts'
import type { Comparison, Moment } from '../../shared/history/comparison.ts'
import { formatMark } from '../../shared/history/marks.ts'
import {
  actsId,
  type DocumentId,
  documentKind,
  type GroupId,
  instant,
  type MeetingId,
  meetingDocument,
  parseAccountId,
  parseDecisionId,
  roadmapId,
} from '../../shared/ids.ts'
import type { HeadFact, MeetingFact, PaperFacts } from '../../shared/outcome/facts.ts'
import type { ExportContents, StateAt } from '../../shared/outcome/work.ts'
import { must, ok, type Result, refuse } from '../../shared/result.ts'
import { readGroupRow } from '../db/readGroup.ts'
import { documentsOf } from '../groups/documentRegistry.ts'
import { DamagedLogError } from '../log/log.ts'
import { meetingsOf } from '../meetings/meetings.ts'
import { requesterOf, resolveMark, seqIn } from '../timeTravel/resolveMoments.ts'
import { closingsOf } from '../trust/closings.ts'
import { type ContentsAsking, contentsOf, type ExportDeps, type WantedContents } from './readContents.ts'

export const readExportedDocument = async (
  deps: ExportDeps,
  { actor, group, asked, signal }: ContentsAsking,
): Promise<Result<{ contents: ExportContents; facts: PaperFacts }>> => {
  const { db, travel, clock } = deps
  const { of } = asked
  const asker = await requesterOf(db, { actor, group })
  const [info, meetings, documents] = await Promise.all([
    readGroupRow(db, group),
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
const NAMING: readonly WantedContents['of']['kind'][] = ['item', 'review', 'plan', 'record', 'register']

/** The main log first. */
const shownBy = (contents: ExportContents, group: GroupId): readonly DocumentId[] => {
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
const headsOf = async (log: ExportDeps['log'], states: readonly StateAt[]): Promise<readonly HeadFact[]> => {
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

const peopleIn = async ({ db }: ExportDeps, group: GroupId): Promise<PaperFacts['people']> => {
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

const languagesOf = (asked: WantedContents['languages'], first: Language): readonly Language[] =>
  asked === 'es-en' ? [first, otherLanguage(first)] : LANGUAGES.filter((language) => language === asked)

/** `marked`: all heads, of which the fingerprint is made; `heads`: those of documents that the reader may read. */
interface OwnClosing extends Closing {
  readonly marked: Closing['heads']
}
const visibleTo = (closing: Closing, hidden: ReadonlySet<DocumentId>): OwnClosing => ({
  ...closing,
  marked: closing.heads,
  heads: closing.heads.filter(({ document }) => !hidden.has(document)),
})

/** The plan of a record is that of its first closing: what was changed in the plan while its words were corrected was not agreed there. */
const withPlanOf = (first: Closing | undefined, moment: Moment, plan: DocumentId): Moment => {
  if (!first) return moment
  const then = seqIn({ seqs: first.heads }, plan)
  const isLater = seqIn(moment, plan) > then || moment.unreadable.includes(plan)
  if (!isLater) return moment
  const others = moment.seqs.filter(({ document }) => document !== plan)
  return {
    ...moment,
    seqs: then > 0 ? [...others, { document: plan, seq: then }] : others,
    unreadable: moment.unreadable.filter((document) => document !== plan),
  }
}
