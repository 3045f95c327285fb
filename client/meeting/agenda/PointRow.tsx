// Row of a point: time, title in both languages, presenter and duration. Its details expand below it.

import { createMemo, createUniqueId, Show } from 'solid-js'
import type { PointId } from '../../../shared/ids.ts'
import { type AgendaSlot, clockOf } from '../../../shared/meeting/agenda.ts'
import type { Point } from '../../../shared/meeting/model.ts'
import { pointText } from '../../../shared/meeting/write.ts'
import { pointPair } from '../../../shared/pairs/pairNames.ts'
import { useText } from '../../base/i18n.tsx'
import { useItemContext } from '../../item/ItemContext.tsx'
import { TranslationState } from '../../item/TranslationState.tsx'
import { useLive, useMeeting } from '../../live/LiveDocument.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { BilingualLine } from '../BilingualLine.tsx'
import { AmountInput } from '../inputs.tsx'
import { useMeetingWrites } from '../meetingWrites.ts'
import { useSession } from '../SessionContext.tsx'
import { useAgenda } from './AgendaContext.tsx'
import { DayName } from './Days.tsx'
import { PointDetails } from './PointDetails.tsx'
import { PointMarks } from './PointMarks.tsx'
import { PointMenu } from './PointMenu.tsx'
import { PresenterMenu } from './PresenterMenu.tsx'

const MOST_MINUTES = 1440

export function PointRow(props: { id: PointId }) {
  const meeting = useMeeting()
  const { agenda, slotOf } = useAgenda()
  const point = createMemo(() => meeting.points.find(({ id }) => id === props.id))
  const slot = () => slotOf(props.id)
  /** The first point of a later day. */
  const dayBegins = () => {
    const here = slot()
    return here && here.day > 0 && agenda().slots[here.place - 2]?.day !== here.day ? here.day : null
  }
  return (
    <>
      <Show when={dayBegins()}>
        {(day) => (
          <li class="points__day">
            <DayName day={agenda().days[day()]?.day ?? null} at={day()} />
          </li>
        )}
      </Show>
      <Show when={point()}>{(known) => <Row point={known()} slot={slot()} />}</Show>
    </>
  )
}

function Row(props: { point: Point; slot: AgendaSlot | undefined }) {
  const text = useText()
  const live = useLive()
  const session = useSession()
  const details = createUniqueId()
  const { drag, isOpen, toggle, titleOf, step } = useAgenda()
  const id = () => props.point.id
  const over = () => (props.slot?.over ?? 0) > 0
  return (
    <li
      class="point"
      data-row={id()}
      classList={{
        'point--open': isOpen(id()),
        'point--done': props.point.state === 'done',
        'row--dragged': drag.isDragged(id()),
        'row--upper': drag.fallsAt(`${id()} upper`),
        'row--lower': drag.fallsAt(`${id()} lower`),
      }}
      onKeyDown={(event) => {
        if (!session.canWrite() || !event.altKey || !event.shiftKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
        event.preventDefault()
        step(props.point, event.key === 'ArrowUp' ? -1 : 1)
      }}
    >
      <div class="point__line">
        <Show when={session.canWrite()}>
          <button
            type="button"
            class="point__grip"
            aria-label={text().meeting.drag(titleOf(props.point))}
            data-tip={text().meeting.drag(titleOf(props.point))}
            data-tip-keys="↑ ↓"
            onPointerDown={(event) => drag.begin(event, id())}
            onKeyDown={(event) => {
              if (event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
              event.preventDefault()
              step(props.point, event.key === 'ArrowUp' ? -1 : 1)
            }}
          >
            <Icon name="grip-vertical" size="s" />
          </button>
        </Show>
        <Show when={props.slot}>
          {(slot) => (
            <>
              <span class="point__time" classList={{ over: over() }}>
                <Show when={slot().starts}>{(starts) => <time>{clockOf(starts())}</time>}</Show>
              </span>
              <span class="point__n">
                <span class="vh">{text().meeting.point(slot().place)}</span>
                <span aria-hidden="true">{slot().place}</span>
              </span>
            </>
          )}
        </Show>
        <div class="point__titles">
          <BilingualLine
            class="point__title"
            words={props.point.title}
            textOf={(side) => pointText(live.doc, id(), 'title', side)}
            labels={text().meeting.pointTitleIn}
            editingKey={`meeting:point:${id()}`}
          />
          <PointMarks point={props.point} over={props.slot?.over ?? 0} />
          <TranslationState name={pointPair(id(), 'title')} pair={props.point.title} />
        </div>
        <PresenterMenu point={props.point} title={titleOf(props.point)} />
        <Minutes point={props.point} title={titleOf(props.point)} />
        <IconButton
          class="point__toggle"
          icon={isOpen(id()) ? 'chevron-up' : 'chevron-down'}
          label={`${isOpen(id()) ? text().meeting.pointClose : text().meeting.pointOpen}: ${titleOf(props.point)}`}
          aria-expanded={isOpen(id())}
          aria-controls={isOpen(id()) ? details : undefined}
          onClick={() => toggle(id())}
        />
        <Show when={session.canWrite()}>
          <PointMenu point={props.point} />
        </Show>
      </div>
      <Show when={isOpen(id())}>
        <PointDetails id={details} point={props.point} />
      </Show>
    </li>
  )
}

function Minutes(props: { point: Point; title: string }) {
  const text = useText()
  const session = useSession()
  const write = useMeetingWrites()
  const { report } = useItemContext()
  return (
    <div class="point__minutes">
      <Show when={session.canWrite()} fallback={<span class="sub nowrap">{text().meeting.duration(props.point.minutes)}</span>}>
        <AmountInput
          quiet
          label={text().meeting.minutesOf(props.title)}
          unit="min"
          value={props.point.minutes}
          most={MOST_MINUTES}
          onChange={(minutes) => report(write.setPoint(props.point.id, 'minutes', minutes))}
        />
      </Show>
    </div>
  )
}
