// Goes from one difference to the next, expanding the branch that contains it.
import { createMemo } from 'solid-js'
import type { DifferenceSteps } from '../../compare/Legend.tsx'
import type { OutlineState } from './createOutline.ts'

export const createOutlineSteps = (outline: OutlineState): DifferenceSteps => {
  const marked = createMemo(() => outline.nodes().flatMap(({ item }) => (outline.view.compared.mark(item) ? [item.id] : [])))
  const at = () => {
    const row = outline.rows()[outline.activeIndex()]
    return row ? marked().indexOf(row.item.id) : -1
  }
  return {
    count: () => marked().length,
    at,
    go: (step) => {
      const all = marked()
      // If the active row has no difference, starts at the first or last one.
      const id = all[at() < 0 ? (step > 0 ? 0 : all.length - 1) : (at() + step + all.length) % all.length]
      if (id) outline.show(id)
    },
  }
}
