// What changed, in one line that Home and the history share: field, ~~before~~ → **after**, and the distance of dates; of a text its changed
// words.
import { Show } from 'solid-js'
import type { TextChange } from '../../../shared/history/events.ts'
import type { LineWords } from '../../../shared/history/lineWords.ts'
import type { AccountId } from '../../../shared/ids.ts'
import { SaidParts } from '../SaidParts.tsx'
import { ChangedWords } from './ChangedWords.tsx'
import type { ReadPassages } from './createWords.ts'

interface SaidChangeProps {
  readonly said: LineWords
  readonly event: Parameters<typeof ChangedWords>[0]['event'] & { readonly change: { readonly type: string } }
  /** Whose words of a text; null: of all who wrote in it. */
  readonly account: AccountId | null
  readonly read: ReadPassages
  readonly onMore?: () => void
}

export function SaidChange(props: SaidChangeProps) {
  const textChange = () => (isText(props.event.change) ? props.event.change : null)
  return (
    <>
      <Show when={props.said.label}>{(label) => <span class="hf__f">{label()} </span>}</Show>
      <Show when={textChange()} fallback={<SaidParts parts={props.said.said} />}>
        {(change) => <ChangedWords {...props} change={change()} />}
      </Show>
      <Show when={props.said.distance}>{(distance) => <span class="hf__d"> {distance()}</span>}</Show>
    </>
  )
}
const isText = (change: { readonly type: string }): change is TextChange => change.type === 'text'
