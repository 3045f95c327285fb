// Every field that the table of fields shows in the panel, in its order. A new row there appears here by itself.
import { createSignal, For, Show } from 'solid-js'
import { FIELD_KEYS, FIELDS, type FieldKey } from '../../shared/roadmap/fields.ts'
import type { Item } from '../../shared/roadmap/model.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { EditedBy } from '../editor/EditedBy.tsx'
import { editingKey } from './editingKey.ts'
import { FieldEditor, hasEditor } from './FieldEditor.tsx'
import { FieldValue } from './FieldValue.tsx'
import { isEmpty } from './facets/facets.ts'
import { createFlash, said } from './flash.ts'
import { useItemComparison } from './ItemComparison.tsx'
import { useItemContext } from './ItemContext.tsx'
import { useOverwritten } from './overwritten.ts'
import { Before } from './Was.tsx'

/** These have places of their own in the panel. */
const ELSEWHERE: readonly FieldKey[] = ['number', 'title', 'description', 'checklist']
const IN_PANEL = FIELD_KEYS.filter((key) => FIELDS[key].inPanel && !ELSEWHERE.includes(key))

export function ItemFields(props: { item: Item; readOnly: boolean }) {
  const text = useText()
  const comparison = useItemComparison()
  const isShown = (field: FieldKey) => {
    // Stages are those of a practice.
    if (field === 'stage' && props.item.kind !== 'practice' && props.item.stage === null) return false
    return comparison.past(props.item, field) !== null || (!props.readOnly && hasEditor(field)) || !isEmpty(props.item, field)
  }
  return (
    <dl class="props" aria-label={text().roadmap.panel.fields}>
      <For each={IN_PANEL}>
        {(field) => (
          <Show when={isShown(field)}>
            <FieldRow item={props.item} field={field} readOnly={props.readOnly} />
          </Show>
        )}
      </For>
    </dl>
  )
}

function FieldRow(props: { item: Item; field: FieldKey; readOnly: boolean }) {
  const language = useLanguage()
  const context = useItemContext()
  const [open, setOpen] = createSignal(false)
  const comparison = useItemComparison()
  const was = () => comparison.past(props.item, props.field)
  const peer = () => context.editor(editingKey(props.item.id, props.field))
  const overwritten = useOverwritten()
  const flashed = createFlash(() => said(props.item, props.field))
  let row!: HTMLElement
  const change = (next: boolean) => {
    setOpen(next)
    // After a key, the focus goes to its value; otherwise it has moved elsewhere by then.
    const back = () => document.activeElement === document.body && row.querySelector<HTMLElement>('.value')?.focus()
    if (!next) setTimeout(back)
  }
  return (
    <>
      <dt>{FIELDS[props.field].label[language()]}</dt>
      <dd
        ref={row}
        classList={{
          'cell--theirs': peer() !== null,
          flash: flashed(),
          'is-changed': was() !== null,
          'dd--plain': props.readOnly || !hasEditor(props.field),
        }}
        data-identity={peer() ? (context.delegation(peer()?.delegation ?? null)?.identity ?? 'none') : undefined}
      >
        <Show when={peer()}>{(present) => <EditedBy peer={present()} />}</Show>
        <Show when={was() !== null}>
          <Before was={was() ?? ''} />
        </Show>
        <Show when={comparison.changedBy(props.item, props.field)}>{(who) => <span class="before__by">{who()}</span>}</Show>
        <Show when={!props.readOnly} fallback={<FieldValue item={props.item} field={props.field} />}>
          <FieldEditor item={props.item} field={props.field} open={open()} onOpenChange={change} />
        </Show>
        {overwritten(() => props.item, { field: props.field, tab: true })}
      </dd>
    </>
  )
}
