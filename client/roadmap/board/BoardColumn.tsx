// A column of the board: its name and count, its cards, and a button that adds an item. A collapsed column is a narrow button.
import { createMemo, createSignal, For, Show, untrack } from 'solid-js'
import type { ItemId, StreamId } from '../../../shared/ids.ts'
import type { NewItem } from '../../../shared/roadmap/write.ts'
import { useText } from '../../base/i18n.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { createPrinting } from '../../ui/printing.ts'
import type { RowDrag } from '../../ui/rowDrag.ts'
import { GroupSign } from '../GroupSign.tsx'
import { groupFields, streamOf } from '../grouping.ts'
import { RestButton } from '../RestButton.tsx'
import { Card } from './Card.tsx'
import type { BoardModel } from './createBoard.ts'

/** The number of cards that a column draws at first; of a plan that has more than `FEW`, only what is near. A button shows the rest. */
const AT_FIRST = 60
const NEAR = 15
const FEW = 300

export interface BoardColumnProps {
  readonly board: BoardModel
  readonly drag: RowDrag
  readonly columnKey: string
  readonly onAdd: (stream: StreamId | null, fields?: NewItem) => void
  readonly onOpen: (id: ItemId, by: 'pointer' | 'keyboard') => void
}

export function BoardColumn(props: BoardColumnProps) {
  const text = useText()
  const column = createMemo(() => props.board.columns().find(({ key }) => key === props.columnKey))
  const printing = createPrinting()
  const [wanted, setWanted] = createSignal(untrack(props.board.order).length > FEW ? NEAR : AT_FIRST)
  return (
    <Show when={column()}>
      {(shown) => {
        const name = () => props.board.nameOf(shown().of)
        /** With the card that the keyboard has reached. */
        const end = createMemo(() => Math.max(wanted(), shown().items.findIndex(({ id }) => id === props.board.active()) + 1))
        const cards = createMemo(() =>
          shown()
            .items.slice(0, printing() ? undefined : end())
            .map(props.board.view.drawn),
        )
        return (
          <Show
            when={!props.board.isFolded(shown())}
            fallback={
              <button
                type="button"
                class="board__folded"
                data-row={shown().key}
                aria-expanded="false"
                aria-label={`${text().board.open(name())}, ${shown().items.length}`}
                onClick={() => props.board.toggleFold(shown())}
              >
                <Icon name="chevron-right" size="s" />
                <span>
                  {name()} <span class="soft">{shown().items.length}</span>
                </span>
              </button>
            }
          >
            <section
              class="board__col"
              classList={{ 'board__col--target': props.drag.fallsAt(`${shown().key} upper`) || props.drag.fallsAt(`${shown().key} lower`) }}
              data-row={shown().key}
              aria-label={text().board.column(name(), shown().items.length)}
            >
              <h2 class="board__h">
                <GroupSign of={shown().of} />
                <span class="cut">{name()}</span>
                <span class="n">{shown().items.length}</span>
                <Show when={shown().aside}>
                  <IconButton icon="chevron-down" label={text().board.close(name())} onClick={() => props.board.toggleFold(shown())} />
                </Show>
                <Show when={props.board.canWrite() && !shown().aside}>
                  <IconButton
                    class="board__add"
                    icon="plus"
                    label={text().board.add(name())}
                    onClick={() => props.onAdd(streamOf(shown().of), groupFields(shown().of))}
                  />
                </Show>
              </h2>
              <ul class="board__list">
                <For each={cards()} fallback={<li class="board__empty">{text().board.empty}</li>}>
                  {(item) => <Card board={props.board} drag={props.drag} item={item} column={shown()} onOpen={props.onOpen} />}
                </For>
              </ul>
              <Show when={cards().length < shown().items.length}>
                <RestButton
                  class="btn btn--ghost"
                  wanted={cards().length}
                  label={text().board.showAll(shown().items.length - cards().length)}
                  onNear={() => setWanted(cards().length + NEAR)}
                  onPress={() => setWanted(Number.POSITIVE_INFINITY)}
                />
              </Show>
            </section>
          </Show>
        )
      }}
    </Show>
  )
}
