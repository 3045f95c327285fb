// + − Δ: added, archived, changed. A sign with a name, never a colour alone.
import { Show } from 'solid-js'
import { useText } from '../base/i18n.tsx'
import { Icon, type IconName } from '../ui/Icon.tsx'
import type { ItemMark } from './differences.ts'

const ICONS: Readonly<Record<ItemMark, IconName>> = { added: 'plus', removed: 'minus', changed: 'triangle' }

/** `named`: has an accessible name; not needed beside text that says the same. */
export function ChangeMark(props: { mark: ItemMark; named?: boolean }) {
  const text = useText()
  return (
    <span class="mark" data-mark={props.mark}>
      <Icon name={ICONS[props.mark]} />
      <Show when={props.named}>
        <span class="vh">{text().compare.mark[props.mark]}</span>
      </Show>
    </span>
  )
}
