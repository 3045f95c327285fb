// Footer: previous and next point for the conductor; minutes and shortcuts for everyone.
import { A } from '@solidjs/router'
import { type JSX, Show } from 'solid-js'
import { nextPoint, previousPoint } from '../../../shared/meeting/floor.ts'
import type { Point } from '../../../shared/meeting/model.ts'
import { useGroup } from '../../base/group.tsx'
import { useText } from '../../base/i18n.tsx'
import { PairWords } from '../../item/PairWords.tsx'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { useSession } from '../SessionContext.tsx'
import { createMove } from './createMove.ts'
import { useRoom } from './RoomContext.tsx'

export interface RoomFootProps {
  readonly here: JSX.Element
  readonly minutes: boolean
  readonly onMinutes: () => void
  readonly onKeys: () => void
  readonly onDefer: () => void
}

export function RoomFoot(props: RoomFootProps) {
  const text = useText()
  const room = useRoom()
  const move = createMove()
  const before = () => previousPoint(room.meeting)
  return (
    <footer class="room__foot">
      <Show when={room.conducts() && before()}>
        {(point) => (
          <Button kind="ghost" class="room__nav" data-tip-keys="B" onClick={move.previous}>
            <Icon name="chevron-left" />
            <Names way={text().room.previous} point={point()} />
          </Button>
        )}
      </Show>
      <span class="room__here desk">
        <Icon name="monitor" size="s" />
        <span class="soft" aria-hidden="true">
          {text().room.online}
        </span>
        {props.here}
      </span>
      <span class="topbar__gap" />
      <Button kind="ghost" class="desk" aria-label={text().room.keys} onClick={() => props.onKeys()}>
        <span class="room__brief">{text().room.keys}</span> <kbd>?</kbd>
      </Button>
      <Button icon="file-text" aria-pressed={props.minutes} data-tip-keys="M" onClick={() => props.onMinutes()}>
        {text().room.minutes}
      </Button>
      <Show when={room.conducts()}>
        <Show when={room.current()}>
          <Button class="desk" data-tip-keys="L" onClick={() => props.onDefer()}>
            {text().room.defer}
          </Button>
        </Show>
        <Forward />
      </Show>
    </footer>
  )
}

function Forward() {
  const text = useText()
  const group = useGroup()
  const session = useSession()
  const room = useRoom()
  const move = createMove()
  const next = () => nextPoint(room.meeting)
  const done = () => room.agenda().length > 0 && room.current() === null && next() === null
  return (
    <Show
      when={!done()}
      fallback={
        <A class="btn btn--primary room__nav room__nav--next" href={`/g/${group().id}/sessions/${session.id}/closing`}>
          <span>
            <span class="sub">{text().room.finished}</span>
            <span class="cut">{text().room.toClosing}</span>
          </span>
          <Icon name="chevron-right" />
        </A>
      }
    >
      <Show when={room.agenda().length > 0}>
        <Button kind="primary" class="room__nav room__nav--next" data-tip-keys="N" onClick={move.next}>
          <Show
            when={next()}
            fallback={
              <span>
                <span class="cut">{text().room.finish}</span>
              </span>
            }
          >
            {(point) => <Names way={room.current() ? text().room.next : text().room.begin} point={point()} />}
          </Show>
          <Icon name="chevron-right" />
        </Button>
      </Show>
    </Show>
  )
}

function Names(props: { way: string; point: Point }) {
  const text = useText()
  return (
    <span>
      <span class="sub">{props.way}</span>
      <PairWords class="cut" pair={props.point.title} otherwise={text().room.untitled} />
    </span>
  )
}
