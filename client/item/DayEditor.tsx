// The editor of a date, in a row of the panel or in a cell.
import { createMemo, Show } from 'solid-js'
import type { KeyOf } from '../../shared/views/rule.ts'
import { createMeetings } from '../base/groupFacts.ts'
import { useLanguage } from '../base/i18n.tsx'
import { DateInput } from '../dates/DateInput.tsx'
import { sessionDaysOf } from '../dates/sessionDays.ts'
import { useRoadMap } from '../live/LiveDocument.tsx'
import { fieldRow } from '../live/ownFields.ts'
import { useItemContext } from './ItemContext.tsx'
import { useItemWrites } from './itemWrites.ts'
import { type EditorProps, ValueButton } from './ValueButton.tsx'

export function DayEditor(props: EditorProps<KeyOf<'day'>>) {
  return (
    <Show
      when={props.open}
      fallback={
        <ValueButton
          of={{ item: props.item, field: props.field, short: props.short, slip: props.slip }}
          onClick={() => props.onOpenChange(true)}
        />
      }
    >
      <span class="value-edit">
        <OpenDay {...props} />
      </span>
    </Show>
  )
}

/** Offers dates counted from the sessions of the group, and shows in the calendar what else is due on a day. */
function OpenDay(props: EditorProps<KeyOf<'day'>>) {
  const language = useLanguage()
  const context = useItemContext()
  const write = useItemWrites()
  const roadMap = useRoadMap()
  const meetings = createMeetings({ remember: true })
  /** Undefined until they are loaded. */
  const sessions = createMemo(() => {
    const known = meetings.value()
    return known ? sessionDaysOf(known) : undefined
  })
  const busy = createMemo(
    () => new Set(roadMap.all().flatMap((item) => (item.id !== props.item.id && !item.archived && item.due ? [item.due] : []))),
  )
  return (
    <DateInput
      autofocus
      class="input--inline"
      label={fieldRow(props.field).label[language()]}
      value={props.item[props.field] ?? null}
      original={props.field === 'due' ? props.item.originalDue : null}
      sessions={sessions()}
      isBusy={(day) => props.field === 'due' && busy().has(day)}
      reason={props.field === 'due' ? (props.item.dueReason ?? '') : undefined}
      onChange={(day, reason) =>
        context.report(
          props.field === 'due' ? write.setDue(props.item.id, day, reason || null) : write.setValue(props.item.id, props.field, day),
        )
      }
      onDone={() => props.onOpenChange(false)}
    />
  )
}
