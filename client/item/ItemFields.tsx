// The most important fields of an item in one line, and all other fields that the table of fields shows in the panel under *More fields*. A
// new field appears there without further code.

import { createSignal, For, type JSX, Show } from 'solid-js'
import { FIELDS, type FieldKey } from '../../shared/roadmap/fields.ts'
import type { Item } from '../../shared/roadmap/model.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { capital } from '../base/intl.ts'
import { EditedBy } from '../editor/EditedBy.tsx'
import { fieldKeys, fieldRow } from '../live/ownFields.ts'
import { Icon } from '../ui/Icon.tsx'
import { createPrinting } from '../ui/printing.ts'
import { slipDays } from './due.ts'
import { editingKey } from './editingKey.ts'
import { FieldEditor, hasEditor } from './FieldEditor.tsx'
import { FieldValue } from './FieldValue.tsx'
import { isEmptyField } from './facets/facets.ts'
import { createFlash, said } from './flash.ts'
import { useItemComparison } from './ItemComparison.tsx'
import { useItemContext } from './ItemContext.tsx'
import { useOverwritten } from './overwritten.ts'
import { Before } from './Was.tsx'

/** The fields of the line below the titles. */
const FACTS: readonly FieldKey[] = ['status', 'lead', 'due']
/** Fields that are shown elsewhere in the panel. */
const ELSEWHERE: readonly FieldKey[] = ['number', 'title', 'description', 'checklist', ...FACTS]
const inPanel = () => fieldKeys().filter((key) => fieldRow(key).inPanel && !ELSEWHERE.includes(key))
/** The number of fields that the closed list names. */
const NAMED = 6

interface FieldsProps {
  readonly item: Item
  readonly readOnly: boolean
}

/** `times`: renders how often the due date has moved. */
export function ItemFacts(props: FieldsProps & { times?: ((item: Item) => JSX.Element) | undefined }) {
  const text = useText()
  const language = useLanguage()
  const context = useItemContext()
  const slip = () => slipDays(props.item)
  return (
    <dl class="facts" aria-label={text().roadmap.panel.facts}>
      <For each={FACTS}>
        {(field) => (
          <div class={`facts__${field}`}>
            <FieldRow item={props.item} field={field} readOnly={props.readOnly} short />
          </div>
        )}
      </For>
      <Show when={slip() !== 0 && props.item.originalDue}>
        {(original) => (
          <div class="facts__slip">
            <dt>{text().roadmap.panel.moved}</dt>
            <dd class="dd--plain">
              {text().roadmap.panel.movedBy(slip())}{' '}
              <span class="sub">
                {props.times?.(props.item)}
                {text().roadmap.panel.movedFrom(context.day(original()))}
              </span>
            </dd>
          </div>
        )}
      </Show>
      <Show when={props.item.dueReason}>
        {(reason) => (
          <div class="facts__reason">
            <dt>{FIELDS.dueReason.label[language()]}</dt>
            <dd class="dd--plain">{reason()}</dd>
          </div>
        )}
      </Show>
    </dl>
  )
}

/** Whether *More fields* is open; shared by all items until the page is left. */
const [isMoreOpen, setMoreOpen] = createSignal(false)

export function ItemFields(props: FieldsProps) {
  const text = useText()
  const language = useLanguage()
  const comparison = useItemComparison()
  const isChanged = (field: FieldKey) => comparison.past(props.item, field) !== null
  const printing = createPrinting()
  const isShown = (field: FieldKey) => {
    // Only practices have a stage.
    if (field === 'stage' && props.item.kind !== 'practice' && props.item.stage === null) return false
    // When printing, empty fields are left out, because nothing can be added.
    return isChanged(field) || (!props.readOnly && !printing() && hasEditor(field)) || !isEmptyField(props.item, field)
  }
  const isOpenAnyway = () => printing() || inPanel().some(isChanged)
  /** Fields with a value come first. */
  const names = () => {
    const shown = inPanel().filter(isShown)
    const filled = shown.filter((field) => !isEmptyField(props.item, field))
    const named = [...new Set([...filled, ...shown])].slice(0, NAMED).map((field) => fieldRow(field).label[language()].toLowerCase())
    return text().roadmap.panel.fieldsAnd(named.join(', '), shown.length - named.length)
  }
  return (
    <details
      class="more"
      // Open while comparing, so that differences are visible, and while printing.
      open={isMoreOpen() || isOpenAnyway()}
      onToggle={(event) => !isOpenAnyway() && setMoreOpen(event.currentTarget.open)}
    >
      <summary>
        <Icon name="chevron-right" size="s" />
        <b>{text().roadmap.panel.more}</b>
        <span class="sub more__names">{capital(names())}</span>
      </summary>
      <dl class="props" aria-label={text().roadmap.panel.fields}>
        <For each={inPanel()}>
          {(field) => (
            <Show when={isShown(field)}>
              <FieldRow item={props.item} field={field} readOnly={props.readOnly} />
            </Show>
          )}
        </For>
      </dl>
    </details>
  )
}

function FieldRow(props: FieldsProps & { field: FieldKey; short?: boolean }) {
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
    // After a key the focus is lost and goes back to the value; after a click it is elsewhere already.
    const back = () => document.activeElement === document.body && row.querySelector<HTMLElement>('.value')?.focus()
    if (!next) setTimeout(back)
  }
  return (
    <>
      <dt>{fieldRow(props.field).label[language()]}</dt>
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
        <EditedBy peers={context.editors(editingKey(props.item.id, props.field))} />
        <Show when={was() !== null}>
          <Before was={was() ?? ''} />
        </Show>
        <Show when={comparison.changedBy(props.item, props.field)}>{(who) => <span class="before__by">{who()}</span>}</Show>
        <Show
          when={!props.readOnly}
          fallback={<FieldValue item={props.item} field={props.field} short={props.short ?? false} slip={false} />}
        >
          <FieldEditor
            item={props.item}
            field={props.field}
            short={props.short ?? false}
            slip={false}
            open={open()}
            onOpenChange={change}
          />
        </Show>
        {overwritten(() => props.item, { field: props.field, tab: true })}
      </dd>
    </>
  )
}
