// The editor of labels: adds a new label, or one that the group already uses.
import { createMemo, createSignal, For } from 'solid-js'
import { compareText } from '../../shared/counts.ts'
import { FIELDS, MAX_LABEL } from '../../shared/roadmap/fields.ts'
import type { KeyOf } from '../../shared/views/rule.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { useRoadMap } from '../live/LiveDocument.tsx'
import { CheckBox } from '../ui/Check.tsx'
import { TextField } from '../ui/Field.tsx'
import { Popover } from '../ui/Popover.tsx'
import { useItemContext } from './ItemContext.tsx'
import { useItemWrites } from './itemWrites.ts'
import { type EditorProps, ValueButton } from './ValueButton.tsx'

export function LabelsEditor(props: EditorProps<KeyOf<'labels'>>) {
  const text = useText()
  const language = useLanguage()
  const context = useItemContext()
  const roadMap = useRoadMap()
  const write = useItemWrites()
  const [written, setWritten] = createSignal('')
  const known = createMemo(() =>
    props.open ? [...new Set(Object.values(roadMap.items).flatMap((item) => item[props.field]))].sort(compareText(language())) : [],
  )
  const put = (label: string, inside: boolean) => context.report(write.setMember(props.item.id, props.field, label, inside))
  return (
    <Popover
      title={FIELDS[props.field].label[language()]}
      open={props.open}
      onOpenChange={(open) => props.onOpenChange(open)}
      trigger={(given) => <ValueButton {...given} of={{ item: props.item, field: props.field, short: props.short }} />}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (written().trim() !== '') put(written().trim(), true)
          setWritten('')
        }}
      >
        <TextField
          label={text().roadmap.edit.addLabel}
          hint={text().roadmap.edit.labelHint}
          maxLength={MAX_LABEL}
          value={written()}
          onInput={setWritten}
        />
      </form>
      <ul class="stack options">
        <For each={known()}>
          {(label) => (
            <li class="row">
              <CheckBox label={label} checked={props.item[props.field].includes(label)} onChange={(inside) => put(label, inside)} />
              <span>{label}</span>
            </li>
          )}
        </For>
      </ul>
    </Popover>
  )
}
