// Text of a comment with its mentions rendered.
import { For, Show } from 'solid-js'
import { parseWords } from '../../shared/comments/words.ts'
import type { Names } from './threads.ts'

export function WordsOf(props: { words: string; lang: string; names: Names }) {
  return (
    <p class="say__w" lang={props.lang} dir="auto">
      <For each={parseWords(props.words)}>
        {(part) => (
          <Show when={part.type === 'mention' && part.mention} fallback={part.type === 'text' ? part.text : ''}>
            {(mention) => <span class="mention">@{props.names(mention())}</span>}
          </Show>
        )}
      </For>
    </p>
  )
}
