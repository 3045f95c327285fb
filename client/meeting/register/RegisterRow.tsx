// One decision in the register: both texts with equal weight, how it was taken, and the ways to where it was and what it is about.
import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import type { DecisionInfo } from '../../../shared/api/meetings.ts'
import { LANGUAGES } from '../../../shared/bilingual.ts'
import { useGroup } from '../../base/group.tsx'
import { useText } from '../../base/i18n.tsx'
import { PairWords } from '../../item/PairWords.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { DecisionBadge } from '../DecisionBadge.tsx'
import { SubjectLink } from '../SubjectLink.tsx'
import { useSubjects } from '../subjects.ts'
import type { Named } from './findDecisions.ts'

export function RegisterRow(props: { decision: DecisionInfo; named: Named }) {
  const text = useText()
  const group = useGroup()
  const subjects = useSubjects()
  const session = () => `/g/${group().id}/sessions/${props.decision.meeting}`
  return (
    <li class="decision" classList={{ 'decision--withdrawn': props.decision.status === 'withdrawn' }}>
      <h2 class="decision__n">
        <Icon name="gavel" />
        <A href={`${session()}?view=outcomes&decision=${props.decision.id}`}>
          {text().meeting.decision(props.named.numberOf(props.decision.id))}
        </A>
      </h2>
      <div class="decision__sides">
        <For each={LANGUAGES}>
          {(side) => (
            <div class="decision__side">
              <span class="bi__l" aria-hidden="true">
                {side.toUpperCase()}
              </span>
              <p
                class="decision__words"
                classList={{ muted: props.decision.text[side].trim() === '' }}
                lang={props.decision.text[side].trim() === '' ? undefined : side}
              >
                {props.decision.text[side].trim() || text().meeting.register.missing}
              </p>
            </div>
          )}
        </For>
      </div>
      <div class="decision__facts">
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
        <Show when={props.decision.items.length + props.decision.texts.length > 0}>
          <div class="links" role="group" aria-label={text().meeting.links}>
            <For each={props.decision.items}>{(id) => <SubjectLink icon="square-check" {...subjects.item(id)} />}</For>
            <For each={props.decision.texts}>{(id) => <SubjectLink icon="file-text" {...subjects.text(id)} />}</For>
          </div>
        </Show>
      </div>
    </li>
  )
}
