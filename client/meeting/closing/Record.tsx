// Summary of the record to be closed: attendance, agenda, decisions, action items and minutes, with links to each.
import { A } from '@solidjs/router'
import { createMemo, For, type ParentProps, Show } from 'solid-js'
import { type ItemId, roadmapId } from '../../../shared/ids.ts'
import { isReopened } from '../../../shared/meeting/lifecycle.ts'
import { isRegistered } from '../../../shared/meeting/register.ts'
import type { Item } from '../../../shared/roadmap/model.ts'
import { address } from '../../base/address.ts'
import { createQuery } from '../../base/createQuery.ts'
import { useGroup, useLanguages } from '../../base/group.tsx'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { formatMoment } from '../../base/intl.ts'
import { FieldValue } from '../../item/FieldValue.tsx'
import { useItemContext } from '../../item/ItemContext.tsx'
import { PairWords } from '../../item/PairWords.tsx'
import { useMeeting, useRoadMap } from '../../live/LiveDocument.tsx'
import { DelegationMark } from '../../ui/Marks.tsx'
import { DecisionBadge } from '../DecisionBadge.tsx'
import { DraftMinutes } from '../draft/DraftMinutes.tsx'
import { useSession } from '../SessionContext.tsx'
import { ClosingPart } from './ClosingPart.tsx'
import { useAgreed } from './useAgreed.ts'

/** Longer lists end with a link to the rest. */
const MOST = 6

export function Record() {
  const text = useText()
  return (
    <ClosingPart id="closing-record" title={text().meeting.closing.record}>
      <dl class="closing__ledger">
        <AttendanceRow />
        <PointsRow />
        <DecisionsRow />
        <AgreedRow />
        <ChangedRow />
        <MinutesRow />
      </dl>
    </ClosingPart>
  )
}

type RowName = 'attendance' | 'points' | 'decisions' | 'agreed' | 'changed' | 'minutes'
function Row(props: ParentProps<{ name: RowName; count?: number }>) {
  const text = useText()
  return (
    <div class="closing__row">
      <dt>
        {text().meeting.closing.rows[props.name]}
        <Show when={props.count}>
          {' '}
          <span class="sub">{props.count}</span>
        </Show>
      </dt>
      <dd>{props.children}</dd>
    </div>
  )
}

function AttendanceRow() {
  const text = useText()
  const language = useLanguage()
  const meeting = useMeeting()
  const { delegations } = useItemContext()
  const countOf = (id: string) => meeting.attendance.find(({ delegation }) => delegation === id)?.count ?? 0
  const isNoted = () => meeting.attendance.some(({ count }) => count > 0)
  return (
    <Row name="attendance">
      <Show when={isNoted()} fallback={<span class="soft">{text().meeting.closing.nobodyNoted}</span>}>
        <ul class="closing__marks">
          <For each={delegations()}>
            {(delegation) => (
              <li>
                <DelegationMark code={delegation.code} identity={delegation.identity} name={delegation.name[language()]} />{' '}
                {countOf(delegation.id)}
              </li>
            )}
          </For>
        </ul>
      </Show>
    </Row>
  )
}

function PointsRow() {
  const text = useText()
  const meeting = useMeeting()
  const count = (state: string) => meeting.points.filter((point) => !point.archived && !point.backlog && point.state === state).length
  return <Row name="points">{text().meeting.closing.pointsOf(count('done'), count('deferred'), count('planned'))}</Row>
}

function DecisionsRow() {
  const text = useText()
  const group = useGroup()
  const session = useSession()
  const meeting = useMeeting()
  const decisions = createMemo(() => meeting.decisions.filter(isRegistered).sort((a, b) => a.number - b.number))
  return (
    <Row name="decisions" count={decisions().length}>
      <ul class="closing__list">
        <For each={decisions()} fallback={<li class="soft">{text().meeting.closing.noDecisions}</li>}>
          {(decision) => (
            <li>
              <A href={`/g/${group().id}/sessions/${session.id}?view=outcomes&decision=${decision.id}`}>
                {text().meeting.decision(session.numberOf(decision.id))}
              </A>{' '}
              <PairWords pair={decision.text} otherwise={text().meeting.closing.notWritten} /> <DecisionBadge status={decision.status} />
            </li>
          )}
        </For>
      </ul>
    </Row>
  )
}

