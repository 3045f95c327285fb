// Status, method and agenda point of a decision: menus, or text for read-only users.
import { A } from '@solidjs/router'
import { createMemo, Show } from 'solid-js'
import { pickWords } from '../../../shared/bilingual.ts'
import { parsePointId } from '../../../shared/ids.ts'
import { agendaOf } from '../../../shared/meeting/agenda.ts'
import { DECISION_METHODS, DECISION_STATUSES, type Decision } from '../../../shared/meeting/model.ts'
import { useGroup } from '../../base/group.tsx'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { useItemContext } from '../../item/ItemContext.tsx'
import { PairWords } from '../../item/PairWords.tsx'
import { useMeeting } from '../../live/LiveDocument.tsx'
import { Select } from '../../ui/Field.tsx'
import { DecisionBadge } from '../DecisionBadge.tsx'
import { useMeetingWrites } from '../meetingWrites.ts'
import { useSession } from '../SessionContext.tsx'

export function DecisionFacts(props: { decision: Decision }) {
  const session = useSession()
  return (
    <Show when={session.canWrite()} fallback={<Facts decision={props.decision} />}>
      <Fields decision={props.decision} />
    </Show>
  )
}

const NONE = ''

function Fields(props: { decision: Decision }) {
  const text = useText()
  const language = useLanguage()
  const meeting = useMeeting()
  const write = useMeetingWrites()
  const { report } = useItemContext()
  const points = createMemo(() => [
    { value: NONE, label: text().meeting.noPoint },
    ...agendaOf(meeting).slots.map(({ point, place }) => ({
      value: point.id,
      label: `${place}. ${pickWords(point.title, language()) || text().meeting.untitled}`,
    })),
  ])
  const choose = (key: 'status' | 'method', value: string) => {
    const status = DECISION_STATUSES.find((one) => one === value)
    const method = DECISION_METHODS.find((one) => one === value)
    if (key === 'status' && status) report(write.setDecision(props.decision.id, 'status', status))
    if (key === 'method' && method) report(write.setDecision(props.decision.id, 'method', method))
  }
  return (
    <div class="decision__fields">
      <Select
        label={text().meeting.status}
        value={props.decision.status}
        choices={DECISION_STATUSES.map((value) => ({ value, label: text().meeting.decisionStatuses[value] }))}
        onChange={(value) => choose('status', value)}
      />
      <Select
        label={text().meeting.method}
        value={props.decision.method}
        choices={DECISION_METHODS.map((value) => ({ value, label: text().meeting.methods[value] }))}
        onChange={(value) => choose('method', value)}
      />
      <Select
        label={text().meeting.ofPoint}
        value={props.decision.point ?? NONE}
        choices={points()}
        onChange={(value) => report(write.setDecision(props.decision.id, 'point', parsePointId(value)))}
      />
    </div>
  )
}

function Facts(props: { decision: Decision }) {
  const text = useText()
  const group = useGroup()
  const session = useSession()
  const meeting = useMeeting()
  const point = () => meeting.points.find(({ id }) => id === props.decision.point)
  return (
    <p class="row wrap sub">
      <DecisionBadge status={props.decision.status} />
      <span>{text().meeting.methods[props.decision.method]}</span>
      <Show when={point()}>
        {(known) => (
          <A href={`/g/${group().id}/sessions/${session.id}?point=${known().id}`}>
            <PairWords pair={known().title} otherwise={text().meeting.untitled} />
          </A>
        )}
      </Show>
    </p>
  )
}
