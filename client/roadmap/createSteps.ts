// Goes from one difference to the next, in the order of the rows; after the last one it starts again at the first.
import { createMemo } from 'solid-js'
import type { Steps } from '../compare/Legend.tsx'
import type { TableState } from './createTable.ts'

export const createSteps = (table: TableState): Steps => {
  const { compared } = table.view
  const places = createMemo(() =>
    compared.isOn() ? table.view.rows().flatMap((row, index) => (row.type === 'item' && compared.mark(row.item) ? [index] : [])) : [],
  )
  return {
    count: () => places().length,
    at: () => places().indexOf(table.activeIndex()),
    go: (step) => {
      const from = table.activeIndex()
      const to =
        step === 1
          ? (places().find((place) => place > from) ?? places()[0])
          : (places().findLast((place) => place < from) ?? places().at(-1))
      const row = to === undefined ? undefined : table.view.rows()[to]
      if (row?.type !== 'item') return
      const changed = compared.changed(row.item)
      const column = table.columns().findIndex((field) => changed.includes(field))
      table.goTo(row.key, Math.max(0, column))
    },
  }
}
