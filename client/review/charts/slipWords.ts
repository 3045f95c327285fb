// How the chart of moved due dates says days, moves and their authors, in the first language of the review.
import type { Accessor } from 'solid-js'
import { creditMarks } from '../../../shared/history/creditMarks.ts'
import type { Mover } from '../../../shared/review/delegations.ts'
import { movingWords, type SlipRow, type SlipStep } from '../../../shared/review/slips.ts'
import { useGroup } from '../../base/group.tsx'
import { formatDay, formatShortMonth } from '../../base/intl.ts'
import { CATALOGUE } from '../../base/messages/catalogue.ts'
import { markOfMover } from '../markOfMover.ts'
import { shortDays, useSheet } from '../SheetContext.tsx'

export type SlipWords = ReturnType<typeof createSlipWords>

export const createSlipWords = (now: Accessor<number>) => {
  const group = useGroup()
  const { languages } = useSheet()
  const language = () => languages()[0] ?? 'es'
  const day = (one: string) => formatDay(one, language(), new Date(now()).getUTCFullYear())
  const days = (n: number) => shortDays(CATALOGUE[language()].compare.days(n))
  const after = (row: SlipRow) => (row.isCleared ? CATALOGUE[language()].past.item.noDate : day(row.is))
  const markOf = (mover: Mover) => markOfMover(group(), mover)
  const codeOf = (mover: Mover) => markOf(mover)?.code ?? '?'
  const moves = (row: SlipRow) =>
    row.moves.map((moving) => movingWords(moving, { code: codeOf, count: days, language: language() })).join(', ')
  const isMarked = (step: SlipStep) => creditMarks(step.by).length > 0
  return {
    language,
    day,
    days,
    /** Its due date after all moves. */
    after,
    moves,
    spoken: (row: SlipRow) => {
      const { slip } = CATALOGUE[language()].review
      return row.isCleared ? slip.spokenCleared(day(row.was), moves(row)) : slip.spoken(day(row.was), after(row), moves(row))
    },
    markOf,
    isMarked,
    letters: (step: SlipStep) => `${codeOf(step.mover)}${isMarked(step) ? '*' : ''}`,
    month: (at: number, isFirst: boolean) => {
      const date = new Date(at + 12 * 3_600_000)
      const name = formatShortMonth(date.getTime(), language())
      return isFirst ? `${name} ${date.getUTCFullYear()}` : name
    },
  }
}
