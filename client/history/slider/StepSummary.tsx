// Items changed by the shown step, with the changed fields; each links to its panel.

import { useSearchParams } from '@solidjs/router'
import { For, Show } from 'solid-js'
import type { ItemId } from '../../../shared/ids.ts'
import type { FieldKey } from '../../../shared/roadmap/fields.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { useItemContext } from '../../item/ItemContext.tsx'
import { fieldRow } from '../../live/ownFields.ts'
import { useStepMarks } from './stepMarks.ts'

const AT_MOST = 3
/** With more changes than this, the item is listed as a whole. */
const MANY = 4

export function StepSummary() {
  const text = useText()
  const marks = useStepMarks()
  const items = () => [...marks.items()]
  return (
    <Show when={items().length > 0}>
      <p class="tslide__step">
        <For each={items().slice(0, AT_MOST)}>{([id, fields]) => <Changed id={id} fields={[...fields]} />}</For>
        <Show when={items().length > AT_MOST}>
          <span class="sub">{text().past.more(items().length - AT_MOST)}</span>
        </Show>
      </p>
    </Show>
  )
}

function Changed(props: { id: ItemId; fields: readonly FieldKey[] }) {
  const language = useLanguage()
  const context = useItemContext()
  const [, setParams] = useSearchParams()
  const words = () =>
    props.fields.length > MANY
      ? ''
      : props.fields
          .filter(isSaid)
          .map((field) => fieldRow(field).label[language()])
          .join(', ')
  return (
    <Show when={context.item(props.id)}>
      {(item) => (
        <button type="button" class="link" onClick={() => setParams({ item: props.id }, { scroll: false })}>
          <span class="id">{item().code}</span> {words()}
        </button>
      )}
    </Show>
  )
}
/** The order and internal values have no label. */
const isSaid = (field: FieldKey): boolean => field !== 'order' && field !== 'archived'
