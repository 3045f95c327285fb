// The buttons that collapse or expand all branches.
import { Show } from 'solid-js'
import { useText } from '../../base/i18n.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import type { OutlineState } from './createOutline.ts'

export function FoldAll(props: { outline: OutlineState }) {
  const text = useText()
  const branches = () => [...new Set(props.outline.nodes().flatMap(({ parent }) => parent ?? []))]
  const isOpen = () => branches().some((id) => !props.outline.folds.folded().has(id))
  return (
    <Show when={branches().length > 0}>
      <IconButton
        icon="chevrons-up-down"
        label={isOpen() ? text().outline.closeAll : text().outline.openAll}
        onClick={() => props.outline.folds[isOpen() ? 'fold' : 'open'](branches())}
      />
    </Show>
  )
}
