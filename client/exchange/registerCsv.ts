// The register of decisions as CSV: one line per decision with both languages, and below it the entry of each log that proves it. Pure.
import type { DecisionInfo, MeetingInfo } from '../../shared/api/meetings.ts'
import { type Bilingual, LANGUAGES, type Language, pickWords } from '../../shared/bilingual.ts'
import { ABOUT, DECISION_VALUES, DECISIONS, HEAD, META_VALUES } from '../../shared/meeting/layout.ts'
import { type CsvSeparator, writeCsv } from '../../shared/spreadsheet.ts'
import type { Messages } from '../base/messages/catalogue.ts'

/** A decision, with the names of itself, its session and its subjects. */
export interface NamedDecision {
  readonly decision: DecisionInfo
  /** `7b`. */
  readonly number: string
  /** Null if it is not known on this device. */
  readonly session: Pick<
    MeetingInfo,
    'document' | 'number' | 'title' | 'place' | 'start' | 'end' | 'closedAt' | 'closedAgainAt' | 'reopenedAt'
  > | null
  readonly subjects: { readonly items: readonly string[]; readonly texts: readonly string[] }
}
export interface RegisterFile {
  readonly decisions: readonly NamedDecision[]
  /** Number of all decisions. */
  readonly all: number
  readonly group: Bilingual
  readonly language: Language
  readonly text: Messages
  /** Of each session's log; null if the server did not send it. */
  readonly heads: readonly { readonly document: string; readonly seq: number | null; readonly hash: string | null }[]
  /** Edits of this device to the sessions that the server does not have: the register lacks them. */
  readonly unsent: number
  /** When a decision was corrected after the closing, and by whom; '' if it was not. */
  readonly correctedOf: (decision: DecisionInfo) => string
  /** In the reader’s time zone, as a spreadsheet reads it. */
  readonly timeOf: (at: number) => string
  readonly when: string
  readonly zone: string
  readonly address: string
  readonly separator?: CsvSeparator
}

const both = (label: Bilingual | undefined, reader: Language): readonly string[] =>
  LANGUAGES.map((language) => `${label?.[reader] ?? ''} ${language.toUpperCase()}`)
const sides = (pair: Bilingual | undefined): readonly string[] => LANGUAGES.map((language) => pair?.[language].trim() ?? '')

export const registerCsv = (file: RegisterFile): string => {
  const { decisions, language, text } = file
  const head = [
    DECISION_VALUES.number.label[language],
    text.exchange.columns.session,
    ...both(HEAD.fields.title.label, language),
    ...both(HEAD.fields.place.label, language),
    META_VALUES.start.label[language],
    META_VALUES.end.label[language],
    text.meeting.moves.closed,
    text.meeting.moves.reopened,
    text.meeting.moves.closedAgain,
    ...both(DECISION_VALUES.point.label, language),
    ...both(DECISIONS.fields.text.label, language),
    DECISION_VALUES.status.label[language],
    DECISION_VALUES.method.label[language],
    ABOUT.items.label[language],
    ABOUT.texts.label[language],
    text.meeting.register.corrected,
  ]
  const rows = decisions.map(({ decision, number, session, subjects }) => [
    number,
    session ? String(session.number) : '',
    ...sides(session?.title),
    ...sides(session?.place),
    session?.start ?? '',
    session?.end ?? '',
    ...[session?.closedAt, session?.reopenedAt, session?.closedAgainAt].map((at) => (at ? file.timeOf(at) : '')),
    ...sides(decision.pointTitle),
    ...sides(decision.text),
    text.meeting.decisionStatuses[decision.status],
    text.meeting.methods[decision.method],
    subjects.items.join(', '),
    subjects.texts.join('; '),
    file.correctedOf(decision),
  ])
  // In one cell each, so that programs do not read them as rows of the register.
  const proof = proofLines(file).map((words) => [words.join(': ')])
  return writeCsv([head, ...rows, [], ...proof], file.separator)
}

const proofLines = ({
  decisions,
  all,
  group,
  language,
  text,
  heads,
  unsent,
  when,
  zone,
  address,
}: RegisterFile): readonly (readonly string[])[] => {
  const { proof } = text.exchange
  const { length } = decisions
  return [
    [proof.group, pickWords(group, language)],
    [proof.moment, `${when} (${zone})`],
    [text.meeting.register.title, length === all ? String(all) : proof.some(length, all)],
    ...heads.flatMap(({ document, seq, hash }) => [
      [proof.document, document],
      [proof.entry, seq === null ? proof.unknown : String(seq)],
      [proof.hash, hash ?? '—'],
    ]),
    ...(unsent > 0 ? [[proof.unsent, proof.notHere(unsent)]] : []),
    [proof.address, address],
  ]
}
