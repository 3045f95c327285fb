// What every form of the plan is given by the road map around it.
import type { ItemId, StreamId } from '../../shared/ids.ts'
import type { NewItem } from '../../shared/roadmap/write.ts'
import type { Steps } from '../compare/Legend.tsx'
import type { PlanView } from './createPlanView.ts'

export interface FormProps {
  readonly view: PlanView
  readonly scroller: HTMLElement
  /** An item that was just added: its title is edited at once. */
  readonly named: ItemId | null
  readonly onNamed: () => void
  readonly onAdd: (stream: StreamId | null, fields?: NewItem) => void
  /** `keyboard`: the panel takes the focus. */
  readonly onOpen: (id: ItemId, by: 'pointer' | 'keyboard') => void
  /** Where the keyboard stands, so that a new item goes there. */
  readonly onStream: (stream: StreamId | null) => void
  /** The way from one difference to the next; null when the form has none, or goes. */
  readonly onSteps: (steps: Steps | null) => void
}