function AgreedRow() {
  const text = useText()
  const language = useLanguage()
  const session = useSession()
  const items = useAgreed()
  /** The record of a reopened session has the plan of its first closing. */
  const since = () => {
    const info = session.info()
    return info && isReopened(info) ? info.closedAt : null
  }
  return (
    <Row name="agreed" count={items().length}>
      <Show
        when={since()}
        fallback={<Items items={items()} none={text().meeting.closing.noAgreed} all={`/sessions/${session.id}?view=outcomes`} />}
      >
        {(at) => <span class="soft">{text().meeting.reopened.asAtFirst(formatMoment(at(), language()))}</span>}
      </Show>
    </Row>
  )
}

const EVENTS = 200
/** Changes made during this session, from the history: the plan alone does not have them. */
function ChangedRow() {
  const text = useText()
  const group = useGroup()
  const session = useSession()
  const roadMap = useRoadMap()
  const inSession = createQuery(
    () =>
      address('/api/groups/:group/history', {
        group: group().id,
        meeting: session.id,
        document: roadmapId(group().id),
        acts: 'hide',
        limit: String(EVENTS),
      }),
    { live: true },
  )
  const isItem = (id: string): id is ItemId => id in roadMap.items
  const items = createMemo(() => {
    const ids = new Set(
      (inSession.value()?.events ?? []).flatMap(({ subject }) => (subject.type === 'item' && isItem(subject.id) ? [subject.id] : [])),
    )
    return [...ids]
      .flatMap((id) => roadMap.items[id] ?? [])
      .filter((item) => item.origin !== session.id)
      .sort((a, b) => a.number - b.number)
  })
  const path = () => `/history?meeting=${session.id}`
  /** With more events than fit in one answer, a count would be too low. */
  const isWhole = () => (inSession.value()?.next ?? null) === null
  return (
    <Row name="changed" count={isWhole() ? items().length : 0}>
      <Show
        when={inSession.value()}
        fallback={<span class="soft">{inSession.failure() ? text().meeting.closing.needsConnection : text().common.loading}</span>}
      >
        <Items
          items={isWhole() ? items() : items().slice(0, MOST)}
          none={isWhole() ? text().meeting.closing.noChanged : null}
          all={path()}
        />
        <Show when={items().length > 0 || !isWhole()}>
          <A href={`/g/${group().id}${path()}`}>{text().meeting.closing.toHistory}</A>
        </Show>
      </Show>
    </Row>
  )
}

/** `none`: the sentence for an empty list; null while items are loading. */
function Items(props: { items: readonly Item[]; none: string | null; all: string }) {
  const text = useText()
  const group = useGroup()
  return (
    <ul class="closing__list">
      <For each={props.items.slice(0, MOST)} fallback={<Show when={props.none}>{(words) => <li class="soft">{words()}</li>}</Show>}>
        {(item) => (
          <li>
            <span class="id">{item.code}</span>{' '}
            <A href={`/g/${group().id}/road-map?item=${item.id}`}>
              <PairWords pair={item.title} otherwise={text().roadmap.untitled} />
            </A>{' '}
            <FieldValue item={item} field="status" />
          </li>
        )}
      </For>
      <Show when={props.items.length > MOST}>
        <li>
          <A href={`/g/${group().id}${props.all}`}>{text().meeting.closing.more(props.items.length - MOST)}</A>
        </li>
      </Show>
    </ul>
  )
}

function MinutesRow() {
  const text = useText()
  const languages = useLanguages()
  const meeting = useMeeting()
  const wordsOf = (words: string) => words.split(/\s+/u).filter(Boolean).length
  return (
    <Row name="minutes">
      <For each={languages()}>
        {(language) => (
          <span class="closing__side">
            {text().meeting.languageNames[language]}:{' '}
            {wordsOf(meeting.minutes[language]) === 0
              ? text().meeting.closing.notWritten
              : text().meeting.closing.words(wordsOf(meeting.minutes[language]))}{' '}
          </span>
        )}
      </For>
      <DraftMinutes />
    </Row>
  )
}
