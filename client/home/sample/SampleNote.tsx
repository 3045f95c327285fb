// Banner of a sample group, with a button to delete it.
import { createSignal, Show } from 'solid-js'
import { useGroup } from '../../base/group.tsx'
import { useText } from '../../base/i18n.tsx'
import { ConfirmDialog } from '../../states/ConfirmDialog.tsx'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { createSample } from './createSample.ts'

export function SampleNote() {
  const text = useText()
  const group = useGroup()
  const sample = createSample()
  const [asking, setAsking] = createSignal(false)
  return (
    <Show when={group().sample}>
      <section class="sample-note" aria-label={text().sample.title}>
        <Icon name="layers" />
        <p>
          <b>{text().sample.title}.</b> {text().sample.note}
        </p>
        <Show when={sample.mayDiscard()}>
          <Button icon="trash" onClick={() => setAsking(true)}>
            {text().sample.discard}
          </Button>
        </Show>
      </section>
      <ConfirmDialog
        open={asking()}
        title={text().sample.discardTitle}
        description={text().sample.discardWhy}
        onClose={() => setAsking(false)}
        kind="danger-solid"
        verb={text().sample.discard}
        busy={sample.busy() && text().sample.discarding}
        onConfirm={sample.discard}
      />
    </Show>
  )
}
