// Error message of a text's diff, with a retry button.
import { Show } from 'solid-js'
import type { NoServer, RefusedAnswer } from '../base/api.ts'
import { useText } from '../base/i18n.tsx'
import { TryAgain } from '../states/QueryGate.tsx'
import { Note } from '../ui/States.tsx'
import type { Diff } from './createDiff.ts'

export function DiffTrouble(props: { diff: { value: () => unknown } & Pick<Diff, 'failure' | 'refresh'> }) {
  const text = useText()
  const why = (error: RefusedAnswer | NoServer) => (error.why === 'refused' ? error.message : text().common.needsConnection)
  return (
    <Show when={props.diff.failure()}>
      {(error) => (
        <div class="row wrap">
          <Note icon={error().why === 'offline' ? 'cloud-off' : 'triangle-alert'} tone="warning" alert>
            <Show when={error().why === 'offline' && props.diff.value()} fallback={`${text().compare.failed}: ${why(error())}`}>
              {text().compare.stale}
            </Show>
          </Note>
          <TryAgain query={props.diff} ghost />
        </div>
      )}
    </Show>
  )
}
