// Proposed carry-over, to be edited: unfinished points with a reason each, then urgent items.
import { For, Show } from 'solid-js'
import { type Language, otherLanguage, pickWords } from '../../../shared/bilingual.ts'
import type { ItemId, PointId } from '../../../shared/ids.ts'
import type { CarriedItem, CarriedPoint } from '../../../shared/meeting/carryOver.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { FieldValue } from '../../item/FieldValue.tsx'
import { Button } from '../../ui/Button.tsx'
import { CheckBox } from '../../ui/Check.tsx'
import { useSession } from '../SessionContext.tsx'
import type { Proposal } from './createProposal.ts'

const LONGEST_REASON = 500

export function Proposed(props: { proposal: Proposal }) {
  const text = useText()
  const isEmpty = () => props.proposal.proposed().points.length + props.proposal.proposed().items.length === 0
  return (
    <Show when={!isEmpty()} fallback={<p class="soft">{text().meeting.closing.nothing}</p>}>
      <div class="carry">
        <Show when={props.proposal.proposed().points.length > 0}>
          <GroupHead
            id="carry-points"
            words={text().meeting.closing.points}
            ids={props.proposal.proposed().points.map(({ point }) => point.id)}
            proposal={props.proposal}
          />
          <ul class="carry__list" aria-labelledby="carry-points">
            <For each={props.proposal.proposed().points.map(({ point }) => point.id)}>
              {(id) => (
                <Show when={props.proposal.proposed().points.find(({ point }) => point.id === id)}>
                  {(carried) => <OnePoint carried={carried()} proposal={props.proposal} />}
                </Show>
              )}
            </For>
          </ul>
        </Show>
        <Show when={props.proposal.proposed().items.length > 0}>
          <GroupHead
            id="carry-items"
            words={text().meeting.closing.items}
            ids={props.proposal.proposed().items.map(({ item }) => item.id)}
            proposal={props.proposal}
          />
          <ul class="carry__list" aria-labelledby="carry-items">
            <For each={props.proposal.proposed().items}>{(carried) => <OneItem carried={carried} proposal={props.proposal} />}</For>
          </ul>
        </Show>
      </div>
    </Show>
  )
}

/** Has one button per group of proposals: a plan that was not maintained for long has many overdue items. */
function GroupHead(props: { id: string; words: string; ids: readonly (PointId | ItemId)[]; proposal: Proposal }) {
  const text = useText()
  const taken = () => props.ids.filter(props.proposal.isTaken).length
  return (
    <div class="carry__head">
      <h3 id={props.id} class="label">
        {props.words}
      </h3>
      <span class="sub">{text().meeting.closing.taken(taken(), props.ids.length)}</span>
      <Show when={props.ids.length > 1}>
        <Button kind="ghost" aria-describedby={props.id} onClick={() => props.proposal.take(props.ids, taken() === 0)}>
          {taken() === 0 ? text().meeting.closing.takeAll : text().meeting.closing.leaveAll}
        </Button>
      </Show>
    </div>
  )
}

function OnePoint(props: { carried: CarriedPoint; proposal: Proposal }) {
  const text = useText()
  const language = useLanguage()
  const session = useSession()
  const point = () => props.carried.point
  const title = () => pickWords(point().title, language()) || text().meeting.untitled
  const taken = () => props.proposal.isTaken(point().id)
  const chain = () =>
    point().backlog
      ? text().meeting.closing.backlog
      : // For the first time: nothing has been deferred yet.
        props.carried.from.times > 1 && text().meeting.deferredChain(props.carried.from.times, session.chainStart(props.carried.from))
  return (
    <li class="carry__one" classList={{ 'carry__one--left': !taken() }}>
      <CheckBox label={text().meeting.closing.take(title())} checked={taken()} onChange={(now) => props.proposal.take([point().id], now)} />
      <span>
        {title()} <span class="sub">{chain()}</span>
      </span>
      <Show when={taken() && !point().backlog}>
        <div class="carry__reasons">
          <For each={[language(), otherLanguage(language())]}>{(side) => <Reason {...props} side={side} title={title()} />}</For>
        </div>
      </Show>
    </li>
  )
}

function Reason(props: { carried: CarriedPoint; proposal: Proposal; side: Language; title: string }) {
  const text = useText()
  return (
    <input
      class="input input--inline"
      lang={props.side}
      maxLength={LONGEST_REASON}
      aria-label={text().meeting.closing.reasonIn[props.side](props.title)}
      placeholder={text().meeting.closing.reason[props.side]}
      value={props.proposal.reasonOf(props.carried)[props.side]}
      onInput={(event) => props.proposal.setReason(props.carried, props.side, event.currentTarget.value)}
    />
  )
}

function OneItem(props: { carried: CarriedItem; proposal: Proposal }) {
  const text = useText()
  const language = useLanguage()
  const item = () => props.carried.item
  const title = () => pickWords(item().title, language()) || text().roadmap.untitled
  const taken = () => props.proposal.isTaken(item().id)
  return (
    <li class="carry__one" classList={{ 'carry__one--left': !taken() }}>
      <CheckBox
        label={text().meeting.closing.take(`${item().code} ${title()}`)}
        checked={taken()}
        onChange={(now) => props.proposal.take([item().id], now)}
      />
      <span>
        <span class="id">{item().code}</span> {title()} <span class="sub">{text().meeting.closing.whys[props.carried.why]}</span>
      </span>
      <span class="carry__due">
        <FieldValue item={item()} field="due" />
      </span>
    </li>
  )
}
