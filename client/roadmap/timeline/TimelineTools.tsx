// The tools of the timeline: its scale, the buttons that show today and the whole plan, and the switch for dependencies.
import { useText } from '../../base/i18n.tsx'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import type { PlanView } from '../createPlanView.ts'
import { ZOOMS, type Zoom } from '../forms.ts'

export function TimelineTools(props: { view: PlanView }) {
  const text = useText()
  const state = () => props.view.state()
  return (
    <span class="row timeline__tools">
      <IconButton
        icon="corner-down-right"
        label={text().timeline.allDependencies}
        pressed={state().dependencies}
        onClick={() => props.view.change({ dependencies: !state().dependencies })}
      />
      <Segmented<Zoom | 'fit'>
        small
        label={text().timeline.zoom}
        value={props.view.zoom.now() ?? 'fit'}
        segments={ZOOMS.map((zoom) => ({ value: zoom, label: text().timeline.zooms[zoom] }))}
        onChange={(zoom) => zoom !== 'fit' && props.view.zoom.change(zoom)}
      />
      <Button aria-keyshortcuts="T" onClick={props.view.zoom.lookAtToday}>
        {text().timeline.today}
      </Button>
      <Button
        icon="move-horizontal"
        aria-keyshortcuts="F"
        aria-pressed={props.view.zoom.now() === null}
        onClick={() => props.view.zoom.change(null)}
      >
        {text().timeline.fit}
      </Button>
    </span>
  )
}
