// Minutes of a session: attendance, each point with what was decided at it, proceedings, action items, and lines to sign. Pure.
import type * as Y from 'yjs'
import type { Language } from '../bilingual.ts'
import type { DescribedEvent } from '../history/describe.ts'
import type { Instant } from '../ids.ts'
import { agendaOf } from '../meeting/agenda.ts'
import { carryOver } from '../meeting/carryOver.ts'
import { shownState, wasClosed } from '../meeting/lifecycle.ts'
import {
  DECISION_METHOD_LABELS,
  DECISION_STATUS_LABELS,
  type Decision,
  type Meeting,
  POINT_STATE_LABELS,
  type Point,
} from '../meeting/model.ts'
import { readMeeting } from '../meeting/read.ts'
import { calledDecision, decisionNumbers, isRegistered } from '../meeting/register.ts'
import { minutesBody } from '../meeting/write.ts'
import { readConfirmations } from '../pairs/confirmations.ts'
import { SECRETARIAT } from '../people.ts'
import type { RoadMap } from '../roadmap/model.ts'
import { dayInZone } from '../zones.ts'
import { type AfterClosing, closingFacts, correctedLines, correctionBlocks, minutesNotes } from './afterClosing.ts'
import { daysSpan, momentIn } from './dates.ts'
import { type MeetingFact, namesFrom, type PaperFacts } from './facts.ts'
import { framedDocument } from './frame.ts'
import { ITEM_LISTS } from './itemTables.ts'
import { createLanguageWriter, type LanguageWriter, runOf, sameOnce } from './languageWriter.ts'
import { membersWriter, OFFICES, type RecordMember } from './membersWriter.ts'
import {
  type ExportedDocument,
  type Footnote,
  type PaperBlock,
  type PaperFact,
  type PaperLine,
  type PaperText,
  RECORD_PARTS,
  type RecordPart,
} from './model.ts'
import { richPart } from './richText.ts'
import { AFTER_WORDS, PAPER_WORDS } from './words.ts'

export interface RecordParts {
  readonly facts: PaperFacts
  readonly session: MeetingFact
  /** Null: its log is unreadable. */
  readonly doc: Y.Doc | null
  /** Null: its log is unreadable. */
  readonly plan: RoadMap | null
  readonly parts: readonly RecordPart[]
  /** The moment of the plan: that of the first closing, however often the session was closed again. */
  readonly planAt: Instant
  /** Null: it was never reopened. */
  readonly after: AfterClosing | null
  /** Members of the group at the moment of the plan. */
  readonly members: readonly RecordMember[]
}

export const recordOf = ({ facts, session, doc, plan, parts, planAt, after, members }: RecordParts): ExportedDocument => {
  const say = createLanguageWriter(facts.languages)
  // Only the minutes as of the last closing are final: any other moment of a closed session is a draft.
  const isDraft = !facts.isFinal
  const kind = PAPER_WORDS.kinds.record(session.number)
  if (!doc)
    return framedDocument(facts, {
      kind,
      title: say.ours(PAPER_WORDS.session(session.number)),
      isDraft,
      facts: [],
      blocks: [row(say.ours(PAPER_WORDS.unreadableLog))],
    })
  const meeting = readMeeting(doc)
  const inside: Inside = { facts, say, session, meeting, doc, plan, parts, planAt, after, members, notes: [] }
  const saying = { say, zone: facts.zone, names: namesFrom(facts, plan ?? NOTHING) }
  const corrections: readonly PaperBlock[] = after
    ? [{ type: 'heading', level: 1, words: say.ours(AFTER_WORDS.title) }, ...correctionBlocks(after, saying)]
    : []
  const blocks = PRINTED_PARTS.filter((part) => parts.includes(part)).flatMap((part): readonly PaperBlock[] => {
    const held = PARTS[part](inside)
    if (held === 'elsewhere') return []
    return [
      ...(part === 'signatures' ? corrections : []),
      { type: 'heading', level: 1, words: say.ours(PAPER_WORDS.parts[part]) },
      ...(held.length > 0 ? held : [row(say.ours(PAPER_WORDS.none, 'soft'))]),
    ]
  })
  const span = (language: 'es' | 'en') => daysSpan(meeting.start, meeting.end, language)
  return framedDocument(facts, {
    kind,
    // Its number is in the kind: without a title, it is called by it.
    title: say.lines((language) => [{ runs: [runOf(meeting.title[language].trim() || PAPER_WORDS.session(session.number)[language])] }]),
    called: kind,
    isDraft,
    isCompact: facts.languages.length > 1,
    facts: [
      ...(meeting.place.es.trim() || meeting.place.en.trim()
        ? [{ name: say.ours(PAPER_WORDS.place), value: say.theirs(meeting.place) }]
        : []),
      ...(meeting.start ? [{ name: say.ours(PAPER_WORDS.dates), value: say.ours(span) }] : []),
      { name: say.ours(PAPER_WORDS.state), value: say.ours(PAPER_WORDS.states[shownState(session)]) },
      ...(after ? [...closingFacts(after, saying), planFact(say, planAt, facts.zone)] : []),
    ],
    // Whichever parts were asked for, a corrected record says what was corrected.
    blocks: parts.includes('signatures') ? blocks : [...blocks, ...corrections],
    notes: inside.notes,
  })
}

