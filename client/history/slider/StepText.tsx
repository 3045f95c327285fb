// A text in the past: as it was, and with what the shown step did to it where that is marked. The marked words come from the server; until
// they are here the plain ones stand there.
import { createEffect, createMemo, createSignal, on, onCleanup, type ParentProps, Show } from 'solid-js'
import type { Language } from '../../../shared/bilingual.ts'
import { createTextDiff } from '../../compare/createTextDiff.ts'
import { MarkedText } from '../../editor/MarkedText.tsx'
import { usePast } from './pastDoor.ts'

export interface StepTextProps {
  /** As addresses call it, `body.es`; it is also the path that a step touches. */
  readonly part: string
  readonly language: Language
  readonly label: string
  readonly class?: string | undefined
}

/** The last step's marks stay so long for the next ones to come: words that jump back and forth cannot be read. */
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
  /** Without an answer the text stands as it was, unmarked. */
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
