// One line of change: who · number · title · field, ~~before~~ → **after** · day.
import { For, Match, Show, Switch } from 'solid-js'
import type { DescribeContext } from '../../shared/history/describeContext.ts'
import type { EventChange } from '../../shared/history/events.ts'
import { isNewDecision, lineWords } from '../../shared/history/lineWords.ts'
import { plainPhrase } from '../../shared/history/sentence.ts'
import type { SinceActor, SinceEvent } from '../../shared/history/since.ts'
import type { SinceRow } from '../../shared/history/sinceRows.ts'
import { meansWords, shareWords, sinceWords } from '../../shared/history/sinceWords.ts'
import { parseItemId } from '../../shared/ids.ts'
import { actingMarkIn } from '../base/authorMark.ts'
import { useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { localDay } from '../base/today.ts'
import { useItemContext } from '../item/ItemContext.tsx'
import { Icon } from '../ui/Icon.tsx'
import { DelegationMark } from '../ui/Marks.tsx'
import { itemHref } from './addresses.ts'
import type { ReadPassages } from './feed/createWords.ts'
import { SaidChange } from './feed/SaidChange.tsx'
import { signOf, thingHref, thingName } from './feed/thing.ts'
import { SaidParts } from './SaidParts.tsx'

interface SinceRowLineProps {
  readonly row: SinceRow
  readonly names: DescribeContext
  readonly read: ReadPassages
}
type Single = SinceEvent & { readonly change: EventChange }

export function SinceRowLine(props: SinceRowLineProps) {
  const text = useText()
  const language = useLanguage()
  const { day } = useItemContext()
  const line = () => props.row.line
  /** What is said in two cells: the change of one value of one thing. */
  const single = (): Single | null => {
    const { event, shared, bulk } = line()
    const { whole } = props.row
    if (bulk || event.change.type === 'members' || (shared && !whole)) return null
    return { ...event, change: whole?.change ?? event.change }
  }
  /** The words of a new decision stand where others have their title. */
  const saidOf = (event: Single) => {
    const said = lineWords(event, props.names, language())
    return isNewDecision(event) ? { ...said, said: [] } : said
  }
  const lastDay = () => localDay(new Date(line().event.at))
  return (
    <li class="change-row">
      <span class="change-row__who">
        <For each={props.row.actors}>{(actor) => <ActorMark actor={actor} />}</For>
      </span>
      <Show
        when={single()}
        fallback={
          <p class="change-row__all">
            <SaidParts parts={sinceWords(line(), props.row.actors[0] ?? { type: 'unverified' }, props.names, language())} />
          </p>
        }
      >
        {(event) => (
          <>
            <ChangedThing event={event()} names={props.names} />
            <p class="change-row__said">
              <SaidChange
                said={saidOf(event())}
                event={event()}
                account={line().event.change.type === 'text' && isOthersToo(event()) ? event().author : null}
                read={props.read}
              />
              <Show when={props.row.whole}>
                {(whole) => (
                  <span class="sub">
                    {' '}
                    <SaidParts parts={shareWords(whole().parts, props.names, language())} />
                  </span>
                )}
              </Show>
              <Show when={line().others > 0}>
                <span class="sub">{text().history.since.alsoFields(line().others)}</span>
              </Show>
              <For each={meansWords(line(), language())}>{(said) => <span class="sub">, {said}</span>}</For>
            </p>
          </>
        )}
      </Show>
      <time class="change-row__day" datetime={lastDay()}>
        {day(lastDay())}
      </time>
    </li>
  )
}

const isOthersToo = ({ change }: Single) => change.type === 'text' && change.others === true

function ActorMark(props: { actor: SinceActor }) {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const mark = () => (props.actor.type === 'delegation' ? actingMarkIn(group(), props.actor.delegation) : null)
  return (
    <Show
      when={mark()}
      fallback={
        <DelegationMark
          code="?"
          identity={null}
          name={props.actor.type === 'unverified' ? text().history.since.unverified : text().history.since.nobodys}
        />
      }
    >
      {(one) => <DelegationMark code={one().code} identity={one().identity} name={one().name[language()]} />}
    </Show>
  )
}

/** Number and present title, as a way to it. */
function ChangedThing(props: { event: Single; names: DescribeContext }) {
  const language = useLanguage()
  const group = useGroup()
  const href = () => {
    const { subject } = props.event
    const item = subject.type === 'item' ? parseItemId(subject.id) : null
    return item ? itemHref(group().id, item) : thingHref(group().id, props.event)
  }
  const inside = () => (
    <>
      <span class="change-row__code">
        <Show when={props.event.code} fallback={<Icon name={signOf(props.event)} size="s" />}>
          {props.event.code}
        </Show>
      </span>{' '}
      <span class="change-row__title">
        <bdi>
          {isNewDecision(props.event)
            ? plainPhrase(lineWords(props.event, props.names, language()).said)
            : thingName(props.event, props.names, language())}
        </bdi>
      </span>
    </>
  )
  return (
    <Switch fallback={<span class="change-row__thing">{inside()}</span>}>
      <Match when={href()}>
        {(to) => (
          <a class="change-row__thing" href={to()}>
            {inside()}
          </a>
        )}
      </Match>
    </Switch>
  )
}