const planFact = (say: LanguageWriter, planAt: Instant, zone: string): PaperFact => ({
  name: say.ours(AFTER_WORDS.planAt),
  value: say.ours((language) => `${AFTER_WORDS.planAsOf[language]}, ${momentIn(planAt, zone, language)}`),
})

const NOTHING: RoadMap = { fields: [], streams: [], items: [] }

interface Inside {
  readonly facts: PaperFacts
  readonly say: LanguageWriter
  readonly session: MeetingFact
  readonly meeting: Meeting
  readonly doc: Y.Doc
  readonly plan: RoadMap | null
  readonly parts: readonly RecordPart[]
  readonly planAt: Instant
  readonly after: AfterClosing | null
  readonly members: readonly RecordMember[]
  notes: readonly Footnote[]
}
/** Under what was corrected: when, and whose it is. */
const corrected = ({ after, facts }: Inside, language: Language, isOf: (event: DescribedEvent) => boolean): readonly PaperLine[] =>
  correctedLines(after, isOf, { zone: facts.zone, names: namesFrom(facts, NOTHING), language })
const correctedRow = (inside: Inside, isOf: (event: DescribedEvent) => boolean): readonly PaperBlock[] => {
  const words = inside.say.lines((language) => corrected(inside, language, isOf))
  return words.some(({ lines }) => lines.length > 0) ? [row(words)] : []
}
const isOfMeeting =
  (field: string) =>
  (event: DescribedEvent): boolean =>
    event.subject.type === 'meeting' && event.field !== null && event.field.split(/[./]/, 1)[0] === field
const row = (words: PaperText, number = ''): PaperBlock => ({ type: 'row', number, words })

const attendance = (inside: Inside): readonly PaperBlock[] => {
  const { facts, say, meeting, session, parts, members } = inside
  const delegations = facts.group.delegations.filter(
    ({ id, retired }) => !retired || meeting.attendance.some((one) => one.delegation === id),
  )
  const countOf = (id: string) => meeting.attendance.find(({ delegation }) => delegation === id)?.count ?? 0
  const here = delegations.filter(({ id }) => countOf(id) > 0).length
  const isCounted = here > 0 || session.state === 'inSession' || wasClosed(session)
  if (!isCounted) return [row(say.ours(PAPER_WORDS.notCounted, 'soft'))]
  const isNamed = parts.includes('names')
  const names = membersWriter(inside)
  const officers = isNamed ? members.filter(({ role, delegation }) => delegation === null && role !== null && OFFICES.includes(role)) : []
  return [
    {
      type: 'table',
      about: PAPER_WORDS.parts.attendance[say.languages[0] ?? 'es'],
      language: say.languages[0] ?? 'es',
      widths: [2.2, 6.2, 1],
      rowHeads: true,
      head: [
        say.ours(PAPER_WORDS.delegation),
        say.ours(isNamed ? PAPER_WORDS.members : PAPER_WORDS.agencies),
        say.ours(PAPER_WORDS.present),
      ],
      rows: [
        ...delegations.map((delegation) => {
          const agencies = facts.group.agencies.filter((agency) => agency.delegation === delegation.id && !agency.retired)
          const count = countOf(delegation.id)
          return [
            sameOnce(say.lines((language) => [{ runs: [runOf(`${delegation.code} `, { bold: true }), runOf(delegation.name[language])] }])),
            isNamed
              ? names(members.filter((one) => one.delegation === delegation.id))
              : say.same(agencies.map(({ acronym }) => acronym).join(' · ') || '–'),
            count === 0 ? say.ours(PAPER_WORDS.absent) : say.same(String(count)),
          ]
        }),
        ...(officers.length === 0 ? [] : [[say.ours(SECRETARIAT.name), names(officers), []]]),
      ],
    },
    row(say.ours(PAPER_WORDS.presence(here, delegations.length, meeting.quorum), 'soft')),
    ...correctedRow(inside, isOfMeeting('attendance')),
  ]
}

const registeredIn = (meeting: Meeting): readonly Decision[] => meeting.decisions.filter(isRegistered)
const numbersIn = ({ facts, meeting }: Inside) => decisionNumbers(facts.decisions, meeting.decisions)

