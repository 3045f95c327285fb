// Rows that are put in another order by their handle: dragged, or with the arrow keys while it has the focus.
import { createGrip } from '../ui/grip.ts'
import { Icon } from '../ui/Icon.tsx'
import { createRowDrag } from '../ui/rowDrag.ts'

export interface OrderDeps {
  readonly ids: () => readonly string[]
  readonly move: (order: readonly string[]) => void
}

export const createSortableOrder = ({ ids, move }: OrderDeps) => {
  const place = (id: string, at: number) => {
    const others = ids().filter((one) => one !== id)
    const order = [...others.slice(0, at), id, ...others.slice(at)]
    if (order.join() !== ids().join()) move(order)
  }
  const drag = createRowDrag({
    scroller: () => document.querySelector<HTMLElement>('.main__scroll') ?? document.body,
    drop: (dragged, { key, half }) => {
      const others = ids().filter((one) => one !== dragged)
      const at = others.indexOf(key)
      if (at >= 0) place(dragged, half === 'upper' ? at : at + 1)
    },
  })
  return {
    ...drag,
    Handle: (props: { id: string; label: string }) => {
      const grip = createGrip({ drag: (event) => drag.begin(event, props.id), press: () => undefined })
      return (
        <button
          type="button"
          class="icon-btn settings__grip"
          aria-label={props.label}
          onPointerDown={grip}
          onKeyDown={(event) => {
            const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
            if (step === 0) return
            event.preventDefault()
            const at = ids().indexOf(props.id) + step
            if (at >= 0 && at < ids().length) place(props.id, at)
          }}
        >
          <Icon name="grip-vertical" />
        </button>
      )
    },
  }
}
