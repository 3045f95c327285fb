// The props that each form of the plan (table, board, timeline …) gets from the road map.
import type { ItemId, StreamId } from '../../shared/ids.ts'
import type { NewItem } from '../../shared/roadmap/write.ts'
import type { DifferenceSteps } from '../compare/Legend.tsx'
import type { PlanView } from './createPlanView.ts'

export interface FormProps {
  readonly view: PlanView
  readonly scroller: HTMLElement
  /** The item that was just added; its title is edited at once. */
  readonly named: ItemId | null
  readonly onNamed: () => void
  readonly onAdd: (stream: StreamId | null, fields?: NewItem) => void
  /** `keyboard`: the panel takes the focus when it opens. */
  readonly onOpen: (id: ItemId, by: 'pointer' | 'keyboard') => void
  /** Reports the workstream in which the keyboard is, so that a new item is added there. */
  readonly onStream: (stream: StreamId | null) => void
  /** Gives the functions that go to the previous and next difference; null when the form has none or is unmounted. */
  readonly onSteps: (steps: DifferenceSteps | null) => void
}
