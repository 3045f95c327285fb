// The plan as a board, with a column for each value of a field. Cards are moved by drag and drop, by key and by menu.
import { createEffect, For, onCleanup } from 'solid-js'
import { useText } from '../../base/i18n.tsx'
import { createRowDrag } from '../../ui/rowDrag.ts'
import type { FormProps } from '../FormProps.ts'
import { createLetterKeys } from '../selection/letterKeys.ts'
import { createSelectKeys } from '../selection/selectKeys.ts'
import { keepWordsUnmarked } from '../selection/selectPress.ts'
import { showNamed } from '../showNamed.ts'
import { BoardColumn } from './BoardColumn.tsx'
import { spotAfter } from './boardColumns.ts'
import { type BoardStep, cardKey, dropOn } from './boardMove.ts'
import { createBoard } from './createBoard.ts'
import { createBoardSteps } from './createBoardSteps.ts'

const STEPS: Readonly<Record<string, BoardStep>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'first',
  End: 'last',
}

export function BoardView(props: FormProps) {
  const text = useText()
  let element!: HTMLDivElement
  const board = createBoard(props.view, (id) => {
    const card = element.querySelector(`[data-row="${cardKey(id)}"] .card__t`)
    if (card instanceof HTMLElement) card.focus()
  })
  props.onSteps(createBoardSteps(board))
  onCleanup(() => props.onSteps(null))

  const itemAt = (key: string | null | undefined) =>
    board
      .columns()
      .flatMap(({ items }) => items)
      .find(({ id }) => cardKey(id) === key)
  const drag = createRowDrag({
    scroller: () => props.scroller,
    drop: (dragged, on) => {
      const item = itemAt(dragged)
      if (item) board.move(item, dropOn({ columns: board.columns(), arranged: board.canArrange() }, item, on))
    },
  })
  const letter = createLetterKeys({ bulk: props.view.bulk, at: board.active })
  const select = createSelectKeys({
    selection: props.view.selection,
    order: board.order,
    at: board.active,
    go: (id) => {
      board.setActive(id)
      queueMicrotask(board.focus)
    },
  })
  const onKeyDown = (event: KeyboardEvent) => {
    const card = event.target instanceof HTMLElement && event.target.matches('.card__t') ? event.target.closest('[data-row]') : null
    const item = itemAt(card?.getAttribute('data-row'))
    if (event.defaultPrevented || !item) return
    if (select(event) || letter(event)) return event.preventDefault()
    if (event.ctrlKey || event.metaKey) return
    if (event.altKey) {
      const step = STEPS[event.key]
      if (!step) return
      board.step(item, step)
      // Moving the card may have replaced its element, so the focus is set again.
      queueMicrotask(board.focus)
    } else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
      if (board.canWrite() && !item.archived) board.setMenu(item.id)
    } else {
      const spot = board.spot()
      const next = spot && spotAfter(board.columns(), spot, event.key)
      const to = next && board.columns()[next.column]
      const id = to?.items[next?.row ?? 0]?.id
      if (!to || !id) return
      if (board.isFolded(to)) board.toggleFold(to)
      board.setActive(id)
      queueMicrotask(board.focus)
    }
    event.preventDefault()
  }
  // The name of a new item is edited in the panel, because a card has no editor.
  showNamed(props, (id) => {
    board.setActive(id)
    props.onOpen(id, 'keyboard')
  })
  createEffect(() => {
    const id = board.active()
    props.onStream(id ? (itemAt(cardKey(id))?.stream ?? null) : null)
  })
  const count = () => board.columns().reduce((sum, { items }) => sum + items.length, 0)
  return (
    <div
      ref={element}
      class="board"
      classList={{ 'is-selecting': props.view.selection.items().length > 0 }}
      role="group"
      aria-label={text().board.label(board.columns().length, count())}
      onKeyDown={onKeyDown}
      onMouseDown={keepWordsUnmarked}
    >
      <p class="vh" id="board-keys">
        {text().board.keys}
      </p>
      <For each={board.columns().map(({ key }) => key)}>
        {(key) => <BoardColumn board={board} drag={drag} columnKey={key} onAdd={props.onAdd} onOpen={props.onOpen} />}
      </For>
    </div>
  )
}
