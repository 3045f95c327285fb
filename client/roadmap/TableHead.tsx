// The names of the columns; a press sorts by one: up, down, and back to the group's own order.
import { For, Show } from 'solid-js'
import { FIELDS, type FieldKey } from '../../shared/roadmap/fields.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { Icon } from '../ui/Icon.tsx'
import type { TableState } from './createTable.ts'
import { SelectAll } from './selection/SelectBox.tsx'
import { AS_ARRANGED } from './sort.ts'

export function TableHead(props: { table: TableState }) {
  const text = useText()
  const language = useLanguage()
  const sort = () => props.table.view.state().sort
  const direction = (field: FieldKey) => (sort().by !== field ? undefined : sort().descending ? 'descending' : 'ascending')
  const press = (field: FieldKey) => {
    const next = direction(field) === undefined ? { by: field, descending: false } : { by: field, descending: true }
    props.table.view.change({ sort: direction(field) === 'descending' ? AS_ARRANGED : next })
  }
  return (
    <div role="row" class="grid__head" aria-rowindex="1">
      <For each={props.table.columns()}>
        {(field) => (
          <div role="columnheader" class={`c-${field}`} aria-sort={direction(field)}>
            <Show when={field === 'number' && props.table.view.selection.may()}>
              <SelectAll selection={props.table.view.selection} order={props.table.order} />
            </Show>
            {/* The sort menu does the same by keyboard: the table is one stop of the Tab key. */}
            <button type="button" class="head-btn" tabindex={-1} data-tip={text().roadmap.sortHint} onClick={() => press(field)}>
              {FIELDS[field].label[language()]}
              <Show when={direction(field)}>
                <Icon name={direction(field) === 'ascending' ? 'arrow-up' : 'arrow-down'} size="s" />
              </Show>
            </button>
          </div>
        )}
      </For>
    </div>
  )
}
