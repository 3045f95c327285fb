// Offers an empty group's members a sample group.
import { Show } from 'solid-js'
import { useText } from '../../base/i18n.tsx'
import { Button } from '../../ui/Button.tsx'
import { createSample } from './createSample.ts'

export function SampleOffer() {
  const text = useText()
  const sample = createSample()
  return (
    <Show when={sample.mayOpen()}>
      <p class="sample-offer">
        <span class="soft">{text().sample.why}</span>
        <Button icon="layers" busy={sample.busy() && text().sample.opening} onClick={sample.open}>
          {text().sample.open}
        </Button>
      </p>
    </Show>
  )
}
