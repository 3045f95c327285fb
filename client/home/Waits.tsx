// What needs action by the user's delegation or by the group: session, decisions, and items.
import { A } from '@solidjs/router'
import { createMemo, For, Match, Show, Switch } from 'solid-js'
import type { DecisionInfo, MeetingInfo } from '../../shared/api/meetings.ts'
import { decisionNumbers } from '../../shared/meeting/register.ts'
import { daysBetween } from '../../shared/roadmap/days.ts'
import type { Item } from '../../shared/roadmap/model.ts'
import { useGroup } from '../base/group.tsx'
import { createTranslationQuery, isToTranslate } from '../base/groupFacts.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { useItemContext } from '../item/ItemContext.tsx'
import { PairWords } from '../item/PairWords.tsx'
import { useLive } from '../live/LiveDocument.tsx'
import { Icon, type IconName } from '../ui/Icon.tsx'
import { DelegationMark } from '../ui/Marks.tsx'
import type { HomeModel } from './createHomeView.ts'
import { HomeSection } from './HomeSection.tsx'
import { HomeItemLine } from './ItemLine.tsx'
import { type Wait, waitsOf } from './waits.ts'

const MOST = 7

export function Waits(props: { view: HomeModel }) {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const { today, delegation } = useItemContext()
  const own = () => delegation(props.view.delegation())
  const waits = createMemo(() =>
    waitsOf({
      delegation: props.view.delegation(),
      items: props.view.items(),
      decisions: props.view.decisions(),
      next: props.view.around().next,
      today: today(),
    }),
  )
  const rest = () => waits().length - MOST
  const translation = createTranslationQuery()
  const toTranslate = () =>
    (translation.value()?.pairs ?? []).filter((pair) => isToTranslate(pair) && (own() === null || pair.whose === own()?.id)).length
  return (
    <HomeSection
      title={own() ? text().home.waits : text().home.waitsGroup}
      end={
        <Show when={own()}>{(one) => <DelegationMark code={one().code} identity={one().identity} name={one().name[language()]} />}</Show>
      }
    >
      <Show when={waits().length > 0} fallback={<p class="soft">{text().home.nothingWaits}</p>}>
        <ul class="waiting">
          <For each={waits().slice(0, MOST)}>{(wait) => <WaitRow wait={wait} view={props.view} />}</For>
        </ul>
        <Show when={rest() > 0}>
          <p class="home__rest">
            <A href={`/g/${group().id}/road-map?sort=due&group=none${own() ? `&delegation=${own()?.id}` : ''}`}>
              {text().home.moreItems(rest())}
            </A>
          </p>
        </Show>
      </Show>
      <Show when={toTranslate() > 0}>
        <p class="home__rest">
          <A href={`/g/${group().id}/translation${own() ? `?delegation=${own()?.id}` : ''}`}>{text().pairs.list.open(toTranslate())}</A>
        </p>
      </Show>
    </HomeSection>
  )
}

const ICONS: Readonly<Record<Wait['type'], IconName>> = {
  session: 'messages-square',
  decision: 'gavel',
  late: 'clock-alert',
  blocked: 'octagon-alert',
  soon: 'calendar',
}

function WaitRow(props: { wait: Wait; view: HomeModel }) {
  const meeting = () => (props.wait.type === 'session' ? props.wait.meeting : null)
  const decision = () => (props.wait.type === 'decision' ? props.wait.decision : null)
  const item = () => (props.wait.type === 'session' || props.wait.type === 'decision' ? null : props.wait.item)
  return (
    <li data-wait={props.wait.type}>
      <Icon name={ICONS[props.wait.type]} />
      <div>
        <Switch>
          <Match when={meeting()}>{(found) => <SessionWait meeting={found()} />}</Match>
          <Match when={decision()}>{(found) => <DecisionWait decision={found()} register={props.view.decisions()} />}</Match>
          <Match when={item()}>{(found) => <ItemWait item={found()} type={props.wait.type} />}</Match>
        </Switch>
      </div>
    </li>
  )
}

function SessionWait(props: { meeting: MeetingInfo }) {
  const text = useText()
  const group = useGroup()
  const live = useLive()
  const words = () => {
    const { number, state } = props.meeting
    if (state === 'inSession') return text().home.waitSessionNow(number)
    return live.canWrite() ? text().home.waitSession(number) : text().meeting.session(number)
  }
  return (
    <>
      <A href={`/g/${group().id}/sessions/${props.meeting.id}`}>{words()}</A>
      <p class="sub">{text().home.points(props.meeting.points.total)}</p>
    </>
  )
}

function DecisionWait(props: { decision: DecisionInfo; register: readonly DecisionInfo[] }) {
  const text = useText()
  const group = useGroup()
  const number = () => decisionNumbers(props.register).get(props.decision.id) ?? String(props.decision.number)
  return (
    <>
      <A href={`/g/${group().id}/sessions/${props.decision.meeting}`}>{text().home.waitDecision(number())}</A>
      <p class="sub waiting__words">
        <PairWords pair={props.decision.text} otherwise="" />
      </p>
    </>
  )
}

function ItemWait(props: { item: Item; type: Wait['type'] }) {
  const text = useText()
  const { today, day } = useItemContext()
  const why = () => {
    const { due } = props.item
    if (props.type === 'blocked') return due === null ? text().home.waitBlocked : `${text().home.waitBlocked}, ${day(due)}`
    const days = daysBetween(today(), due ?? today())
    return props.type === 'late' ? text().home.waitLate(-days) : text().home.waitSoon(days)
  }
  return (
    <>
      <HomeItemLine item={props.item} />
      <p class="sub">
        {props.item.code} · <span class="waiting__why">{why()}</span>
      </p>
    </>
  )
}
