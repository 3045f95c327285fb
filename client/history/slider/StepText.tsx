// A text in the past: as it was, and with what the shown step did to it where that is marked. The marked words come from the server; until
// they are here the plain ones stand there.
import { createEffect, createSignal, on, onCleanup, type ParentProps, Show } from 'solid-js'
import type { Language } from '../../../shared/bilingual.ts'
import type { TextDiff } from '../../../shared/history/textDiff.ts'
import { useApi } from '../../base/actor.tsx'
import { MarkedText } from '../../editor/MarkedText.tsx'
import { usePast } from './pastDoor.ts'

export interface StepTextProps {
  /** As addresses call it, `body.es`; it is also the path that a step touches. */
  readonly part: string
  readonly language: Language
  readonly label: string
  readonly class?: string | undefined
}

interface Marked {
  readonly key: string
  readonly diff: TextDiff
}
/** The last step's marks stay so long for the next ones to come: words that jump back and forth cannot be read. */
const PATIENCE_MS = 150

export function StepText(props: ParentProps<StepTextProps>) {
  const api = useApi()
  const past = usePast()
  const [marked, setMarked] = createSignal<Marked | null>(null)
  const wanted = () => {
    const shown = past?.marksChanges() ? past.shown() : null
    return shown?.touched.has(props.part) ? `from=seq:${shown.from}&to=seq:${shown.to}&part=${props.part}` : null
  }
  createEffect(
    on(wanted, (key) => {
      if (key === null) return setMarked(null)
      let over = false
      const late = setTimeout(() => setMarked(null), PATIENCE_MS)
      onCleanup(() => {
        over = true
        clearTimeout(late)
      })
      api.request<TextDiff>('GET', `/api/documents/${encodeURIComponent(past?.live.id ?? '')}/diff?${key}`).then((answer) => {
        if (over) return
        clearTimeout(late)
        // Without an answer the text stands as it was, unmarked.
        setMarked(answer.ok ? { key, diff: answer.value } : null)
      })
    }),
  )
  return (
    <Show when={marked()} fallback={props.children}>
      {(found) => (
        <MarkedText
          doc={found().diff.doc}
          language={props.language}
          label={props.label}
          class={props.class}
          person={(id) => past?.person(id) ?? null}
        />
      )}
    </Show>
  )
}
