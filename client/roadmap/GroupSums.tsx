// In the header row of a group, the sum of each column of amounts that the table shows.
import { For, Show } from 'solid-js'
import type { Item } from '../../shared/roadmap/model.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { fieldRow } from '../live/ownFields.ts'
import type { TableState } from './createTable.ts'
import { hasSum, sumWords } from './sums.ts'

export interface GroupSumsProps {
  readonly table: TableState
  readonly items: readonly Item[]
}

export function GroupSums(props: GroupSumsProps) {
  const text = useText()
  const language = useLanguage()
  return (
    <For each={props.table.columns().filter(hasSum)}>
      {(field) => (
        <Show when={sumWords(props.items, field, language())}>
          {(sum) => <span class="group__sum">{text().settings.own.sumOf(fieldRow(field).label[language()], sum())}</span>}
        </Show>
      )}
    </For>
  )
}
