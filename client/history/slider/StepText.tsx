// A text in the past, with the shown step's changes marked if that is on. The marked text comes from the server; until then the plain one is shown.
import { createEffect, createMemo, createSignal, on, onCleanup, type ParentProps, Show } from 'solid-js'
import type { Language } from '../../../shared/bilingual.ts'
import { createTextDiff } from '../../compare/createTextDiff.ts'
import { MarkedText } from '../../editor/MarkedText.tsx'
import { usePast } from './pastDoor.ts'

export interface StepTextProps {
  /** Part as in URLs, `body.es`; it is also the path of the step's changes. */
  readonly part: string
  readonly language: Language
  readonly label: string
  readonly class?: string | undefined
}

/** How long the last step's marks stay while the next ones load: text that flickers between both cannot be read. */
const PATIENCE_MS = 150

export function StepText(props: ParentProps<StepTextProps>) {
  const past = usePast()
  const [isPatient, setPatient] = createSignal(false)
  const request = createMemo(() => {
    const shown = past?.marksChanges() ? past.shown() : null
    if (!past || !shown?.touched.has(props.part)) return null
    return { document: past.live.id, from: `seq:${shown.from}`, to: `seq:${shown.to}`, part: props.part }
  })
  const diff = createTextDiff(request, { keepsPrevious: true })
  createEffect(
    on(request, () => {
      setPatient(true)
      const late = setTimeout(() => setPatient(false), PATIENCE_MS)
      onCleanup(() => clearTimeout(late))
    }),
  )
  /** Without an answer the text is shown unmarked. */
  const marked = () => (diff.failure() || (diff.loading() && !isPatient()) ? null : diff.value())
  return (
    <Show when={marked()} fallback={props.children}>
      {(found) => (
        <MarkedText
          beside
          doc={found().doc}
          language={props.language}
          label={props.label}
          class={props.class}
          person={(id) => past?.person(id) ?? null}
        />
      )}
    </Show>
  )
}
