// Goes from one difference to the next: through the marked cards, column by column.
import { createMemo } from 'solid-js'
import type { DifferenceSteps } from '../../compare/Legend.tsx'
import type { BoardModel } from './createBoard.ts'

export const createBoardSteps = (board: BoardModel): DifferenceSteps => {
  const { compared } = board.view
  const marked = createMemo(() =>
    compared.isOn() ? board.columns().flatMap(({ items }) => items.filter((item) => compared.mark(item) !== null)) : [],
  )
  const at = () => marked().findIndex(({ id }) => board.isActive(id))
  return {
    count: () => marked().length,
    at,
    go: (step) => {
      const all = marked()
      // If the active card is not marked, starts at the first or last marked card.
      const next = at() < 0 ? (step > 0 ? 0 : all.length - 1) : (at() + step + all.length) % all.length
      const item = all[next]
      const column = item && board.columns().find(({ items }) => items.includes(item))
      if (!item || !column) return
      if (board.isFolded(column)) board.toggleFold(column)
      board.setActive(item.id)
      queueMicrotask(board.focus)
    },
  }
}
