// Review of the changes between two moments: figures, tables, items and texts, from the same function as on the screen. Pure.
import type { Bilingual, Language } from '../bilingual.ts'
import { formatNumber } from '../counts.ts'
import type { BurnStep } from '../history/burnUp.ts'
import type { Comparison } from '../history/comparison.ts'
import { changesMarkedWords, movesMarkedWords } from '../history/creditMarks.ts'
import type { DelegationId } from '../ids.ts'
import { isolate } from '../isolate.ts'
import { SECRETARIAT } from '../people.ts'
import { type AuthorRow, type DueShift, type LeadRow, STANDS } from '../review/delegations.ts'
import { type Figures, reviewOf } from '../review/reviewOf.ts'
import { reviewTitle } from '../review/titleWords.ts'
import { LEAD_WORDS } from '../roadmap/leadWords.ts'
import type { RoadMap } from '../roadmap/model.ts'
import { dayInZone } from '../zones.ts'
import { type AfterClosing, closingFacts, correctionBlocks } from './afterClosing.ts'
import { type ChangesParts, itemBlocks, textBlocks } from './changeBlocks.ts'
import { momentIn } from './dates.ts'
import { type MeetingFact, namesFrom, type PaperFacts } from './facts.ts'
import { framedDocument } from './frame.ts'
import { createLanguageWriter, type LanguageWriter, plainTextIn, runOf, sameOnce } from './languageWriter.ts'
import type { ExportedDocument, PaperBlock, PaperTable, PaperText } from './model.ts'
import { sinceFact, unreadable } from './plan.ts'
import { burnBlocks, matrixBlocks, slipBlocks } from './reviewCharts.ts'
import { AFTER_WORDS, CHANGE_WORDS, FIGURE_WORDS, PAPER_WORDS, REVIEW_WORDS } from './words.ts'

export interface ReviewParts {
  readonly facts: PaperFacts
  /** At the later moment. */
  readonly plan: RoadMap | null
  /** Null: the history between the two is unreadable. */
  readonly comparison: Comparison | null
  readonly since: { readonly name: Bilingual }
  /** Null: the history of the plan is unreadable. */
  readonly burnUp: readonly BurnStep[] | null
  /** Sessions that were corrected between the two moments. */
  readonly corrected: readonly CorrectedSession[]
}
interface CorrectedSession {
  readonly session: MeetingFact
  readonly after: AfterClosing
}

export const reviewDocument = ({ facts, plan, comparison, since, burnUp, corrected }: ReviewParts): ExportedDocument => {
  const say = createLanguageWriter(facts.languages)
  if (!plan || !comparison) return unreadable(facts, PAPER_WORDS.kinds.review)
  const names = namesFrom(facts, plan)
  const parts: ChangesParts = { say, facts, names }
  const delegations = facts.group.delegations.map(({ id }) => id)
  const review = reviewOf(comparison, dayInZone(facts.at, facts.zone), delegations)
  const sections = review.byStream
    .map(({ of, lines }) => ({ of, differences: lines.flatMap(({ difference }) => difference ?? []) }))
    .filter((section) => section.differences.length > 0)
  return framedDocument(facts, {
    kind: PAPER_WORDS.working,
    title: say.ours((language) => isolate(reviewTitle(comparison, language, (at) => momentIn(at, facts.zone, language)))),
    isDraft: false,
    facts: [sinceFact(say, since)],
    blocks: [
      { type: 'heading', level: 1, words: say.ours(FIGURE_WORDS.title) },
      figuresTable(say, review.figures),
      { type: 'heading', level: 1, words: say.ours(REVIEW_WORDS.byLead) },
      leadTable(say, facts, review.byLead),
      { type: 'heading', level: 1, words: say.ours(REVIEW_WORDS.byAuthor) },
      authorTable(say, facts, review.byAuthor),
      ...(review.unverified > 0 ? [row(say.ours(REVIEW_WORDS.unverified(review.unverified), 'soft'))] : []),
      ...matrixBlocks({ say, facts }, review.matrix, review.clearings),
      ...slipBlocks({ say, facts }, comparison),
      ...burnBlocks({ say, facts }, burnUp),
      ...(sections.length === 0 ? [row(say.ours(CHANGE_WORDS.nothing, 'soft'))] : []),
      ...sections.flatMap(({ of, differences }): readonly PaperBlock[] => [
        { type: 'heading', level: 1, words: of ? say.theirs(of.name) : say.ours(PAPER_WORDS.noStream) },
        ...differences.flatMap((difference) => itemBlocks(parts, difference)),
      ]),
      ...textBlocks(parts, comparison),
      ...correctedBlocks(corrected, { say, zone: facts.zone, names }),
    ],
  })
}

const correctedBlocks = (sessions: readonly CorrectedSession[], saying: Parameters<typeof correctionBlocks>[1]): readonly PaperBlock[] => {
  const { say, zone } = saying
  if (sessions.length === 0) return []
  return [
    { type: 'heading', level: 1, words: say.ours(AFTER_WORDS.ofSessions) },
    ...sessions.flatMap(({ session, after }): readonly PaperBlock[] => [
      { type: 'heading', level: 2, words: say.ours(PAPER_WORDS.session(session.number)) },
      ...closingFacts(after, saying).map(
        ({ name, value }): PaperBlock => ({
          type: 'row',
          number: '',
          words: say.lines((language) => [
            { runs: [{ text: `${plainTextIn(name, language)}: ${plainTextIn(value, language)}` }], style: 'soft' },
          ]),
        }),
      ),
      ...correctionBlocks(after, { ...saying, zone: session.zone || zone }),
    ]),
  ]
}
const row = (words: PaperText): PaperBlock => ({ type: 'row', number: '', words })

