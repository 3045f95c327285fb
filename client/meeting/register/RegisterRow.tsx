// Row of the register: both texts, status and method, links to the session and the subjects.
import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import type { DecisionInfo } from '../../../shared/api/meetings.ts'
import { useGroup } from '../../base/group.tsx'
import { useText } from '../../base/i18n.tsx'
import { PairWords } from '../../item/PairWords.tsx'
import { useSubjects } from '../agendaSubjects.ts'
import { CorrectedDecision } from '../CorrectedDecision.tsx'
import { DecisionBadge } from '../DecisionBadge.tsx'
import { DecisionEntry } from '../DecisionFrame.tsx'
import { SubjectLink } from '../SubjectLink.tsx'
import type { NamedDelegation } from './findDecisions.ts'

export function RegisterRow(props: { decision: DecisionInfo; named: NamedDelegation }) {
  const text = useText()
  const group = useGroup()
  const subjects = useSubjects()
  const session = () => `/g/${group().id}/sessions/${props.decision.meeting}`
  return (
    <DecisionEntry
      status={props.decision.status}
      heading="h2"
      name={
        <A href={`${session()}?view=outcomes&decision=${props.decision.id}`}>
          {text().meeting.decision(props.named.numberOf(props.decision.id))}
        </A>
      }
      words={props.decision.text}
      facts={
        <>
          <p class="row wrap sub">
            <DecisionBadge status={props.decision.status} />
            <span>{text().meeting.methods[props.decision.method]}</span>
            <A href={session()}>{props.named.sessionOf(props.decision.meeting)}</A>
            <Show when={props.decision.point}>
              {(id) => (
                <A href={`${session()}?point=${id()}`}>
                  <PairWords pair={props.decision.pointTitle} otherwise={text().meeting.ofPoint} />
                </A>
              )}
            </Show>
          </p>
          <CorrectedDecision decision={props.decision} />
          <Show when={props.decision.items.length + props.decision.texts.length > 0}>
            <div class="links" role="group" aria-label={text().meeting.links}>
              <For each={props.decision.items}>{(id) => <SubjectLink icon="square-check" {...subjects.item(id)} />}</For>
              <For each={props.decision.texts}>{(id) => <SubjectLink icon="file-text" {...subjects.text(id)} />}</For>
            </div>
          </Show>
        </>
      }
    />
  )
}
