// Timer of the current point, by server time: amber under two minutes, red when overrun.
import { createEffect, createMemo, Show } from 'solid-js'
import { addMinutes, clockWords, lastedWords, pauseTimer, startTimer, timeLeft } from '../../../shared/meeting/timer.ts'
import { setMeta } from '../../../shared/meeting/write.ts'
import { useText } from '../../base/i18n.tsx'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { useRoom } from './RoomContext.tsx'

export function Timer() {
  const text = useText()
  const room = useRoom()
  return (
    <Show when={room.current()}>
      <section aria-labelledby="room-time">
        <h2 id="room-time" class="vh">
          {text().room.timer}
        </h2>
        <TimeLeft />
        <Voice />
        <Show when={room.conducts()}>
          <TimerButtons />
        </Show>
      </section>
    </Show>
  )
}

export function TimeLeft() {
  const text = useText()
  const room = useRoom()
  const time = createMemo(() => timeLeft(room.meeting.floor, room.current()?.minutes ?? 0, room.now()))
  /** Counts up if the point has no planned duration. */
  const clock = () => (time().tone === 'open' ? lastedWords(-time().left) : clockWords(time().left))
  const paused = () => room.meeting.floor.since === null
  const words = () => {
    const { tone, total } = time()
    const of = clockWords(total)
    return tone === 'open' ? text().room.noTime : tone === 'over' ? text().room.overOf(of) : text().room.leftOf(of)
  }
  return (
    <div class="timer" data-tone={time().tone}>
      <p class="timer__clock" role="timer" aria-labelledby="room-clock room-clock-of">
        <span id="room-clock">{clock()}</span>
      </p>
      <span class="timer__bar" aria-hidden="true">
        <i ref={(bar) => createEffect(() => bar.style.setProperty('inline-size', `${time().share * 100}%`))} />
      </span>
      <p class="timer__of" id="room-clock-of">
        <Show when={time().tone === 'soon' || time().tone === 'over'}>
          <Icon name="clock-alert" size="s" />
        </Show>
        {words()}
        <Show when={paused()}>
          <b>{text().room.paused}</b>
        </Show>
      </p>
    </div>
  )
}

/** Announces each change of colour once to screen readers. */
function Voice() {
  const text = useText()
  const room = useRoom()
  const tone = createMemo(() => timeLeft(room.meeting.floor, room.current()?.minutes ?? 0, room.now()).tone)
  const words = () => (tone() === 'soon' ? text().room.soon : tone() === 'over' ? text().room.over : '')
  return (
    <span class="vh" role="status">
      {words()}
    </span>
  )
}

function TimerButtons() {
  const text = useText()
  const room = useRoom()
  const timer = createTimer()
  return (
    <div class="row wrap timer__buttons">
      <Button icon={room.meeting.floor.since === null ? 'play' : 'pause'} data-tip-keys="P" onClick={timer.toggle}>
        {room.meeting.floor.since === null ? text().room.resume : text().room.pause}
      </Button>
      <Button aria-label={text().room.fiveMoreLong} data-tip={text().room.fiveMoreLong} data-tip-keys="+" onClick={timer.fiveMore}>
        {text().room.fiveMore}
      </Button>
    </div>
  )
}

export const createTimer = () => {
  const room = useRoom()
  return {
    toggle: () => {
      const { floor } = room.meeting
      if (floor.point === null) return
      const turned = floor.since === null ? startTimer : pauseTimer
      room.write((doc) => setMeta(doc, 'floor', turned(floor, room.now())))
    },
    fiveMore: () => {
      const { floor } = room.meeting
      if (floor.point !== null) room.write((doc) => setMeta(doc, 'floor', addMinutes(floor, 5)))
    },
  }
}
