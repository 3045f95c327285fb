// The group's own fields of all selected items: one of them is chosen, and its value is set for all, or emptied.
import { createMemo, createSignal, For, Match, Show, Switch } from 'solid-js'
import { settingOf } from '../../../shared/roadmap/changeItems.ts'
import type { Day, OwnValue } from '../../../shared/roadmap/model.ts'
import { type OwnFieldKey, ownKindOf } from '../../../shared/roadmap/ownKeys.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { DateField } from '../../dates/DateField.tsx'
import { facetOf } from '../../item/facets/facets.ts'
import type { FacetNames } from '../../item/facets/names.ts'
import { useItemContext } from '../../item/ItemContext.tsx'
import { useFacetNames } from '../../item/useFacetNames.ts'
import { fieldRow, ownFields } from '../../live/ownFields.ts'
import { Button } from '../../ui/Button.tsx'
import { Select, TextField } from '../../ui/Field.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Popover } from '../../ui/Popover.tsx'
import type { PlanView } from '../createPlanView.ts'
import { OptionCheck } from '../OptionCheck.tsx'
import { readCell } from '../paste/readCell.ts'
import type { Bulk } from './createBulk.ts'

const NONE = ''

export function BulkOwn(props: { view: PlanView; bulk: Bulk }) {
  const text = useText()
  const language = useLanguage()
  const [chosen, setChosen] = createSignal<OwnFieldKey | null>(null)
  const field = () => ownFields().keys.find((key) => key === chosen()) ?? ownFields().keys[0] ?? null
  const set = (key: OwnFieldKey, to: OwnValue | null) => {
    const change = settingOf(key, to)
    if (change) props.bulk.change(props.bulk.items().map(({ id }) => ({ id, ...change })))
    props.bulk.close()
  }
  return (
    <Show when={field()}>
      {(key) => (
        <Popover
          title={text().selection.own}
          placement="top-start"
          open={props.bulk.opened() === 'own'}
          onOpenChange={(open) => (open ? props.bulk.open('own') : props.bulk.close())}
          trigger={(given) => (
            <Button {...given} kind="ghost" opens>
              {text().selection.own}
            </Button>
          )}
        >
          <Select
            label={text().selection.ownField}
            value={key()}
            choices={ownFields().keys.map((one) => ({ value: one, label: fieldRow(one).label[language()] }))}
            onChange={(value) => setChosen(ownFields().keys.find((one) => one === value) ?? null)}
          />
          {/* What was typed for one field is no value of another. */}
          <For each={[key()]}>{(one) => <OwnValueForm view={props.view} field={one} set={(to) => set(one, to)} />}</For>
          <Button kind="ghost" onClick={() => set(key(), ownKindOf(key()) === 'choices' ? [] : null)}>
            {text().selection.emptyOwn}
          </Button>
        </Popover>
      )}
    </Show>
  )
}

function OwnValueForm(props: { view: PlanView; field: OwnFieldKey; set: (to: OwnValue) => void }) {
  const text = useText()
  const language = useLanguage()
  const context = useItemContext()
  const namesAmong = useFacetNames()
  const names = createMemo((): FacetNames => namesAmong([]))
  const [written, setWritten] = createSignal('')
  const [day, setDay] = createSignal<Day | null>(null)
  const [picked, setPicked] = createSignal<readonly string[]>([])
  const [wrong, setWrong] = createSignal(false)
  const error = () => wrong() && (written().trim() === '' ? text().selection.noValueOwn : text().selection.wrongOwn)
  const { field } = props
  const kind = ownKindOf(field)
  const row = () => fieldRow(field)
  const offered = createMemo(() =>
    (
      facetOf(field).choices?.(field, {
        text: text(),
        language: language(),
        context,
        meetings: [],
        known: props.view.known(),
        items: props.view.all,
      }) ?? []
    ).flatMap(({ value, label, isGone }) => (isGone || value === null ? [] : [{ value: String(value), label }])),
  )
  const listed = () => (row().options ?? []).flatMap((id) => (id === null || row().retired?.includes(String(id)) ? [] : [String(id)]))
  /** Null if it is none. */
  const value = (): OwnValue | null => {
    if (kind === 'day') return day()
    if (kind === 'choice' || kind === 'party') return written() || null
    if (kind === 'choices') return picked().length > 0 ? picked() : null
    const reading = written().trim() === '' ? null : readCell(field, written().trim(), names())
    return reading?.ok && reading.change && 'set' in reading.change ? ownValueOf(reading.change.to) : null
  }
  return (
    <form
      class="bulk__form"
      novalidate
      onSubmit={(event) => {
        event.preventDefault()
        const to = value()
        if (to === null) setWrong(true)
        else props.set(to)
      }}
    >
      <Switch
        fallback={
          <TextField
            label={row().label[language()]}
            value={written()}
            error={error()}
            onInput={(typed) => {
              setWrong(false)
              setWritten(typed)
            }}
          />
        }
      >
        <Match when={kind === 'day'}>
          <DateField label={row().label[language()]} error={wrong() && text().dates.wrong} value={day()} onChange={setDay} />
        </Match>
        <Match when={kind === 'choice' || kind === 'party'}>
          <Select
            label={row().label[language()]}
            value={written()}
            error={error()}
            choices={[{ value: NONE, label: text().selection.chooseOwn }, ...offered()]}
            onChange={(value) => {
              setWrong(false)
              setWritten(value)
            }}
          />
        </Match>
        <Match when={kind === 'choices'}>
          <fieldset class="stack">
            <legend class="vh">{row().label[language()]}</legend>
            <For each={listed()}>
              {(id) => (
                <OptionCheck
                  checked={picked().includes(id)}
                  onChange={(on) => {
                    setWrong(false)
                    setPicked((all) => (on ? [...all, id] : all.filter((one) => one !== id)))
                  }}
                >
                  {row().words?.[id]?.[language()] ?? id}
                </OptionCheck>
              )}
            </For>
            <Show when={error()}>
              {(said) => (
                <span class="error" role="alert">
                  <Icon name="triangle-alert" size="s" />
                  {said()}
                </span>
              )}
            </Show>
          </fieldset>
        </Match>
      </Switch>
      <Button type="submit">{text().selection.setOwn}</Button>
    </form>
  )
}

const ownValueOf = (value: unknown): OwnValue | null => (typeof value === 'string' || typeof value === 'number' ? value : null)
