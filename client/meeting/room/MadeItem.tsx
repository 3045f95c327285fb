// Item created from the point: title in both languages, lead and due date.

import { A } from '@solidjs/router'
import { createEffect, createSignal, For, Show } from 'solid-js'
import type { FieldKey } from '../../../shared/roadmap/fields.ts'
import type { Item } from '../../../shared/roadmap/model.ts'
import { titleText } from '../../../shared/roadmap/texts.ts'
import { useGroup } from '../../base/group.tsx'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { useArchiving } from '../../item/archiving.ts'
import { FieldEditor } from '../../item/FieldEditor.tsx'
import { FieldValue } from '../../item/FieldValue.tsx'
import { KIND_ICONS } from '../../item/kindIcons.ts'
import { useLive } from '../../live/LiveDocument.tsx'
import { fieldRow } from '../../live/ownFields.ts'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { BilingualLine } from '../BilingualLine.tsx'
import { useOutcomes } from './OutcomesContext.tsx'
import { useRoom } from './RoomContext.tsx'
import { ShowButton } from './ShowButton.tsx'
import { isShownNow, showsAttribute } from './showing.ts'

const FIELDS_HERE = ['lead', 'due'] as const satisfies readonly FieldKey[]

/** Needs a provider of the plan around it, because it writes to the plan. */
export function MadeItem(props: { item: Item }) {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const room = useRoom()
  const plan = useLive()
  const outcomes = useOutcomes()
  const archiving = useArchiving()
  const names = () => [showsAttribute({ type: 'item', id: props.item.id })]
  return (
    <article
      class="out"
      aria-label={props.item.code}
      classList={{ 'is-before': isShownNow(room.meeting.shown, names()) }}
      data-shows={names()[0]}
      ref={(line) =>
        createEffect(() => outcomes.fresh() === props.item.id && line.querySelector<HTMLElement>(`textarea[lang=${language()}]`)?.focus())
      }
    >
      <span class="out__k">
        <Icon name={KIND_ICONS[props.item.kind]} />
        <A href={`/g/${group().id}/road-map?item=${props.item.id}`} target="_blank" aria-label={text().room.openItem(props.item.code)}>
          {props.item.code}
        </A>
      </span>
      <div class="out__words">
        <BilingualLine
          words={props.item.title}
          textOf={(side) => titleText(plan.doc, props.item.id, side)}
          labels={text().room.actionIn}
          editingKey={`item:${props.item.id}:title`}
          fixed
        />
      </div>
      <span class="out__end">
        <For each={FIELDS_HERE}>{(field) => <Field item={props.item} field={field} />}</For>
        <Show when={room.conducts()}>
          <IconButton
            class="show-btn"
            icon="archive"
            label={text().room.archive(props.item.code)}
            onClick={() => archiving.archive(props.item)}
          />
        </Show>
        <ShowButton names={names()} of={props.item.code} />
      </span>
    </article>
  )
}

function Field(props: { item: Item; field: FieldKey }) {
  const room = useRoom()
  const language = useLanguage()
  const [open, setOpen] = createSignal(false)
  return (
    <Show when={room.writes()} fallback={<FieldValue item={props.item} field={props.field} short />}>
      <span class="row row--tight">
        <span class="sub" aria-hidden="true">
          {fieldRow(props.field).label[language()]}
        </span>
        <FieldEditor item={props.item} field={props.field} short open={open()} onOpenChange={setOpen} />
      </span>
    </Show>
  )
}
