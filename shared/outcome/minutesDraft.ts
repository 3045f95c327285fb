// The draft of the minutes, from the session and the road map: attendance, each point with its decisions, the action items agreed, the
// points not concluded. Both languages have the same blocks in the same order. It contains nothing that is not recorded there: the
// discussion is a placeholder in brackets, for people to write. Pure.
import type { Bilingual, Language } from '../bilingual.ts'
import type { AgencyId, DecisionId, DelegationId, MeetingId } from '../ids.ts'
import { agendaOf } from '../meeting/agenda.ts'
import type { MinutesBlock } from '../meeting/appendMinutes.ts'
import { carryOver } from '../meeting/carryOver.ts'
import { DECISION_METHOD_LABELS, DECISION_STATUS_LABELS, type Decision, type Meeting, type Point } from '../meeting/model.ts'
import { calledDecision, isRegistered } from '../meeting/register.ts'
import type { Agency, Delegation } from '../people.ts'
import { leadWords } from '../roadmap/leadWords.ts'
import type { Day, Item } from '../roadmap/model.ts'
import { shortDay } from './dates.ts'
import { DRAFT_WORDS as WORDS } from './draftWords.ts'

export interface Drafted {
  readonly id: MeetingId
  readonly meeting: Meeting
  /** Whether the session has begun: open points are then listed as not concluded. */
  readonly isHeld: boolean
  /** Null: the road map is not on this device. */
  readonly items: readonly Item[] | null
  readonly today: Day
  readonly delegations: readonly Delegation[]
  readonly agency: (id: AgencyId) => Agency | null
  readonly numberOf: (id: DecisionId) => string
}

export const minutesDraft = (drafted: Drafted): readonly MinutesBlock[] => [
  ...attendance(drafted),
  ...agenda(drafted),
  ...otherDecisions(drafted),
  ...actions(drafted),
  ...unfinished(drafted),
]

const both = (make: (language: Language) => string): Bilingual => ({ es: make('es'), en: make('en') })
const heading = (words: Bilingual, level: 1 | 2 = 1): MinutesBlock => ({ type: 'heading', level, words })
const paragraph = (words: Bilingual): MinutesBlock => ({ type: 'paragraph', words })
/** People's text on one line, or the placeholder for missing text. */
const theirs = (pair: Bilingual): Bilingual =>
  both((language) => pair[language].trim().replace(/\s*\n+\s*/g, ' ') || WORDS.missing[language])
const ended = (words: string): string => (/[.!?…\]]$/.test(words) ? words : `${words}.`)

const attendance = ({ meeting, delegations }: Drafted): readonly MinutesBlock[] => {
  const countOf = (id: DelegationId) => meeting.attendance.find(({ delegation }) => delegation === id)?.count ?? 0
  const shown = delegations.filter(({ id, retired }) => !retired || countOf(id) > 0)
  if (!shown.some(({ id }) => countOf(id) > 0)) return [heading(WORDS.attendance), paragraph(WORDS.notCounted)]
  return [
    heading(WORDS.attendance),
    {
      type: 'list',
      entries: shown.map(({ id, code, name }) => {
        const count = countOf(id)
        return both((language) => `${name[language]} (${code}): ${(count === 0 ? WORDS.absent : WORDS.people(count))[language]}`)
      }),
    },
  ]
}

const agenda = (drafted: Drafted): readonly MinutesBlock[] => {
  const { parts } = agendaOf(drafted.meeting)
  const isParted = parts.some(({ section }) => section !== null)
  return parts.flatMap(({ section, slots }) =>
    slots.length === 0
      ? []
      : [
          ...(isParted ? [heading(section ? theirs(section.title) : WORDS.otherPoints)] : []),
          ...slots.flatMap(({ point, place }) => {
            const title = theirs(point.title)
            return [
              heading(
                both((language) => `${place}. ${title[language]}`),
                isParted ? 2 : 1,
              ),
              ...pointBlocks(point, drafted),
            ]
          }),
        ],
  )
}

const pointBlocks = (point: Point, drafted: Drafted): readonly MinutesBlock[] => {
  const about = aboutPoint(point, drafted)
  return [
    ...(about ? [paragraph(about)] : []),
    paragraph(standing(point, drafted.isHeld)),
    ...registeredIn(drafted.meeting)
      .filter((decision) => decision.point === point.id)
      .map((decision) => paragraph(decisionWords(decision, drafted))),
  ]
}

