// The editor of a field with several of a list: checkboxes in a menu that stays open. Concurrent additions are both kept.
import { For } from 'solid-js'
import type { OwnFieldKey } from '../../shared/roadmap/ownKeys.ts'
import { useLanguage } from '../base/i18n.tsx'
import { fieldRow } from '../live/ownFields.ts'
import { Menu, MenuCheck } from '../ui/Menu.tsx'
import { choiceIds } from './facets/own.ts'
import { useItemContext } from './ItemContext.tsx'
import { useItemWrites } from './itemWrites.ts'
import { type EditorProps, ValueButton } from './ValueButton.tsx'

export function OwnChoicesEditor(props: EditorProps<OwnFieldKey>) {
  const language = useLanguage()
  const context = useItemContext()
  const write = useItemWrites()
  const chosen = (): readonly string[] => {
    const value = props.item[props.field]
    return Array.isArray(value) ? value : []
  }
  /** Archived ones are offered only where they are chosen. */
  const offered = () => choiceIds(props.field).filter((id) => chosen().includes(id) || !fieldRow(props.field).retired?.includes(id))
  const put = (id: string, inside: boolean) =>
    context.report(write.setValue(props.item.id, props.field, inside ? [...chosen(), id] : chosen().filter((one) => one !== id)))
  return (
    <Menu
      open={props.open}
      onOpenChange={(open) => props.onOpenChange(open)}
      trigger={(given) => <ValueButton {...given} of={{ item: props.item, field: props.field, short: props.short }} />}
    >
      <For each={offered()}>
        {(id) => (
          <MenuCheck checked={chosen().includes(id)} onChange={(inside) => put(id, inside)}>
            {fieldRow(props.field).words?.[id]?.[language()] ?? id}
          </MenuCheck>
        )}
      </For>
    </Menu>
  )
}
