// Register of decisions by session: number, text, status, method and subjects. Pure.
import type * as Y from 'yjs'
import type { Bilingual, Language } from '../bilingual.ts'
import type { DecisionId } from '../ids.ts'
import { isolate } from '../isolate.ts'
import { agendaOf } from '../meeting/agenda.ts'
import { shownState } from '../meeting/lifecycle.ts'
import { DECISION_METHOD_LABELS, DECISION_STATUS_LABELS, type Decision, type Meeting } from '../meeting/model.ts'
import { readMeeting } from '../meeting/read.ts'
import { decisionNumbers, isRegistered } from '../meeting/register.ts'
import type { RoadMap } from '../roadmap/model.ts'
import { type AfterClosing, closingFacts, correctedLines } from './afterClosing.ts'
import { daysSpan } from './dates.ts'
import { type MeetingFact, namesFrom, type PaperFacts } from './facts.ts'
import { framedDocument } from './frame.ts'
import { createLanguageWriter, type LanguageWriter, plainTextIn, runOf } from './languageWriter.ts'
import type { ExportedDocument, PaperBlock, PaperLine } from './model.ts'
import { AFTER_WORDS, PAPER_WORDS } from './words.ts'

export interface RegisterSession {
  readonly session: MeetingFact
  /** Null: its log is unreadable. */
  readonly doc: Y.Doc | null
  /** Null: it was never reopened. */
  readonly after: AfterClosing | null
}
export interface RegisterParts {
  readonly facts: PaperFacts
  /** By number; those that the user may read. */
  readonly sessions: readonly RegisterSession[]
  /** Null: its log is unreadable. */
  readonly plan: RoadMap | null
  /** Null: all of them. */
  readonly only: readonly DecisionId[] | null
}

interface Held {
  readonly session: MeetingFact
  /** Null: unreadable. */
  readonly meeting: Meeting | null
  readonly decisions: readonly Decision[]
  readonly after: AfterClosing | null
}

export const registerOf = ({ facts, sessions, plan, only }: RegisterParts): ExportedDocument => {
  const say = createLanguageWriter(facts.languages)
  const asked = only && new Set(only)
  const held = sessions.map(({ session, doc, after }): Held => {
    const meeting = doc && readMeeting(doc)
    const listed = meeting?.decisions.filter((one) => isRegistered(one) && (asked === null || asked.has(one.id))) ?? []
    return { session, meeting, after, decisions: listed.toSorted((a, b) => a.number - b.number) }
  })
  const shown = held.filter(({ meeting, decisions }) => meeting === null || decisions.length > 0)
  // Numbers are computed from the whole register: the letter of a duplicate does not depend on the selection.
  const numbers = decisionNumbers(
    facts.decisions,
    held.flatMap(({ meeting }) => meeting?.decisions ?? []),
  )
  const names = namesFrom(facts, plan ?? { fields: [], streams: [], items: [] })
  const count = held.reduce((sum, { decisions }) => sum + decisions.length, 0)
  const all = held.reduce((sum, { meeting }) => sum + (meeting?.decisions.filter(isRegistered).length ?? 0), 0)
  const about = ({ items, texts }: Decision, language: Language): string =>
    [
      ...(items.length === 0
        ? []
        : plan === null
          ? [PAPER_WORDS.unreadableLog[language]]
          : [`${PAPER_WORDS.items[language]}: ${items.flatMap((id) => names.item(id)?.code ?? []).join(', ')}`]),
      ...texts.flatMap((id) => {
        const title = names.page(id)
        return title ? [`${PAPER_WORDS.kinds.text[language]}: ${isolate(titleIn(title, language))}`] : []
      }),
    ].join(' · ')
  return framedDocument(facts, {
    kind: PAPER_WORDS.kinds.register,
    title: say.ours(PAPER_WORDS.register.title),
    isDraft: false,
    facts: [
      { name: say.ours(PAPER_WORDS.parts.decisions), value: say.ours((language) => PAPER_WORDS.register.count(count, all)[language]) },
    ],
    blocks:
      shown.length === 0
        ? [{ type: 'row', number: '', words: say.ours(PAPER_WORDS.none, 'soft') }]
        : shown.flatMap(({ session, meeting, decisions, after }): readonly PaperBlock[] => {
            const zone = session.zone || facts.zone
            const places = new Map(meeting ? agendaOf(meeting).slots.map(({ point, place }) => [point.id, place]) : [])
            const lines = (one: Decision, language: Language): readonly PaperLine[] => {
              const point = meeting?.points.find(({ id }) => id === one.point)
              const place = point && places.get(point.id)
              const title = point ? titleIn(point.title, language) : ''
              const rest = about(one, language)
              return [
                soft(`${DECISION_STATUS_LABELS[one.status][language]} · ${DECISION_METHOD_LABELS[one.method][language].toLowerCase()}`),
                ...(point
                  ? [
                      soft(
                        [`${PAPER_WORDS.point[language]}${place === undefined ? '' : ` ${place}`}`, isolate(title)]
                          .filter(Boolean)
                          .join(': '),
                      ),
                    ]
                  : []),
                ...(rest === '' ? [] : [soft(rest)]),
                ...correctedLines(after, ({ subject }) => subject.type === 'decision' && subject.id === one.id, { zone, names, language }),
              ]
            }
            return [
              { type: 'heading', level: 1, words: headingOf(say, session, meeting) },
              ...(meeting === null ? [{ type: 'row', number: '', words: say.ours(PAPER_WORDS.unreadableLog) } as const] : []),
              ...(meeting ? whenAndWhere(say, session, meeting) : []),
              ...(after ? closedLines(after, { say, zone, names }) : []),
              ...decisions.map(
                (one): PaperBlock => ({
                  type: 'row',
                  serif: true,
                  number: numbers.get(one.id) ?? String(one.number),
                  words: say.theirs(one.text).map((side) => ({ ...side, lines: [...side.lines, ...lines(one, side.language)] })),
                }),
              ),
            ]
          }),
  })
}

