// The kind of a text: plain text for readers, a menu for writers.
import { For, Show } from 'solid-js'
import { PAGE_KIND_LABELS, PAGE_KINDS, type PageKind } from '../../shared/page/model.ts'
import { setPageKind } from '../../shared/page/write.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { useLive } from '../live/LiveDocument.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Menu, MenuChoice, MenuChoices } from '../ui/Menu.tsx'

export function KindMenu(props: { kind: PageKind }) {
  const text = useText()
  const language = useLanguage()
  const live = useLive()
  const label = (kind: PageKind) => PAGE_KIND_LABELS[kind][language()]
  const choose = (value: string) => {
    const kind = PAGE_KINDS.find((one) => one === value)
    if (kind) setPageKind(live.doc, kind)
  }
  return (
    <Show when={live.canWrite()} fallback={label(props.kind)}>
      <Menu
        trigger={(given) => (
          <button type="button" {...given} class="doc-kind" aria-label={`${text().texts.kind}: ${label(props.kind)}`}>
            {label(props.kind)}
            <Icon name="chevron-down" size="s" />
          </button>
        )}
      >
        <MenuChoices label={text().texts.kind} value={props.kind} onChange={choose}>
          <For each={PAGE_KINDS}>{(kind) => <MenuChoice value={kind}>{label(kind)}</MenuChoice>}</For>
        </MenuChoices>
      </Menu>
    </Show>
  )
}