/** Presenter and items of the point; null if neither is set. */
const aboutPoint = (point: Point, { delegations, agency, items }: Drafted): Bilingual | null => {
  const delegation = delegations.find(({ id }) => id === point.presenter)?.code
  const who = [delegation, point.presenterAgency && agency(point.presenterAgency)?.acronym].filter(Boolean).join(', ')
  const codes = point.items.flatMap((id) => items?.find((item) => item.id === id)?.code ?? []).join(', ')
  if (who === '' && codes === '') return null
  return both((language) =>
    [
      ...(who === '' ? [] : [`${WORDS.presenter[language]}: ${who}.`]),
      ...(codes === '' ? [] : [`${WORDS.items[language]}: ${codes}.`]),
    ].join(' '),
  )
}

const standing = (point: Point, isHeld: boolean): Bilingual => {
  if (point.state === 'done' || !isHeld) return WORDS.summary
  if (point.state === 'planned') return WORDS.notDealtWith
  if (point.reason.es.trim() === '' && point.reason.en.trim() === '') return WORDS.deferred
  const reason = theirs(point.reason)
  return both((language) => `${WORDS.deferred[language]} ${WORDS.reason[language]}: ${ended(reason[language])}`)
}

const registeredIn = (meeting: Meeting): readonly Decision[] =>
  meeting.decisions.filter(isRegistered).toSorted((a, b) => a.number - b.number)

const decisionWords = ({ id, number, status, method, text }: Decision, { numberOf }: Drafted): Bilingual => {
  const called = calledDecision(numberOf(id) || String(number))
  const words = theirs(text)
  return both((language) => {
    const how = [DECISION_STATUS_LABELS[status], DECISION_METHOD_LABELS[method]].map((label) => label[language].toLowerCase()).join(', ')
    return `${called[language]} (${how}): ${words[language]}`
  })
}

/** Decisions that belong to no point of the agenda. */
const otherDecisions = (drafted: Drafted): readonly MinutesBlock[] => {
  const places = new Set<unknown>(agendaOf(drafted.meeting).slots.map(({ point }) => point.id))
  const left = registeredIn(drafted.meeting).filter(({ point }) => !places.has(point))
  return left.length === 0 ? [] : [heading(WORDS.otherDecisions), ...left.map((decision) => paragraph(decisionWords(decision, drafted)))]
}

const actions = ({ id, items, delegations, agency }: Drafted): readonly MinutesBlock[] => {
  if (items === null) return [heading(WORDS.actions), paragraph(WORDS.actionsUnknown)]
  const agreed = items.filter((item) => item.origin === id && !item.archived).toSorted((a, b) => a.number - b.number)
  if (agreed.length === 0) return []
  const codeOf = (of: DelegationId) => delegations.find((one) => one.id === of)?.code ?? of
  const entry = (item: Item): Bilingual => {
    const title = theirs(item.title)
    const agencies = item.agencies.flatMap((one) => agency(one)?.acronym ?? []).join(', ')
    return both((language) => {
      const lead = leadWords(item, codeOf, language)
      return [
        `${item.code}. ${ended(title[language])}`,
        lead === '' ? `${WORDS.noLead[language]}.` : `${WORDS.lead[language]}: ${lead}.`,
        ...(agencies === '' ? [] : [`${WORDS.agencies[language]}: ${agencies}.`]),
        item.due === null ? `${WORDS.noDue[language]}.` : `${WORDS.due[language]}: ${shortDay(item.due, language)}.`,
      ].join(' ')
    })
  }
  return [heading(WORDS.actions), { type: 'list', entries: agreed.map(entry) }]
}

/** The points that the closing proposes for the next session. */
const unfinished = ({ id, meeting, isHeld, today }: Drafted): readonly MinutesBlock[] => {
  if (!isHeld) return []
  const { points } = carryOver({ id, meeting, items: [], next: null, today })
  if (points.length === 0) return []
  return [heading(WORDS.unfinished), { type: 'list', entries: points.map(({ point }) => theirs(point.title)) }]
}