const agenda = (inside: Inside): readonly PaperBlock[] => {
  const { say, meeting, facts, plan } = inside
  const { parts, slots } = agendaOf(meeting)
  if (slots.length === 0) return []
  const numbers = numbersIn(inside)
  const names = namesFrom(facts, plan ?? NOTHING)
  const { isFinal } = facts
  const under = (point: Point, language: 'es' | 'en'): readonly PaperLine[] => {
    const decided = registeredIn(meeting).filter((one) => one.point === point.id)
    const who = [
      point.presenter && names.delegation(point.presenter)?.code,
      point.presenterAgency && names.agency(point.presenterAgency)?.acronym,
    ].filter(Boolean)
    const items = plan
      ? point.items.flatMap((id) => names.item(id)?.code ?? [])
      : point.items.length > 0
        ? [PAPER_WORDS.unreadableLog[language]]
        : []
    const reason = point.state === 'deferred' ? point.reason[language].trim() : ''
    // A point still planned at the closing was not dealt with.
    const state =
      point.state !== 'planned' ? [POINT_STATE_LABELS[point.state][language]] : isFinal ? [PAPER_WORDS.notDealtWith[language]] : []
    const said = [
      // A reason is a sentence, on a line of its own.
      ...(reason === '' ? state : []),
      ...(who.length > 0 ? [`${PAPER_WORDS.presentedBy[language]}: ${who.join(', ')}`] : []),
      ...(items.length > 0 ? [`${PAPER_WORDS.items[language]}: ${items.join(', ')}`] : []),
    ].join(' · ')
    return [
      ...(reason === '' ? [] : [{ runs: [{ text: `${state.join('')}: ` }, runOf(reason)], style: 'soft' as const }]),
      ...(said === '' ? [] : [{ runs: [runOf(said)], style: 'soft' as const }]),
      ...decided.flatMap((one): readonly PaperLine[] => [
        {
          runs: [
            {
              text: `${calledDecision(numbers.get(one.id) ?? String(one.number))[language]} (${howTaken(one, language).toLowerCase()})`,
            },
          ],
          style: 'strong',
        },
        ...(say.theirs(one.text).find((side) => side.language === language)?.lines ?? []),
        ...corrected(inside, language, ({ subject }) => subject.type === 'decision' && subject.id === one.id),
      ]),
      ...corrected(inside, language, ({ subject }) => subject.type === 'point' && subject.id === point.id),
    ]
  }
  return parts.flatMap(({ section, slots: own }): readonly PaperBlock[] => {
    if (own.length === 0) return []
    const named = parts.length > 1 || section !== null
    return [
      ...(named
        ? [{ type: 'heading', level: 2, words: section ? say.theirs(section.title) : say.ours(PAPER_WORDS.withoutSection) } as const]
        : []),
      ...own.map(
        ({ point, place }): PaperBlock => ({
          type: 'row',
          number: String(place),
          words: say.theirs(point.title).map((side) => ({ ...side, lines: [...side.lines, ...under(point, side.language)] })),
        }),
      ),
    ]
  })
}

const howTaken = ({ status, method }: Decision, language: Language): string =>
  [DECISION_STATUS_LABELS[status][language], DECISION_METHOD_LABELS[method][language].toLowerCase()].join(' · ')

const minutes = (inside: Inside): readonly PaperBlock[] => {
  const { say, doc, facts } = inside
  const { blocks, notes } = richPart({
    bodies: { es: minutesBody(doc, 'es'), en: minutesBody(doc, 'en') },
    confirmed: readConfirmations(doc),
    languages: facts.languages,
    counts: true,
    after: inside.notes.length,
    notes: minutesNotes(inside.after, { zone: facts.zone, names: namesFrom(facts, NOTHING) }),
  })
  inside.notes = [...inside.notes, ...notes]
  // Paragraph by paragraph, unless the log between the closings is unreadable.
  const whole = inside.after?.minutes ? [] : correctedRow(inside, isOfMeeting('minutes'))
  return [...whole, ...(blocks.length > 0 ? blocks : [row(say.ours(PAPER_WORDS.noMinutes, 'soft'))])]
}

/** Those of points are with their points, if the agenda is printed. */
const decisions = (inside: Inside): Held => {
  const { say, meeting, parts } = inside
  const numbers = numbersIn(inside)
  const places = new Map(agendaOf(meeting).slots.map(({ point, place }) => [point.id, place]))
  const registered = registeredIn(meeting)
  const listed = parts.includes('agenda') ? registered.filter(({ point }) => point === null || !places.has(point)) : registered
  if (listed.length === 0 && registered.length > 0) return 'elsewhere'
  return listed
    .toSorted((a, b) => a.number - b.number)
    .map((one): PaperBlock => {
      const place = one.point === null ? undefined : places.get(one.point)
      const how = (language: 'es' | 'en') =>
        [howTaken(one, language), ...(place === undefined ? [] : [`${PAPER_WORDS.point[language].toLowerCase()} ${place}`])].join(' · ')
      return {
        type: 'row',
        serif: true,
        number: numbers.get(one.id) ?? String(one.number),
        words: say.theirs(one.text).map((side) => ({
          ...side,
          lines: [
            ...side.lines,
            { runs: [{ text: how(side.language) }], style: 'soft' as const },
            ...corrected(inside, side.language, ({ subject }) => subject.type === 'decision' && subject.id === one.id),
          ],
        })),
      }
    })
}

