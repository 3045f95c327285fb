// The input for the values of a condition: choices, one or two dates, a number, text, or items to search for.
import { createMemo, createSignal, For, Index, Match, Show, Switch } from 'solid-js'
import { parseItemId } from '../../../shared/ids.ts'
import { isDay } from '../../../shared/roadmap/checks.ts'
import { needOf } from '../../../shared/views/subjects.ts'
import type { Condition } from '../../../shared/views/where.ts'
import { useText } from '../../base/i18n.tsx'
import { DateField } from '../../dates/DateField.tsx'
import { ItemPicker } from '../../item/ItemPicker.tsx'
import { Button } from '../../ui/Button.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { Select, TextField } from '../../ui/Field.tsx'
import { OptionCheck } from '../OptionCheck.tsx'
import { conditionWords } from './conditionWords.ts'
import type { WhereWords } from './useWhereWords.ts'

export interface ValuesProps {
  readonly condition: Condition
  readonly words: WhereWords
  readonly onChange: (values: readonly string[]) => void
}

export function ValuesEditor(props: ValuesProps) {
  const text = useText()
  const need = createMemo(() => needOf(props.condition.subject, props.condition.op))
  const isItems = () => conditionWords(props.condition.subject).offered === undefined
  return (
    <Switch>
      <Match when={need() === 'options' && isItems()}>
        <Items {...props} />
      </Match>
      <Match when={need() === 'options'}>
        <Options {...props} />
      </Match>
      <Match when={need() === 'option'}>
        <Select
          label={text().where.value}
          value={props.condition.values[0] ?? ''}
          choices={[{ value: '', label: '—' }, ...props.words.options(props.condition.subject)].map(({ value, label }) => ({
            value,
            label,
          }))}
          onChange={(value) => props.onChange(value === '' ? [] : [value])}
        />
      </Match>
      <Match when={need() === 'text'}>
        <One {...props} at={0} of={1} label={text().where.words} type="text" />
      </Match>
      <Match when={need() === 'day'}>
        <OneDay {...props} at={0} of={1} label={text().where.value} />
      </Match>
      <Match when={need() === 'span'}>
        <One {...props} at={0} of={1} label={text().where.days} type="number" />
      </Match>
      <Match when={need() === 'whole'}>
        <One {...props} at={0} of={1} label={text().where.value} type="number" />
      </Match>
      <Match when={need() === 'days'}>
        <div class="field__row">
          <OneDay {...props} at={0} of={2} label={text().where.from} />
          <OneDay {...props} at={1} of={2} label={text().where.to} />
        </div>
      </Match>
      <Match when={need() === 'wholes'}>
        <div class="field__row">
          <One {...props} at={0} of={2} label={text().where.from} type="number" />
          <One {...props} at={1} of={2} label={text().where.to} type="number" />
        </div>
      </Match>
    </Switch>
  )
}

interface OneProps extends ValuesProps {
  readonly at: number
  readonly of: number
  readonly label: string
}
const valuesWith = (props: OneProps, value: string): readonly string[] =>
  Array.from({ length: props.of }, (_, index) => (index === props.at ? value : (props.condition.values[index] ?? '')))

/** One value that is typed. */
function One(props: OneProps & { type: 'text' | 'number' }) {
  const write = (written: string) => {
    const value = props.type === 'number' && WHOLE.test(written) ? String(Number(written)) : written.trim()
    props.onChange(valuesWith(props, value))
  }
  return (
    <TextField
      label={props.label}
      // Not `type="number"`, which removes a minus sign until a digit follows.
      type="text"
      inputMode={props.type === 'number' ? 'numeric' : undefined}
      value={props.condition.values[props.at] ?? ''}
      maxLength={200}
      autocomplete="off"
      onInput={write}
    />
  )
}
function OneDay(props: OneProps) {
  const value = () => props.condition.values[props.at] ?? ''
  return (
    <DateField
      asTyped
      label={props.label}
      value={isDay(value()) ? value() : null}
      onChange={(day) => props.onChange(valuesWith(props, day ?? ''))}
    />
  )
}
const WHOLE = /^\s*-?\d{1,9}\s*$/

function Options(props: ValuesProps) {
  const text = useText()
  const values = () => props.condition.values
  const subject = createMemo(() => props.condition.subject)
  const offered = createMemo(() => props.words.options(subject()))
  // Values that are chosen stay in the list, even if the group no longer has them.
  const options = createMemo(() => {
    const names = new Set(offered().map(({ value }) => value))
    const gone = values().filter((value) => !names.has(value))
    return [...offered(), ...gone.map((value) => ({ value, label: props.words.value(subject(), value) }))]
  })
  return (
    <fieldset class="where__options">
      <legend>{text().where.values}</legend>
      <Index each={options()} fallback={<p class="soft">{text().where.noOptions}</p>}>
        {(option) => (
          <OptionCheck
            checked={values().includes(option().value)}
            onChange={(checked) =>
              props.onChange(checked ? [...values(), option().value] : values().filter((one) => one !== option().value))
            }
          >
            <span class="cut">{option().label}</span>
          </OptionCheck>
        )}
      </Index>
    </fieldset>
  )
}

function Items(props: ValuesProps) {
  const text = useText()
  const [looking, setLooking] = createSignal(false)
  const values = () => props.condition.values
  let add!: HTMLDivElement
  const take = (id: string) => {
    setLooking(false)
    if (!values().includes(id)) props.onChange([...values(), id])
    queueMicrotask(() => add.querySelector('button')?.focus())
  }
  return (
    <div class="where__items" ref={add}>
      <For each={values()}>
        {(value) => (
          <Chip
            label={text().where.value}
            value={props.words.value(props.condition.subject, value)}
            remove={text().roadmap.removeFilter}
            onRemove={() => props.onChange(values().filter((one) => one !== value))}
          />
        )}
      </For>
      <Show
        when={looking()}
        fallback={
          <Button icon="plus" onClick={() => setLooking(true)}>
            {text().where.addItem}
          </Button>
        }
      >
        <ItemPicker label={text().where.addItem} without={values().flatMap((value) => parseItemId(value) ?? [])} onPick={take} />
      </Show>
    </div>
  )
}
