// The bar below the plan while items are selected: their number, the actions on all of them, and which items were not changed and why.
import { createMemo, For, onCleanup, onMount, Show } from 'solid-js'
import { FIELDS } from '../../../shared/roadmap/fields.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { useItemContext } from '../../item/ItemContext.tsx'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, MenuItem } from '../../ui/Menu.tsx'
import type { PlanView } from '../createPlanView.ts'
import { BulkDates } from './BulkDates.tsx'
import { BulkLabels } from './BulkLabels.tsx'
import { BulkOwn } from './BulkOwn.tsx'
import { BULK_FIELDS, type BulkField, bulkChoices } from './bulkChoices.tsx'
import type { Bulk } from './createBulk.ts'

export interface BulkBarProps {
  readonly view: PlanView
  /** Called when the bar is removed; it may have had the focus. */
  readonly onLeft: () => void
}

export function BulkBar(props: BulkBarProps) {
  return (
    <Show when={props.view.bulk.items().length > 0 || props.view.bulk.stayed().length > 0}>
      <Bar view={props.view} bulk={props.view.bulk} onLeft={props.onLeft} />
    </Show>
  )
}

function Bar(props: BulkBarProps & { bulk: Bulk }) {
  const text = useText()
  const { items } = props.bulk
  const isAlone = () => items().some(({ id }) => !props.bulk.selection.has(id))
  let bar!: HTMLElement
  // A class on the body, because toasts must be above the bar; `:has()` would be evaluated again for every row that is added or removed.
  onMount(() => document.body.classList.add('is-bulk'))
  onCleanup(() => {
    document.body.classList.remove('is-bulk')
    props.onLeft()
  })
  const clear = () => {
    props.bulk.understood()
    props.bulk.selection.clear()
  }
  return (
    <section
      ref={bar}
      class="bulk"
      aria-label={text().selection.bar}
      onKeyDown={(event) => {
        const inside = event.target instanceof Node && bar.contains(event.target)
        if (event.key === 'Escape' && !event.defaultPrevented && inside) clear()
      }}
    >
      <Show when={props.bulk.stayed().length > 0}>
        <Stayed bulk={props.bulk} />
      </Show>
      <Show when={items().length > 0}>
        <div class="bulk__line">
          <b class="bulk__n">{isAlone() ? items()[0]?.code : text().selection.count(items().length)}</b>
          <For each={BULK_FIELDS}>{(field) => <BulkMenu view={props.view} bulk={props.bulk} field={field} />}</For>
          <BulkDates bulk={props.bulk} />
          <BulkLabels bulk={props.bulk} />
          <BulkOwn view={props.view} bulk={props.bulk} />
          <Button
            kind="ghost"
            icon="archive"
            onClick={() => props.bulk.change(items().map(({ id }) => ({ id, archived: true })))}
            disabled={items().every(({ archived }) => archived)}
          >
            {text().roadmap.archive}
          </Button>
          <Show when={items().some(({ archived }) => archived)}>
            <Button
              kind="ghost"
              icon="archive-restore"
              onClick={() => props.bulk.change(items().map(({ id }) => ({ id, archived: false })))}
            >
              {text().roadmap.restore}
            </Button>
          </Show>
          <IconButton class="bulk__clear" icon="x" label={text().selection.clear} shortcut="Esc" onClick={clear} />
        </div>
      </Show>
    </section>
  )
}

/** Announced when it appears, and shown until it is closed. */
function Stayed(props: { bulk: Bulk }) {
  const text = useText()
  const count = () => props.bulk.stayed().reduce((sum, { codes }) => sum + codes.length, 0)
  return (
    <div class="bulk__stayed" role="alert">
      <div>
        <b>{text().selection.refused(count())}</b>
        <For each={props.bulk.stayed()}>
          {({ codes, why }) => (
            <p>
              <span class="id">{codes.join(', ')}</span> · {why}
            </p>
          )}
        </For>
      </div>
      <Button onClick={props.bulk.understood}>{text().selection.understood}</Button>
    </div>
  )
}

function BulkMenu(props: { view: PlanView; bulk: Bulk; field: BulkField }) {
  const text = useText()
  const language = useLanguage()
  const context = useItemContext()
  const { items } = props.bulk
  const choices = createMemo(() =>
    bulkChoices(items(), props.field, {
      text: text(),
      language: language(),
      context,
      meetings: [],
      known: props.view.known(),
      items: props.view.all,
    }),
  )
  return (
    <Menu
      placement="top-start"
      open={props.bulk.opened() === props.field}
      onOpenChange={(open) => (open ? props.bulk.open(props.field) : props.bulk.close())}
      trigger={(given) => (
        <Button {...given} kind="ghost" opens>
          {FIELDS[props.field].label[language()]}
        </Button>
      )}
    >
      <For each={choices()}>
        {(choice) => (
          <MenuItem
            disabled={choice.accepted === 0}
            hint={choice.accepted < items().length ? text().selection.of(choice.accepted, items().length) : undefined}
            onSelect={() => props.bulk.change(choice.changes)}
          >
            {choice.draw()}
          </MenuItem>
        )}
      </For>
    </Menu>
  )
}
