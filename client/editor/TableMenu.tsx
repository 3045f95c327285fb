// Table menu: commands for rows and columns if the caret is in a table, else a button that inserts one.
import type { Editor } from '@tiptap/core'
import { For, Show } from 'solid-js'
import { MOST_CELLS, MOST_ROWS, MOST_TABLE_COLUMNS } from '../../shared/editor/tables.ts'
import { useText } from '../base/i18n.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu, MenuItem, MenuSeparator } from '../ui/Menu.tsx'
import { useToast } from '../ui/Toasts.tsx'
import { cellAt } from './tableCells.ts'
import { insertTable, type TableVerbs, tableVerbs } from './tableVerbs.ts'

export function InsertTable(props: { editor: Editor | null }) {
  const text = useText()
  return (
    <IconButton
      icon="table-2"
      label={text().texts.tableVerbs.insert}
      disabled={!props.editor}
      onClick={() => props.editor && insertTable(props.editor)}
    />
  )
}

const VERBS = [
  ['rowAbove', 'arrow-up', (verbs: TableVerbs) => verbs.addRow('before')],
  ['rowBelow', 'arrow-down', (verbs: TableVerbs) => verbs.addRow('after')],
  ['columnLeft', 'arrow-left', (verbs: TableVerbs) => verbs.addColumn('before')],
  ['columnRight', 'arrow-right', (verbs: TableVerbs) => verbs.addColumn('after')],
  null,
  ['moveRowUp', 'chevron-up', (verbs: TableVerbs) => verbs.moveRow(-1)],
  ['moveRowDown', 'chevron-down', (verbs: TableVerbs) => verbs.moveRow(1)],
  ['moveColumnLeft', 'chevron-left', (verbs: TableVerbs) => verbs.moveColumn(-1)],
  ['moveColumnRight', 'chevron-right', (verbs: TableVerbs) => verbs.moveColumn(1)],
  null,
  ['header', 'heading-1', (verbs: TableVerbs) => verbs.toggleHeader()],
  null,
  ['removeRow', 'x', (verbs: TableVerbs) => verbs.removeRow()],
  ['removeColumn', 'x', (verbs: TableVerbs) => verbs.removeColumn()],
  ['remove', 'trash', (verbs: TableVerbs) => verbs.remove()],
] as const

export function TableMenu(props: { editor: Editor }) {
  const text = useText()
  const toast = useToast()
  /** The focus goes to the cell at once: a menu gives it back to its button only where nothing else has taken it. */
  const act = (verb: (verbs: TableVerbs) => void) => {
    verb(tableVerbs(props.editor, undefined, () => toast({ text: text().texts.tableFull(MOST_ROWS, MOST_TABLE_COLUMNS, MOST_CELLS) })))
    props.editor.view.focus()
  }
  const hasHeader = () => cellAt(props.editor.state)?.table.attrs.header === true
  return (
    <Menu trigger={(given) => <IconButton {...given} icon="table-2" label={text().texts.tableVerbs.menu} />}>
      <For each={VERBS}>
        {(verb) => (
          <Show when={verb} fallback={<MenuSeparator />}>
            {(one) => (
              <MenuItem icon={one()[1]} onSelect={() => act(one()[2])}>
                {one()[0] === 'header' && hasHeader() ? text().texts.tableVerbs.noHeader : text().texts.tableVerbs[one()[0]]}
              </MenuItem>
            )}
          </Show>
        )}
      </For>
    </Menu>
  )
}
