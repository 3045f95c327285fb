// The scale of the timeline, and whether dependencies are drawn.
import { useText } from '../../base/i18n.tsx'
import { Button } from '../../ui/Button.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import type { PlanView } from '../createPlanView.ts'
import { ZOOMS, type Zoom } from './timelineScale.ts'

export function TimelineTools(props: { view: PlanView }) {
  const text = useText()
  const state = () => props.view.state()
  return (
    <span class="row timeline__tools">
      <Button
        kind="ghost"
        icon="corner-down-right"
        aria-pressed={state().dependencies}
        onClick={() => props.view.change({ dependencies: !state().dependencies })}
      >
        {text().timeline.dependencies}
      </Button>
      <Segmented<Zoom>
        small
        label={text().timeline.zoom}
        value={props.view.zoom.now()}
        segments={ZOOMS.map((zoom) => ({ value: zoom, label: text().timeline.zooms[zoom] }))}
        onChange={props.view.zoom.change}
      />
    </span>
  )
}
