// The row of a workstream without items: a sentence, and a button that adds an item.
import { Show } from 'solid-js'
import { useText } from '../base/i18n.tsx'
import { Button } from '../ui/Button.tsx'
import type { RowDrag } from '../ui/rowDrag.ts'
import type { TableState } from './createTable.ts'
import type { PlanRow } from './tableLayout.ts'
import type { RowPosition } from './VirtualRows.tsx'

export interface EmptyRowProps {
  readonly table: TableState
  readonly drag: RowDrag
  readonly row: Extract<PlanRow, { type: 'empty' }>
  readonly stand: RowPosition
  readonly onAdd: () => void
}

export function EmptyRow(props: EmptyRowProps) {
  const text = useText()
  return (
    <div
      ref={(element) => props.stand.measure(element)}
      role="row"
      class="grid__empty"
      classList={{ 'row--lower': props.drag.fallsAt(`${props.row.key} upper`) || props.drag.fallsAt(`${props.row.key} lower`) }}
      data-row={props.row.key}
      data-index={props.stand.index()}
      aria-level="2"
      aria-rowindex={props.stand.index() + 2}
      style={{ 'margin-block-start': props.stand.gap() }}
    >
      <div role="gridcell" class="cell" data-column="0" tabindex={props.table.isActive(props.row, 0) ? 0 : -1}>
        <span class="muted">{text().roadmap.emptyStream}</span>
        <Show when={props.table.canWrite()}>
          <Button kind="ghost" icon="plus" tabindex={-1} onClick={() => props.onAdd()}>
            {text().roadmap.newItem}
          </Button>
        </Show>
      </div>
    </div>
  )
}
