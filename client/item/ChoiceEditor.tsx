// The editor of a field with a few values: a menu.
import { createMemo, For } from 'solid-js'
import { byOrder } from '../../shared/order.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { useRoadMap } from '../live/LiveDocument.tsx'
import { Menu, MenuChoice, MenuChoices } from '../ui/Menu.tsx'
import { NOBODY_KNOWN } from './facets/facet.ts'
import { useItemContext } from './ItemContext.tsx'
import { useItemWrites } from './itemWrites.ts'
import { chosenKey, optionsOf } from './options.tsx'
import { type EditorProps, ValueButton } from './ValueButton.tsx'

export function ChoiceEditor(props: EditorProps) {
  const text = useText()
  const language = useLanguage()
  const context = useItemContext()
  const roadMap = useRoadMap()
  const write = useItemWrites()
  const options = createMemo(() =>
    props.open
      ? optionsOf({
          item: props.item,
          field: props.field,
          write,
          words: {
            text: text(),
            language: language(),
            context,
            meetings: [],
            known: { ...NOBODY_KNOWN, streams: Object.values(roadMap.streams).sort(byOrder) },
            items: roadMap.all,
          },
        })
      : [],
  )
  const choose = (key: string) => {
    const option = options().find((one) => one.key === key)
    if (option && key !== chosenKey(props.item, props.field)) context.report(option.choose())
    props.onOpenChange(false)
  }
  return (
    <Menu
      open={props.open}
      onOpenChange={(open) => props.onOpenChange(open)}
      trigger={(given) => <ValueButton {...given} of={{ item: props.item, field: props.field, short: props.short }} />}
    >
      <MenuChoices value={chosenKey(props.item, props.field)} onChange={choose}>
        <For each={options()}>{(option) => <MenuChoice value={option.key}>{option.draw()}</MenuChoice>}</For>
      </MenuChoices>
    </Menu>
  )
}
