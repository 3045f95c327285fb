// The labels of all selected items, with how many items have each. Pressing a label adds it to all, or removes it when all have it.
import { createMemo, createSignal, For } from 'solid-js'
import { compareText } from '../../../shared/counts.ts'
import { MAX_LABEL } from '../../../shared/roadmap/fields.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { useRoadMap } from '../../live/LiveDocument.tsx'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/Field.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { OptionCheck } from '../OptionCheck.tsx'
import type { Bulk } from './createBulk.ts'

export function BulkLabels(props: { bulk: Bulk }) {
  const text = useText()
  const language = useLanguage()
  const roadMap = useRoadMap()
  const open = () => props.bulk.opened() === 'labels'
  const [written, setWritten] = createSignal('')
  const { items } = props.bulk
  const known = createMemo(() =>
    open() ? [...new Set(Object.values(roadMap.items).flatMap((item) => item.labels))].sort(compareText(language())) : [],
  )
  const having = (label: string) => items().filter(({ labels }) => labels.includes(label)).length
  const put = (label: string, inside: boolean) => props.bulk.change(items().map(({ id }) => ({ id, label, inside })))
  return (
    <Popover
      title={text().selection.label}
      placement="top-start"
      open={open()}
      onOpenChange={(now) => (now ? props.bulk.open('labels') : props.bulk.close())}
      trigger={(given) => (
        <Button {...given} kind="ghost" opens>
          {text().selection.label}
        </Button>
      )}
    >
      <form
        class="bulk__form"
        onSubmit={(event) => {
          event.preventDefault()
          if (written().trim() !== '') put(written().trim(), true)
          setWritten('')
        }}
      >
        <TextField label={text().selection.newLabel} maxLength={MAX_LABEL} value={written()} onInput={setWritten} />
        <Button type="submit">{text().selection.addLabel}</Button>
      </form>
      <div class="stack options">
        <For each={known()}>
          {(label) => (
            <OptionCheck checked={having(label) === items().length} onChange={(inside) => put(label, inside)}>
              {label} <span class="end sub">{text().selection.of(having(label), items().length)}</span>
            </OptionCheck>
          )}
        </For>
      </div>
    </Popover>
  )
}
