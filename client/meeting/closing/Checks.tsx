// Before closing: a line for each part of the record, with every gap in it and a link to the place where it is mended.
import { A } from '@solidjs/router'
import { createMemo, For, Show } from 'solid-js'
import { useGroup } from '../../base/group.tsx'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { useItemContext } from '../../item/ItemContext.tsx'
import { useLive, useMeeting } from '../../live/LiveDocument.tsx'
import { Icon, type IconName } from '../../ui/Icon.tsx'
import { quorumWords } from '../quorum.ts'
import { useSession } from '../SessionContext.tsx'
import { ClosingPart } from './ClosingPart.tsx'
import { type ClosingCheck, type ClosingGap, closingChecks, isStop } from './closingChecks.ts'
import { useAgreed } from './useAgreed.ts'

/** More are counted. */
const MOST = 8
type Level = 'stop' | 'gap' | 'ok'
const ICONS: Readonly<Record<Level, IconName>> = { stop: 'octagon-alert', gap: 'triangle-alert', ok: 'check' }
const levelOf = ({ gaps }: ClosingCheck): Level => (gaps.some(isStop) ? 'stop' : gaps.length > 0 ? 'gap' : 'ok')

export const useClosingChecks = () => {
  const language = useLanguage()
  const session = useSession()
  const meeting = useMeeting()
  const live = useLive('meeting')
  const agreed = useAgreed()
  const { delegations } = useItemContext()
  return createMemo(() =>
    closingChecks({
      meeting,
      delegations: delegations(),
      agreed: agreed(),
      numberOf: session.numberOf,
      language: language(),
      unsent: live.waiting(),
      isLive: live.link().type === 'live',
    }),
  )
}

export function Checks() {
  const text = useText()
  const checks = useClosingChecks()
  const count = (level: Level) => checks().filter((check) => levelOf(check) === level).length
  return (
    <ClosingPart
      id="closing-before"
      title={text().meeting.closing.before}
      beside={
        <>
          <Show when={count('stop')}>{(n) => <b class="closing__stops">{text().meeting.closing.stops(n())}</b>}</Show>
          <Show when={count('gap')}>{(n) => <span>{text().meeting.closing.gaps(n())}</span>}</Show>
          <span>{text().meeting.closing.inOrder(count('ok'))}</span>
        </>
      }
    >
      <ul class="closing__checks">
        <For each={checks()}>{(check) => <CheckLine check={check} />}</For>
      </ul>
    </ClosingPart>
  )
}

function CheckLine(props: { check: ClosingCheck }) {
  const text = useText()
  const session = useSession()
  const meeting = useMeeting()
  const { delegations } = useItemContext()
  const level = () => levelOf(props.check)
  const well = () => {
    const { kind } = props.check
    if (kind === 'attendance') return quorumWords(text(), meeting, delegations())
    return kind === 'items' && session.info()?.closedAt != null ? text().meeting.closing.itemsAsFirst : text().meeting.closing.well[kind]
  }
  return (
    <li class={`closing__check closing__check--${level()}`}>
      <Icon name={ICONS[level()]} />
      <b>{text().meeting.closing.kinds[props.check.kind]}</b>
      <div class="closing__gaps">
        <Show when={props.check.gaps.length > 0} fallback={<p>{well()}</p>}>
          <p class="closing__level">{text().meeting.closing.levels[level() === 'stop' ? 'stop' : 'gap']}</p>
          <ul>
            <For each={props.check.gaps.slice(0, MOST)}>{(gap) => <GapLine gap={gap} />}</For>
          </ul>
          <Show when={props.check.gaps.length > MOST}>
            <p class="sub">{text().meeting.closing.more(props.check.gaps.length - MOST)}</p>
          </Show>
        </Show>
      </div>
    </li>
  )
}

function GapLine(props: { gap: ClosingGap }) {
  const text = useText()
  const group = useGroup()
  const session = useSession()
  const meeting = useMeeting()
  const { delegations } = useItemContext()
  const words = () => {
    const { gap } = props
    const { gapWords } = text().meeting.closing
    if (gap.what === 'attendance') return quorumWords(text(), meeting, delegations())
    if (gap.what === 'missing') {
      const [side, other] = gap.sides
      return gapWords.without[other ? 'both' : (side ?? 'both')](gapWords.parts[gap.part](gap.name))
    }
    return 'name' in gap ? gapWords[gap.what](gap.name) : text().meeting.closing.gapSaid[gap.what]
  }
  const href = () => {
    const { at } = props.gap
    return typeof at === 'string' ? `/g/${group().id}/sessions/${session.id}${at}` : `/g/${group().id}/road-map?item=${at.item}`
  }
  const go = () => {
    const { gap } = props
    const { go: ways, gapWords } = text().meeting.closing
    if (typeof gap.at !== 'string') return gapWords.open('name' in gap ? gap.name : '')
    if (gap.what === 'floor' || gap.what === 'attendance') return ways[gap.what]
    if (gap.what === 'notAdopted') return ways.decision
    if (gap.what !== 'missing') return ways.point
    return gap.part === 'decision' || gap.part === 'minutes' || gap.part === 'title' || gap.part === 'place' ? ways[gap.part] : ways.point
  }
  return (
    <li>
      <span>{words()}</span>
      <Show when={session.canWrite() && !isStop(props.gap)}>
        <A href={href()}>{go()}</A>
      </Show>
    </li>
  )
}
