// The steps of an import, in the page header: the current one, and links back to the earlier ones.
import { For, Show } from 'solid-js'
import { useText } from '../base/i18n.tsx'
import { Icon } from '../ui/Icon.tsx'

type StepName = 'file' | 'check' | 'preview' | 'done'
/** There is no way back from the last step, because going back would not undo what was written. */
export function ImportSteps<Step extends StepName>(props: { steps: readonly Step[]; at: Step; onGo: (step: Step) => void }) {
  const text = useText()
  const called = (step: StepName) => text().importing.steps[step]
  const at = () => props.steps.indexOf(props.at)
  const mayGo = (index: number) => index < at() && at() < props.steps.length - 1
  return (
    <ol class="steps" aria-label={text().importing.steps.label}>
      <For each={props.steps}>
        {(step, index) => (
          <li aria-current={index() === at() ? 'step' : undefined} classList={{ 'is-done': index() < at() }}>
            <span class="steps__n" aria-hidden="true">
              <Show when={index() < at()} fallback={index() + 1}>
                <Icon name="check" size="s" />
              </Show>
            </span>
            <Show when={mayGo(index())} fallback={<span>{called(step)}</span>}>
              <button type="button" class="linkish" onClick={() => props.onGo(step)}>
                {called(step)}
              </button>
            </Show>
          </li>
        )}
      </For>
    </ol>
  )
}
