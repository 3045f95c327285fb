// An item at a past moment: its fields, with the value before the shown change above, and the present value where it differs.

import { For, Show } from 'solid-js'
import type { NamedEvent } from '../../../shared/api/history.ts'
import { LANGUAGES, type Language } from '../../../shared/bilingual.ts'
import { lastSeqOf } from '../../../shared/history/events.ts'
import { fieldText } from '../../../shared/history/fieldText.ts'
import type { ItemId } from '../../../shared/ids.ts'
import type { FieldKey } from '../../../shared/roadmap/fields.ts'
import type { Item } from '../../../shared/roadmap/model.ts'
import { sameValue } from '../../../shared/schema/sameValue.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { createTextDiff } from '../../compare/createTextDiff.ts'
import { MarkedText } from '../../editor/MarkedText.tsx'
import { FieldValue } from '../../item/FieldValue.tsx'
import { isEmptyField } from '../../item/facets/facets.ts'
import { useItemContext } from '../../item/ItemContext.tsx'
import { Was } from '../../item/Was.tsx'
import { fieldKeys, fieldRow } from '../../live/ownFields.ts'
import { EmptyState } from '../../ui/States.tsx'
import { useHistoryLines } from '../HistoryLines.tsx'
import { pastMoment } from '../slider/momentOf.ts'
import { usePast } from '../slider/pastDoor.ts'

interface AsItWasProps {
  readonly id: ItemId
  readonly was: Item | undefined
  readonly now: Item | undefined
  readonly events: readonly NamedEvent[]
}

const shown = () => fieldKeys().filter((field) => fieldRow(field).inPanel && field !== 'number' && field !== 'description')

export function ItemAsItWas(props: AsItWasProps) {
  const text = useText()
  const language = useLanguage()
  const past = usePast()
  const day = () => (past ? pastMoment(past, language()).when : '')
  return (
    <>
      <h2>{text().past.item.asItWas(day())}</h2>
      <Show when={props.was} fallback={<EmptyState title={text().past.item.notYetThere} />}>
        {(was) => (
          <>
            <dl class="props">
              <For each={shown()}>{(field) => <Field {...props} item={was()} field={field} />}</For>
            </dl>
            <h3>{text().past.item.description}</h3>
            <For each={LANGUAGES}>{(side) => <Description id={props.id} item={was()} now={props.now} side={side} />}</For>
          </>
        )}
      </Show>
    </>
  )
}

function Field(props: AsItWasProps & { item: Item; field: FieldKey }) {
  const text = useText()
  const language = useLanguage()
  const past = usePast()
  const { names } = useHistoryLines()
  const words = (value: unknown) => fieldText(props.field, value, names(), language())
  /** A checklist is summarised as the number of done entries. */
  const nowWords = (now: Item) =>
    props.field === 'checklist'
      ? text().roadmap.checklist.doneOf(now.checklist.filter(({ done }) => done).length, now.checklist.length)
      : words(now[props.field])
  const differs = () => props.now !== undefined && !sameValue(props.item[props.field], props.now[props.field])
  /** How the shown change affected this field. */
  const step = () => {
    const to = past?.marksChanges() ? past.shown()?.to : undefined
    return props.events.find((event) => lastSeqOf(event) === to && rootOf(event.field) === props.field)
  }
  const before = (): string | null => {
    const event = step()
    return event?.change.type === 'set' && event.field === props.field ? words(event.change.from) : null
  }
  return (
    <Show when={!isEmptyField(props.item, props.field) || differs() || step() !== undefined}>
      <dt>{fieldRow(props.field).label[language()]}</dt>
      <dd class="dd--plain" classList={{ 'cell--step': step() !== undefined }}>
        <span class="row row--tight wrap">
          <Was was={before()}>
            <FieldValue item={props.item} field={props.field} />
          </Was>
          <Show when={differs() && props.now}>
            {(now) => (
              <span class="hist__now">{nowWords(now()) === '' ? text().past.item.nowEmpty : text().past.item.nowIs(nowWords(now()))}</span>
            )}
          </Show>
        </span>
      </dd>
    </Show>
  )
}

/** `checklist` of `checklist/<id>/done`, `title` of `title.es`. */
const rootOf = (field: string | null): string | undefined => field?.split('/')[0]?.split('.')[0]

/** With later additions hatched and text that has been removed since; without a server only the plain text. */
function Description(props: { id: ItemId; item: Item; now: Item | undefined; side: Language }) {
  const text = useText()
  const past = usePast()
  const context = useItemContext()
  const diff = createTextDiff(() => {
    const shown = past?.shown()
    const differs = props.now && props.now.description[props.side] !== props.item.description[props.side]
    return past && shown && differs
      ? { document: past.live.id, from: `seq:${shown.to}`, to: 'now', part: `item:${props.id}/description.${props.side}` }
      : null
  })
  const label = () => text().roadmap.panel.descriptionIn(text().roadmap.languages[props.side])
  return (
    <div class="hist__text">
      <span class="bi__l" aria-hidden="true">
        {props.side.toUpperCase()}
      </span>
      <Show
        when={diff.value()}
        fallback={
          <p class="prose prose--plain" lang={props.side} classList={{ muted: props.item.description[props.side] === '' }}>
            {props.item.description[props.side] || text().past.item.noDescription}
          </p>
        }
      >
        {(found) => (
          <div class="is-later">
            <MarkedText doc={found().doc} language={props.side} label={label()} person={context.person} />
            <p class="sub">{text().past.item.notYet}</p>
          </div>
        )}
      </Show>
    </div>
  )
}