const actions = ({ say, session, plan, facts }: Inside): readonly PaperBlock[] => {
  if (!plan) return [row(say.ours(PAPER_WORDS.unreadableLog))]
  const items = plan.items.filter((item) => item.origin === session.id && !item.archived).toSorted((a, b) => a.number - b.number)
  return items.length === 0 ? [] : [ITEM_LISTS.actions({ items, say, names: namesFrom(facts, plan) })]
}

const carried = ({ say, session, meeting, plan, planAt, parts, facts }: Inside): readonly PaperBlock[] => {
  // Points of a session that has not begun are open, not carried over.
  if (session.state !== 'inSession' && !wasClosed(session)) return [row(say.ours(PAPER_WORDS.notHeld, 'soft'))]
  if (!plan) return [row(say.ours(PAPER_WORDS.unreadableLog))]
  const today = dayInZone(planAt, facts.zone)
  const { points, items } = carryOver({ id: session.id, meeting, items: plan.items, next: null, today })
  const names = namesFrom(facts, plan)
  const places = new Map(parts.includes('agenda') ? agendaOf(meeting).slots.map(({ point, place }) => [point.id, place]) : [])
  /** The agenda says why a point was deferred. */
  const whyCarried = (point: Point, language: Language): readonly PaperLine[] => {
    const reason = point.reason[language].trim()
    if (reason === '' || (places.has(point.id) && point.state === 'deferred')) return []
    return [{ runs: [{ text: `${PAPER_WORDS.reason[language]}: ` }, runOf(reason)], style: 'soft' }]
  }
  return [
    ...points.map(
      ({ point, from }): PaperBlock => ({
        type: 'row',
        number: '•',
        words: say.theirs(point.title).map((side) => ({
          ...side,
          lines: [
            ...withTail(side.lines, whereCarried(places.get(point.id), from.times, side.language)),
            ...whyCarried(point, side.language),
          ],
        })),
      }),
    ),
    ...(points.length === 0 || items.length === 0 ? [] : [{ type: 'heading', level: 2, words: say.ours(PAPER_WORDS.items) } as const]),
    ...(items.length === 0 ? [] : [ITEM_LISTS.followed({ items: items.map(({ item }) => item), say, names })]),
  ]
}

/** *(point 12, deferred 2 times)*; '' where there is nothing to say. */
const whereCarried = (place: number | undefined, times: number, language: Language): string => {
  const said = [
    ...(place === undefined ? [] : [`${PAPER_WORDS.point[language]} ${place}`]),
    ...(times > 1 ? [PAPER_WORDS.times(times)[language]] : []),
  ]
  return said.length === 0 ? '' : ` (${said.join(', ').toLowerCase()})`
}
/** Behind the last words. */
const withTail = (lines: readonly PaperLine[], tail: string): readonly PaperLine[] =>
  lines.map((line, at) => (tail !== '' && at === lines.length - 1 ? { ...line, runs: [...line.runs, { text: tail }] } : line))

const signatures = ({ say, facts, meeting }: Inside): readonly PaperBlock[] => {
  const present = facts.group.delegations.filter(({ id }) => meeting.attendance.some((one) => one.delegation === id && one.count > 0))
  const signing = present.length > 0 ? present : facts.group.delegations.filter(({ retired }) => !retired)
  return [
    row(say.ours(PAPER_WORDS.signWhy, 'soft')),
    {
      type: 'signatures',
      name: say.ours(PAPER_WORDS.delegation),
      fields: [PAPER_WORDS.sign.name, PAPER_WORDS.sign.place, PAPER_WORDS.sign.signature].map((words) => say.ours(words)),
      places: signing.map(({ code, name }) => ({
        of: sameOnce(say.lines((language) => [{ runs: [runOf(`${code} `, { bold: true }), runOf(name[language])] }])),
      })),
    },
  ]
}

type PrintedPart = Exclude<RecordPart, 'names'>
const PRINTED_PARTS = RECORD_PARTS.filter((part): part is PrintedPart => part !== 'names')
/** All of it may be in another part. */
type Held = readonly PaperBlock[] | 'elsewhere'
const PARTS: Readonly<Record<PrintedPart, (inside: Inside) => Held>> = {
  attendance,
  agenda,
  minutes,
  decisions,
  actions,
  carried,
  signatures,
}
