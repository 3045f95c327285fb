// Dates, place and time zone of a session.
import { Show } from 'solid-js'
import type { TimeOfDay } from '../../shared/meeting/model.ts'
import { meetingText } from '../../shared/meeting/write.ts'
import { meetingPair } from '../../shared/pairs/pairNames.ts'
import type { Day } from '../../shared/roadmap/model.ts'
import { formatSpan } from '../base/daySpans.ts'
import { useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { cityOfZone, offsetOf, readerZone } from '../base/zones.ts'
import { DateField } from '../dates/DateField.tsx'
import { useItemContext } from '../item/ItemContext.tsx'
import { PairButton } from '../item/PairButton.tsx'
import { useCalendarFiles } from '../item/useCalendarFiles.ts'
import { useLive, useMeeting } from '../live/LiveDocument.tsx'
import { Button } from '../ui/Button.tsx'
import { BilingualLine } from './BilingualLine.tsx'
import { TimeInput, ZoneInput } from './inputs.tsx'
import { useMeetingWrites } from './meetingWrites.ts'
import { useSession } from './SessionContext.tsx'

export function Details() {
  const text = useText()
  const live = useLive()
  const meeting = useMeeting()
  const session = useSession()
  const { who } = useItemContext()
  return (
    <section class="session-part" aria-labelledby="session-details">
      <h2 id="session-details" class="session-part__h">
        {text().meeting.details}
      </h2>
      <div class="stack stack--3">
        <div class="stack stack--1 session-place">
          <BilingualLine
            class="line--boxed"
            named
            words={meeting.place}
            textOf={(side) => meetingText(live.doc, 'place', side)}
            labels={text().meeting.placeIn}
            editingKey="meeting:place"
          />
          <PairButton name={meetingPair('place')} pair={meeting.place} who={who} of={text().meeting.place} />
        </div>
        <Show when={session.canWrite()} fallback={<Facts />}>
          <Fields />
        </Show>
        <AddToCalendar />
      </div>
    </section>
  )
}

function Fields() {
  const text = useText()
  const meeting = useMeeting()
  const write = useMeetingWrites()
  const { report } = useItemContext()
  /** The first time that is entered also sets the time zone. */
  const setTime = (key: 'opensAt' | 'closesAt', time: TimeOfDay | null) => {
    report(write.setMeta(key, time))
    if (time !== null && meeting.zone === '') report(write.setMeta('zone', readerZone()))
  }
  const backwards = () => meeting.start !== null && meeting.end !== null && meeting.end < meeting.start
  return (
    <>
      <div class="two-fields">
        <DateField small label={text().meeting.start} value={meeting.start} onChange={(day) => report(write.setMeta('start', day))} />
        <DateField
          small
          label={text().meeting.end}
          value={meeting.end}
          error={backwards() ? text().meeting.endBeforeStart : null}
          onChange={(day) => report(write.setMeta('end', day))}
        />
      </div>
      <div class="two-fields">
        <TimeInput label={text().meeting.opensAt} value={meeting.opensAt} onChange={(time) => setTime('opensAt', time)} />
        <TimeInput label={text().meeting.closesAt} value={meeting.closesAt} onChange={(time) => setTime('closesAt', time)} />
      </div>
      <ZoneInput label={text().meeting.zone} value={meeting.zone} onChange={(zone) => report(write.setMeta('zone', zone))} />
    </>
  )
}

/** The same, read-only. */
function Facts() {
  const text = useText()
  const language = useLanguage()
  const meeting = useMeeting()
  const { today } = useItemContext()
  const hours = () => [meeting.opensAt, meeting.closesAt].filter((time) => time !== null).join('–')
  const zone = () => {
    const offset = meeting.zone ? offsetOf(meeting.zone, meeting.start) : null
    return offset === null ? '' : text().meeting.zoneOf(cityOfZone(meeting.zone, language()) ?? meeting.zone, offset)
  }
  return (
    <p class="stack stack--1">
      <Show when={meeting.start} fallback={<span class="muted">{text().meeting.noDates}</span>}>
        {(start) => <time datetime={start()}>{formatSpan(start(), meeting.end, language(), Number(today().slice(0, 4)))}</time>}
      </Show>
      <Show when={hours() || zone()}>
        <span class="sub">{[hours(), zone()].filter(Boolean).join(', ')}</span>
      </Show>
    </p>
  )
}

/** Download as a calendar file; subscribers have the session already. */
function AddToCalendar() {
  const text = useText()
  const meeting = useMeeting()
  const session = useSession()
  const group = useGroup()
  const { downloadSession } = useCalendarFiles()
  const add = (start: Day) => {
    const { title, place, end, opensAt, closesAt } = meeting
    const zone = meeting.zone || group().zone
    const number = session.info()?.number ?? null
    void downloadSession({ id: session.id, number, title, place, start, end, opensAt, closesAt, zone })
  }
  return (
    <Show when={meeting.start}>
      {(start) => (
        <p>
          <Button icon="calendar-plus" onClick={() => add(start())}>
            {text().subscription.add}
          </Button>
        </p>
      )}
    </Show>
  )
}
