// The bar above the plan of a past moment: the time slider, and what its last step has changed.
import type { ItemId } from '../../shared/ids.ts'
import { StepSummary } from '../history/slider/StepSummary.tsx'
import { PastBar } from '../history/slider/TimeSlider.tsx'
import { PastActions } from './PastActions.tsx'

export function PastHead(props: { open: ItemId | null }) {
  return (
    <PastBar actions={<PastActions open={props.open} />}>
      <StepSummary />
    </PastBar>
  )
}
