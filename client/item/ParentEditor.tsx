// The editor of the parent of an item.
import { Show } from 'solid-js'
import { FIELDS } from '../../shared/roadmap/fields.ts'
import type { KeyOf } from '../../shared/views/rule.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { Button } from '../ui/Button.tsx'
import { Popover } from '../ui/Popover.tsx'
import { useItemContext } from './ItemContext.tsx'
import { ItemPicker } from './ItemPicker.tsx'
import { useItemWrites } from './itemWrites.ts'
import { type EditorProps, ValueButton } from './ValueButton.tsx'

export function ParentEditor(props: EditorProps<KeyOf<'item'>>) {
  const text = useText()
  const language = useLanguage()
  const context = useItemContext()
  const write = useItemWrites()
  const label = () => FIELDS[props.field].label[language()]
  return (
    <Popover
      title={label()}
      open={props.open}
      onOpenChange={(open) => props.onOpenChange(open)}
      trigger={(given) => <ValueButton {...given} of={{ item: props.item, field: props.field, short: props.short }} />}
    >
      <ItemPicker
        label={label()}
        without={[props.item.id]}
        onPick={(id) => {
          context.report(write.setValue(props.item.id, props.field, id))
          props.onOpenChange(false)
        }}
      />
      <Show when={props.item[props.field]}>
        <Button
          kind="ghost"
          icon="x"
          onClick={() => {
            context.report(write.setValue(props.item.id, props.field, null))
            props.onOpenChange(false)
          }}
        >
          {text().roadmap.edit.clear}
        </Button>
      </Show>
    </Popover>
  )
}
