// Changes the dates of all selected items: sets one due date, removes it, or shifts all by a number of days.
import { createSignal } from 'solid-js'
import { FIELDS } from '../../../shared/roadmap/fields.ts'
import type { Day } from '../../../shared/roadmap/model.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { DateField } from '../../dates/DateField.tsx'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/Field.tsx'
import { Popover } from '../../ui/Popover.tsx'
import type { Bulk } from './createBulk.ts'
import { MAX_SHIFT } from './shift.ts'

export function BulkDates(props: { bulk: Bulk }) {
  const text = useText()
  const language = useLanguage()
  const [day, setDay] = createSignal<Day | null>(null)
  const [days, setDays] = createSignal('7')
  const [wrong, setWrong] = createSignal(false)
  const setDue = (to: Day | null) => {
    props.bulk.change(props.bulk.items().map(({ id }) => ({ id, set: 'due', to })))
    props.bulk.close()
  }
  const shift = () => {
    props.bulk.shift(Number(days()))
    props.bulk.close()
  }
  return (
    <Popover
      title={FIELDS.due.label[language()]}
      placement="top-start"
      open={props.bulk.opened() === 'due'}
      onOpenChange={(open) => (open ? props.bulk.open('due') : props.bulk.close())}
      trigger={(given) => (
        <Button {...given} kind="ghost" opens>
          {FIELDS.due.label[language()]}
        </Button>
      )}
    >
      <form
        class="bulk__form"
        novalidate
        onSubmit={(event) => {
          event.preventDefault()
          const chosen = day()
          if (chosen !== null) setDue(chosen)
          else setWrong(true)
        }}
      >
        <DateField
          label={text().selection.dueOn}
          error={wrong() && text().dates.wrong}
          value={day()}
          onChange={(value) => {
            setWrong(false)
            setDay(value)
          }}
        />
        <Button type="submit">{text().selection.setDue}</Button>
      </form>
      <Button kind="ghost" onClick={() => setDue(null)}>
        {text().selection.noDue}
      </Button>
      <form
        class="bulk__form"
        onSubmit={(event) => {
          event.preventDefault()
          shift()
        }}
      >
        <TextField
          type="number"
          required
          step={1}
          min={-MAX_SHIFT}
          max={MAX_SHIFT}
          label={text().selection.days}
          hint={text().selection.daysHint}
          value={days()}
          onInput={setDays}
        />
        <Button type="submit">{text().selection.shift}</Button>
      </form>
    </Popover>
  )
}
