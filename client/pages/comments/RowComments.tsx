// The counts of the threads of a row, at the edge of the side on which they are.
import { For, Show } from 'solid-js'
import type { Language } from '../../../shared/bilingual.ts'
import type { PairedTextRow } from '../../../shared/pairs/textRows.ts'
import { NumberMark } from '../../comments/Thread.tsx'
import { useTextComments } from './TextComments.tsx'

export function RowComments(props: { row: PairedTextRow; shown: readonly Language[] }) {
  const comments = useTextComments()
  return (
    <For each={props.shown}>
      {(side) => {
        const placed = () => comments.inRow(props.row).filter((one) => one.side === side)
        return (
          <Show when={placed().length > 0}>
            <div class="par__comments" data-side={side}>
              <For each={placed()}>
                {({ thread }) => (
                  <NumberMark
                    thread={thread}
                    gone={false}
                    go={null}
                    isOpen={comments.isShown() && comments.openThread() === thread.id}
                    onOpen={() => comments.open(thread.id)}
                  />
                )}
              </For>
            </div>
          </Show>
        )
      }}
    </For>
  )
}
