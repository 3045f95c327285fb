// Goes from one difference to the next, in the order of the rows; after the last one it starts again at the first.
import { type Accessor, createMemo } from 'solid-js'
import type { DifferenceSteps } from '../compare/Legend.tsx'
import type { PlanView } from './createPlanView.ts'
import type { PlanRow } from './tableLayout.ts'

interface StepsDeps {
  readonly view: PlanView
  readonly activeIndex: Accessor<number>
  readonly goTo: (row: Extract<PlanRow, { type: 'item' }>) => void
}

export const createSteps = ({ view, activeIndex, goTo }: StepsDeps): DifferenceSteps => {
  const { compared } = view
  const places = createMemo(() =>
    compared.isOn() ? view.rows().flatMap((row, index) => (row.type === 'item' && compared.mark(row.item) ? [index] : [])) : [],
  )
  return {
    count: () => places().length,
    at: () => places().indexOf(activeIndex()),
    go: (step) => {
      const from = activeIndex()
      const all = places()
      const to = step === 1 ? (all.find((place) => place > from) ?? all[0]) : (all.findLast((place) => place < from) ?? all.at(-1))
      const row = to === undefined ? undefined : view.rows()[to]
      if (row?.type === 'item') goTo(row)
    },
  }
}
