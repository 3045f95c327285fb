// Icons of a point: status, number of deferrals, overrun, subjects.
import { Show } from 'solid-js'
import type { Point } from '../../../shared/meeting/model.ts'
import { useText } from '../../base/i18n.tsx'
import { Badge } from '../../ui/Chip.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { useSession } from '../SessionContext.tsx'

export function PointMarks(props: { point: Point; over: number }) {
  const text = useText()
  const session = useSession()
  const chain = () => {
    const from = props.point.carriedFrom
    if (!from) return null
    const start = session.chainStart(from)
    return props.point.backlog ? text().meeting.waitsSince(start) : text().meeting.deferredChain(from.times, start)
  }
  const links = () => props.point.items.length + props.point.texts.length
  return (
    <p class="point__marks">
      <Show when={props.over > 0}>
        <span class="over">
          <Icon name="clock-alert" size="s" />
          {text().meeting.over(props.over)}
        </span>
      </Show>
      <Show when={props.point.state !== 'planned'}>
        <Badge
          tone={props.point.state === 'done' ? 'success' : 'outline'}
          icon={props.point.state === 'done' ? 'check' : 'corner-down-right'}
        >
          {text().meeting.pointStates[props.point.state]}
        </Badge>
      </Show>
      <Show when={chain()}>{(words) => <span class="sub">{words()}</span>}</Show>
      <Show when={links() > 0}>
        <span class="sub row row--tight">
          <Icon name="link" size="s" />
          {text().meeting.linked(links())}
        </span>
      </Show>
    </p>
  )
}
