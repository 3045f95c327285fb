// What exported documents say of a session that was reopened after its closing: both hours, why, and each correction with its hour and writer. Pure.
import type { Reopening } from '../acts/reopenings.ts'
import { type Bilingual, type Language, pickWords } from '../bilingual.ts'
import type { CorrectedText } from '../history/correctedText.ts'
import {
  type CorrectionWriter,
  correctedWords,
  paragraphWords,
  removedName,
  removedWords,
  type Speaking,
  writerMark,
} from '../history/correctionWords.ts'
import { creditOf } from '../history/credit.ts'
import { markedName } from '../history/creditMarks.ts'
import type { DescribedEvent } from '../history/describe.ts'
import { sentence } from '../history/describe.ts'
import { type DescribeContext, withoutClosings } from '../history/describeContext.ts'
import type { Passage, Passages } from '../history/passages.ts'
import { ROLE_WORDS } from '../history/roleWords.ts'
import type { ByLink } from '../history/then.ts'
import type { Instant } from '../ids.ts'
import { isolate } from '../isolate.ts'
import { momentIn } from './dates.ts'
import { type LanguageWriter, runOf } from './languageWriter.ts'
import type { PaperBlock, PaperFact, PaperLine, PaperRun } from './model.ts'
import type { ParagraphNotes } from './richText.ts'
import { AFTER_WORDS } from './words.ts'

/** An event of the session's log that is newer than its first closing. */
export interface CorrectionEvent {
  readonly event: DescribedEvent
  /** Of an edit of a long text: the changed passages. */
  readonly passages: Passages | null
}
/** `byLink`: it was reopened in a session that somebody else’s sign-in link had opened. */
export interface MarkedReopening extends Reopening {
  readonly byLink?: ByLink
}
export interface AfterClosing {
  /** Hours of its closings, the first first. */
  readonly closings: readonly Instant[]
  readonly reopenings: readonly MarkedReopening[]
  /** Oldest first; null: unreadable. */
  readonly corrections: readonly CorrectionEvent[] | null
  /** False if there are more than a document lists. */
  readonly isWhole: boolean
  /** Paragraphs of its minutes; null: unreadable, or not asked for. */
  readonly minutes: Readonly<Record<Language, CorrectedText | null>> | null
}

interface Saying {
  readonly say: LanguageWriter
  readonly zone: string
  readonly names: DescribeContext
}

const hourOf = ({ event: { at, change } }: CorrectionEvent): Instant => (change.type === 'text' ? change.lastAt : at)
const writerOf = ({ event }: CorrectionEvent): CorrectionWriter => ({ ...creditOf(event), offline: event.offline })

/** For the cover: every hour at which it was closed, and reopened. */
export const closingFacts = ({ closings, reopenings }: AfterClosing, { say, zone, names }: Saying): readonly PaperFact[] => {
  const moment = (at: Instant, language: Language) => momentIn(at, zone, language)
  const acts = [
    ...closings.map((at, index) => ({ at, name: index === 0 ? AFTER_WORDS.closed : AFTER_WORDS.closedAgain, rest: () => '' })),
    ...reopenings.map((one) => ({
      at: one.reopenedAt,
      name: AFTER_WORDS.reopened,
      rest: (language: Language) => whyOf(one, names, language),
    })),
  ].sort((a, b) => a.at - b.at)
  return acts.map(({ at, name, rest }) => ({
    name: say.ours(name),
    value: say.ours((language) => [moment(at, language), rest(language)].filter(Boolean).join(', ')),
  }))
}

const whyOf = ({ by, byLink, reason }: MarkedReopening, names: DescribeContext, language: Language): string => {
  const person = by && (names.person(by.account) ?? null)
  const who = [person && isolate(person), by?.role ? ROLE_WORDS[by.role][language] : null].filter(Boolean).join(', ')
  return [
    ...(who === '' ? [] : [`${AFTER_WORDS.by[language]} ${markedName(who, byLink ? { byLink } : {}, language)}`]),
    ...(reason ? [`${AFTER_WORDS.why[language]}: ${pickWords(reason, language)}`] : []),
  ].join('. ')
}

/** One line under what was corrected: *Corrected after the closing: 30 Nov 2026, 11:02, US*; none if it was not. */
export const correctedLines = (
  after: AfterClosing | null,
  isOf: (event: DescribedEvent) => boolean,
  { language, ...saying }: Pick<Saying, 'zone' | 'names'> & { readonly language: Language },
): readonly PaperLine[] => {
  const own = after?.corrections?.filter(({ event }) => isOf(event)) ?? []
  if (own.length === 0) return []
  const text = correctedWords(
    own.map((one) => ({ at: hourOf(one), writer: writerOf(one) })),
    speakingOf(saying, language),
  )
  return [{ runs: [{ text }], style: 'soft' }]
}

/** Under each paragraph of the minutes that was corrected, and between them what was removed: by whom and when. */
export const minutesNotes = (after: AfterClosing | null, saying: Pick<Saying, 'zone' | 'names'>): ParagraphNotes => ({
  under: (language, place) => {
    const block = after?.minutes?.[language]?.standing[place]
    const text = block ? paragraphWords(block, speakingOf(saying, language)) : null
    return text === null ? [] : [{ runs: [{ text }], style: 'soft' }]
  },
  before: (language, place) =>
    (after?.minutes?.[language]?.removed ?? [])
      .filter((block) => block.after === place)
      .map((block) => {
        const text = removedWords(block, speakingOf(saying, language))
        return [{ runs: [{ text }, runOf(removedName(block), { strike: true })], style: 'soft' }]
      }),
})
const speakingOf = ({ zone, names }: Pick<Saying, 'zone' | 'names'>, language: Language): Speaking => ({
  delegation: names.delegation,
  moment: (at) => momentIn(at, zone, language),
  language,
})

/** Every correction: hour, mark of its writer, and what it changed, in words. */
export const correctionBlocks = ({ corrections, isWhole }: AfterClosing, { say, zone, names }: Saying): readonly PaperBlock[] => {
  if (corrections === null) return [row(say, AFTER_WORDS.unreadable)]
  if (corrections.length === 0) return [row(say, AFTER_WORDS.none)]
  const within = withoutClosings(names)
  return [
    ...corrections.map(
      (one): PaperBlock => ({
        type: 'row',
        number: '',
        words: say.lines((language) => [
          {
            runs: [
              { text: `${momentIn(hourOf(one), zone, language)} · ` },
              { text: writerMark(writerOf(one), { delegation: names.delegation, language }), bold: true },
            ],
            style: 'soft',
          },
          { runs: [runOf(sentence(one.event, within, language))] },
          ...(one.passages?.passages.map((passage) => passageLine(passage, language)) ?? []),
          ...(one.passages && one.passages.more > 0
            ? [{ runs: [{ text: AFTER_WORDS.more(one.passages.more)[language] }], style: 'soft' as const }]
            : []),
        ]),
      }),
    ),
    ...(isWhole ? [] : [row(say, AFTER_WORDS.most(corrections.length))]),
  ]
}
const row = (say: LanguageWriter, words: Bilingual): PaperBlock => ({ type: 'row', number: '', words: say.ours(words, 'soft') })

const passageLine = ({ block, runs }: Passage, language: Language): PaperLine => ({
  style: 'quote',
  runs: [
    { text: `${block === null ? AFTER_WORDS.paragraphGone[language] : `¶ ${block}`}: ` },
    ...runs.map(
      ({ type, text }): PaperRun => runOf(text, type === 'deleted' ? { strike: true } : type === 'inserted' ? { bold: true } : {}),
    ),
  ],
})
