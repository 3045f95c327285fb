// Why a text could not be compared, and the way to try again.
import { Show } from 'solid-js'
import { useText } from '../base/i18n.tsx'
import { Button } from '../ui/Button.tsx'
import { Note } from '../ui/States.tsx'
import type { ComparisonError } from './ComparisonProvider.tsx'
import type { Diff } from './createDiff.ts'

export function DiffTrouble(props: { diff: { value: () => unknown } & Pick<Diff, 'failure' | 'refresh'> }) {
  const text = useText()
  const why = (error: ComparisonError) => (error.type === 'refused' ? error.message : text().common.needsConnection)
  return (
    <Show when={props.diff.failure()}>
      {(error) => (
        <div class="row wrap">
          <Note icon={error().type === 'offline' ? 'cloud-off' : 'triangle-alert'} tone="warning" alert>
            <Show when={error().type === 'offline' && props.diff.value()} fallback={`${text().compare.failed}: ${why(error())}`}>
              {text().compare.stale}
            </Show>
          </Note>
          <Button kind="ghost" icon="rotate-cw" onClick={() => props.diff.refresh()}>
            {text().common.tryAgain}
          </Button>
        </div>
      )}
    </Show>
  )
}
