// The link from a past moment to the present plan.
import { useText } from '../../base/i18n.tsx'
import { Button } from '../../ui/Button.tsx'
import type { SliderPast } from './createPast.ts'

export function BackToNow(props: { past: SliderPast; primary?: boolean }) {
  const text = useText()
  return (
    <Button kind={props.primary ? 'primary' : 'default'} icon="rotate-cw" onClick={props.past.leave}>
      {text().past.now}
    </Button>
  )
}