type Row = readonly [PaperText, ...PaperText[]]
const tableOf = (
  say: LanguageWriter,
  about: Bilingual,
  table: Pick<PaperTable, 'widths' | 'head'> & { readonly rows: readonly Row[] },
): PaperTable => {
  const language = say.languages[0] ?? 'es'
  return { type: 'table', about: about[language], language, rowHeads: true, ...table }
}
const count = (say: LanguageWriter, n: number): PaperText => sameOnce(say.ours((language) => formatNumber(language, n)))
const counted = (say: LanguageWriter, { items, days }: DueShift): PaperText =>
  sameOnce(
    say.ours((language) =>
      items === 0 ? '0' : `${formatNumber(language, items)}${days === 0 ? '' : ` (${REVIEW_WORDS.days(days)[language]})`}`,
    ),
  )

const figuresTable = (say: LanguageWriter, figures: Figures): PaperTable => {
  const shown: Readonly<Record<Exclude<keyof typeof FIGURE_WORDS, 'title'>, PaperText>> = {
    done: say.ours(
      (language) => `${formatNumber(language, figures.done)} ${PAPER_WORDS.of[language]} ${formatNumber(language, figures.of)}`,
    ),
    advanced: count(say, figures.advanced),
    moved: counted(say, figures.moved),
    late: count(say, figures.late),
    blocked: count(say, figures.blocked),
    added: count(say, figures.added),
    archived: count(say, figures.archived),
    untouched: count(say, figures.untouched),
    texts: count(say, figures.texts),
  }
  const keys = Object.keys(shown) as (keyof typeof shown)[]
  return tableOf(say, FIGURE_WORDS.title, {
    widths: [2, 3],
    head: null,
    rows: keys.map((key) => [say.ours(FIGURE_WORDS[key]), shown[key]]),
  })
}

const nameOf = (say: LanguageWriter, facts: PaperFacts, id: DelegationId): PaperText => {
  const found = facts.group.delegations.find((one) => one.id === id)
  return found ? sameOnce(say.lines((language) => [{ runs: [runOf(`${found.code} `, { bold: true }), runOf(found.name[language])] }])) : []
}

const leadTable = (say: LanguageWriter, facts: PaperFacts, rows: readonly LeadRow[]): PaperTable =>
  tableOf(say, REVIEW_WORDS.byLead, {
    widths: [2.6, ...STANDS.map(() => 1.45), 1.45, 2],
    head: [
      say.ours(REVIEW_WORDS.lead),
      ...STANDS.map((stand) => say.ours(REVIEW_WORDS.stands[stand])),
      say.ours(REVIEW_WORDS.late),
      say.ours(REVIEW_WORDS.moved),
    ],
    rows: rows.map(({ lead, stands, late, moved }): Row => {
      const name = lead === 'joint' ? say.ours(LEAD_WORDS.joint) : lead === null ? say.ours(LEAD_WORDS.none) : nameOf(say, facts, lead)
      return [
        name,
        ...STANDS.map((stand) => count(say, stands.filter((one) => one === stand).length)),
        count(say, late),
        counted(say, moved),
      ]
    }),
  })

const authorTable = (say: LanguageWriter, facts: PaperFacts, rows: readonly AuthorRow[]): PaperTable =>
  tableOf(say, REVIEW_WORDS.byAuthor, {
    widths: [4, 2, 3, 2],
    head: [REVIEW_WORDS.author, REVIEW_WORDS.changes, REVIEW_WORDS.moves, REVIEW_WORDS.ofOthers].map((words) => say.ours(words)),
    rows: rows.map(({ delegation, changes, changesMarked, moves, days, movesMarked, ofOthers }): Row => {
      const name = delegation ? nameOf(say, facts, delegation) : secretariat(say)
      return [
        name,
        marked(say, count(say, changes), (language) => changesMarkedWords(changesMarked, language)),
        marked(say, counted(say, { items: moves, days }), (language) =>
          movesMarkedWords(movesMarked, language, (one) => REVIEW_WORDS.days(one)[language]),
        ),
        count(say, ofOthers),
      ]
    }),
  })
/** A count, and under it how many of these were written by link or by token. */
const marked = (say: LanguageWriter, counts: PaperText, words: (language: Language) => string): PaperText =>
  say.languages.every((language) => words(language) === '')
    ? counts
    : say.lines((language) => [
        ...((counts.find((side) => side.language === language) ?? counts[0])?.lines ?? []),
        { runs: [{ text: words(language) }], style: 'soft' as const },
      ])
/** Chair, secretariat and translators. */
const secretariat = (say: LanguageWriter): PaperText =>
  say.lines((language) => [{ runs: [runOf(`${SECRETARIAT.code} `, { bold: true }), runOf(SECRETARIAT.name[language])] }])
