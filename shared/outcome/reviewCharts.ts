// Charts of the review for export: moves of due dates by delegation as a table; slips and burn-up as drawings, each with a table of its values.
// Pure.
import type { Bilingual, Language } from '../bilingual.ts'
import { formatNumber } from '../counts.ts'
import { type BurnStep, burnAt } from '../history/burnUp.ts'
import type { Comparison } from '../history/comparison.ts'
import { creditMarks, movesMarkedWords } from '../history/creditMarks.ts'
import { type DelegationId, instant } from '../ids.ts'
import { SECRETARIAT } from '../people.ts'
import type { CellMoves, Matrix, Mover } from '../review/delegations.ts'
import { movingWords, type SlipRow, slipRows } from '../review/slips.ts'
import { burnDrawing, type Station } from './burnDrawing.ts'
import { momentIn, shortDay } from './dates.ts'
import type { PaperFacts } from './facts.ts'
import { type LanguageWriter, runOf, sameOnce } from './languageWriter.ts'
import type { PaperBlock, PaperTable, PaperText } from './model.ts'
import { slipDrawings } from './slipDrawing.ts'
import { PAPER_WORDS, REVIEW_WORDS } from './words.ts'

interface Charted {
  readonly say: LanguageWriter
  readonly facts: PaperFacts
}

const heading = (say: LanguageWriter, words: Bilingual): PaperBlock => ({ type: 'heading', level: 1, words: say.ours(words) })
const count = (say: LanguageWriter, n: number): PaperText => sameOnce(say.ours((language) => formatNumber(language, n)))
const tableIn = (say: LanguageWriter, about: Bilingual, table: Pick<PaperTable, 'widths' | 'head' | 'rows'>): PaperTable => {
  const language = say.languages[0] ?? 'es'
  return { type: 'table', about: about[language], language, rowHeads: true, ...table }
}

/** Empty if no due date was moved or cleared. */
export const matrixBlocks = ({ say, facts }: Charted, matrix: Matrix, clearings: number): readonly PaperBlock[] => {
  const words = REVIEW_WORDS.matrix
  const cleared: readonly PaperBlock[] =
    clearings > 0 ? [{ type: 'row', number: '', words: say.ours(words.cleared(clearings), 'soft') }] : []
  if (matrix.all.moves === 0) return clearings > 0 ? [heading(say, words.title), ...cleared] : []
  const cell = ({ moves, days, marked }: CellMoves): PaperText =>
    sameOnce(
      say.ours((language) => {
        if (moves === 0) return '0'
        const marks = movesMarkedWords(marked, language, (one) => REVIEW_WORDS.days(one)[language])
        return `${formatNumber(language, moves)} (${REVIEW_WORDS.days(days)[language]})${marks === '' ? '' : `; ${marks}`}`
      }),
    )
  const lead = (id: DelegationId | null): PaperText => (id === null ? say.ours(words.joint) : say.same(codeOf(facts, id)))
  return [
    heading(say, words.title),
    tableIn(say, words.caption, {
      widths: [2.6, ...matrix.leads.map(() => 1.6), 1.6],
      head: [say.ours(words.corner), ...matrix.leads.map(lead), say.ours(words.total)],
      rows: [
        ...matrix.movers.map((mover) => [
          moverName(say, facts, mover),
          ...matrix.leads.map((id) => cell(matrix.cell(mover, id))),
          cell(matrix.byMover(mover)),
        ]),
        [say.ours(words.total), ...matrix.leads.map((id) => cell(matrix.byLead(id))), cell(matrix.all)],
      ],
    }),
    { type: 'row', number: '', words: say.ours(words.caption, 'soft') },
    ...cleared,
  ]
}