/** Its hours, as on the cover of its record. */
const closedLines = (after: AfterClosing, saying: Parameters<typeof closingFacts>[1]): readonly PaperBlock[] => [
  {
    type: 'row',
    number: '',
    words: saying.say.lines((language) =>
      closingFacts(after, saying).map(({ name, value }) => soft(`${plainTextIn(name, language)}: ${plainTextIn(value, language)}`)),
    ),
  },
  ...(after.corrections === null ? [{ type: 'row', number: '', words: saying.say.ours(AFTER_WORDS.unreadable, 'soft') } as const] : []),
]

const soft = (text: string): PaperLine => ({ runs: [{ text }], style: 'soft' })
/** Falls back to the other language. */
const titleIn = (title: Bilingual, language: Language): string => title[language].trim() || title[language === 'es' ? 'en' : 'es'].trim()

const headingOf = (say: LanguageWriter, session: MeetingFact, meeting: Meeting | null) =>
  say.lines((language) => {
    const title = titleIn(meeting?.title ?? session.title, language)
    return [
      {
        runs: [
          { text: `${PAPER_WORDS.session(session.number)[language]}${title === '' ? '' : ': '}` },
          ...(title === '' ? [] : [runOf(title)]),
        ],
      },
    ]
  })

/** `Cartagena · 12–14 de junio de 2019 · Cerrada`: the session of its decisions. */
const whenAndWhere = (say: LanguageWriter, session: MeetingFact, meeting: Meeting): readonly PaperBlock[] => {
  const words = (language: Language) =>
    [
      isolate(titleIn(meeting.place, language)),
      daysSpan(meeting.start, meeting.end, language),
      ...(session.state === 'closed' ? [] : [PAPER_WORDS.states[shownState(session)][language]]),
    ]
      .filter(Boolean)
      .join(' · ')
  return say.languages.every((language) => words(language) === '') ? [] : [{ type: 'row', number: '', words: say.ours(words, 'soft') }]
}
