// Dragging a row of the outline: between other rows, and sideways to another level.
import { type Accessor, createMemo, createSignal } from 'solid-js'
import { createRowDrag, type DropTarget } from '../../ui/rowDrag.ts'
import type { OutlineState } from './createOutline.ts'
import { levelOfGap } from './outlineMove.ts'

/** The indentation of one level, in rem; the style sheet has the same value. */
const INDENT_REM = 1.5

interface OutlineDragDeps {
  readonly outline: OutlineState
  readonly scroller: () => HTMLElement
  readonly rem: Accessor<number>
}

export const createOutlineDrag = ({ outline, scroller, rem }: OutlineDragDeps) => {
  const [grabbedAt, setGrabbedAt] = createSignal(0)
  const rowOf = (key: string | null) => outline.rows().find((row) => row.key === key)
  /** The level of the target row, changed by one for each step of the pointer to the side. */
  const gapOf = (level: number, { key, half, x }: DropTarget) => ({
    key,
    half,
    level: level + Math.round((x - grabbedAt()) / (INDENT_REM * rem())),
  })
  const drag = createRowDrag({
    scroller,
    drop: (dragged, on) => {
      const row = rowOf(dragged)
      if (row) outline.drop(row.item.id, gapOf(row.level, on))
    },
  })
  return {
    ...drag,
    begin: (event: PointerEvent, key: string) => {
      setGrabbedAt(event.clientX)
      drag.begin(event, key)
    },
    /** The level at which the row would stand; null where it cannot be dropped. */
    dropLevel: createMemo(() => {
      const [row, target] = [rowOf(drag.dragged()), drag.target()]
      return row && target ? levelOfGap(outline.rows(), row.item.id, gapOf(row.level, target)) : null
    }),
  }
}