/** Empty if no due date was moved or cleared. */
export const slipBlocks = ({ say, facts }: Charted, comparison: Comparison): readonly PaperBlock[] => {
  const movers: readonly Mover[] = [...facts.group.delegations.map(({ id }) => id), null, 'unverified']
  const rows = slipRows(comparison, 'days', movers)
  if (rows.length === 0) return []
  const words = REVIEW_WORDS.slip
  const [language = 'es'] = say.languages
  const moves = (row: SlipRow, spoken: Language) =>
    row.moves
      .map((one) =>
        movingWords(one, {
          code: (mover) => codeOf(facts, mover),
          count: (days) => REVIEW_WORDS.days(days)[spoken],
          language: spoken,
        }),
      )
      .join(', ')
  const isMarked = rows.some(({ steps }) => steps.some(({ by }) => creditMarks(by).length > 0))
  const codes = rows.map(({ item }) => item.code).join(', ')
  const { drawings, hasToday } = slipDrawings({
    rows,
    now: facts.at,
    about: say.ours((spoken) => `${words.title[spoken]}: ${codes}`),
    titleOf: ({ item }) => item.title[language].trim() || item.title[language === 'es' ? 'en' : 'es'].trim(),
    codeOf: (mover) => codeOf(facts, mover),
    noDate: words.noDate[language],
    language,
  })
  return [
    heading(say, words.title),
    ...drawings,
    {
      type: 'row',
      number: '',
      words: say.ours(
        (spoken) => [words.key[spoken], ...(isMarked ? [words.marked[spoken]] : []), ...(hasToday ? [words.today[spoken]] : [])].join(' '),
        'soft',
      ),
    },
    tableIn(say, words.title, {
      widths: [1.2, 3.6, 1.8, 1.8, 1.4],
      head: [words.item, words.moves, words.was, words.is, words.days].map((one) => say.ours(one)),
      rows: rows.map((row) => [
        say.same(row.item.code),
        sameOnce(say.ours((spoken) => moves(row, spoken))),
        sameOnce(say.ours((spoken) => shortDay(row.was, spoken))),
        sameOnce(say.ours((spoken) => (row.isCleared ? words.noDate[spoken] : shortDay(row.is, spoken)))),
        sameOnce(say.ours((spoken) => REVIEW_WORDS.days(row.days)[spoken])),
      ]),
    }),
  ]
}

/** `steps`: null if the history of the plan is unreadable. */
export const burnBlocks = ({ say, facts }: Charted, steps: readonly BurnStep[] | null): readonly PaperBlock[] => {
  const words = REVIEW_WORDS.burn
  if (steps === null) return [heading(say, words.title), { type: 'row', number: '', words: say.ours(PAPER_WORDS.unreadableLog, 'soft') }]
  if (steps.every(({ at }) => at > facts.at)) return []
  const [language = 'es'] = say.languages
  const closings = facts.meetings
    .flatMap(({ number: session, closedAt }) => (closedAt !== null && closedAt < facts.at ? [{ at: closedAt, session }] : []))
    .toSorted((a, b) => a.at - b.at)
  const nameIn = (session: number | null, spoken: Language) =>
    session === null ? REVIEW_WORDS.burn.now[spoken] : PAPER_WORDS.session(session)[spoken]
  const all = [...closings, { at: facts.at, session: null }]
  const stations = all.map(({ at, session }): Station => ({ at, name: nameIn(session, language) }))
  const standing = (at: number) => burnAt(steps, instant(at))
  const told = (spoken: Language) =>
    all.map(({ at, session }) => `${nameIn(session, spoken)}: ${standing(at).scope}, ${standing(at).done}`).join('; ')
  return [
    heading(say, words.title),
    burnDrawing(
      steps,
      stations,
      say.ours((spoken) => `${words.title[spoken]} (${words.scope[spoken]}, ${words.done[spoken]}). ${told(spoken)}`),
    ),
    { type: 'row', number: '', words: say.ours(words.key, 'soft') },
    tableIn(say, words.title, {
      widths: [4, 1.4, 1.4, 1.4],
      head: [words.moment, words.scope, words.done, words.left].map((one) => say.ours(one)),
      rows: all.map(({ at, session }) => {
        const { scope, done } = standing(at)
        return [
          say.ours((spoken) => `${nameIn(session, spoken)}, ${momentIn(at, facts.zone, spoken)}`),
          count(say, scope),
          count(say, done),
          count(say, scope - done),
        ]
      }),
    }),
  ]
}

const codeOf = (facts: PaperFacts, mover: Mover): string =>
  mover === 'unverified' ? '?' : mover === null ? SECRETARIAT.code : (facts.group.delegations.find(({ id }) => id === mover)?.code ?? '?')

const moverName = (say: LanguageWriter, facts: PaperFacts, mover: Mover): PaperText => {
  if (mover === 'unverified') return say.ours(REVIEW_WORDS.matrix.unverified)
  const name = mover === null ? SECRETARIAT.name : facts.group.delegations.find(({ id }) => id === mover)?.name
  return sameOnce(
    say.lines((language) => [{ runs: [runOf(`${codeOf(facts, mover)} `, { bold: true }), ...(name ? [runOf(name[language])] : [])] }]),
  )
}
