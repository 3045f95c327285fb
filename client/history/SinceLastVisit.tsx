// The changes since the reader's last visit, by delegation, on the home page. Requires an <ItemContextProvider> above.
import { For, Show } from 'solid-js'
import type { DescribeContext } from '../../shared/history/describeContext.ts'
import type { SinceActor, SinceDelegation } from '../../shared/history/since.ts'
import { sinceWords } from '../../shared/history/sinceWords.ts'
import type { AuthorMark } from '../../shared/people.ts'
import { actingMarkIn } from '../base/authorMark.ts'
import { useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { formatMoment } from '../base/intl.ts'
import { QueryGate } from '../states/QueryGate.tsx'
import { DelegationMark } from '../ui/Marks.tsx'
import { EmptyState } from '../ui/States.tsx'
import { feedHref } from './addresses.ts'
import { createHistoryNames } from './createNames.ts'
import { createSince } from './createSince.ts'
import { SaidParts } from './SaidParts.tsx'

export function SinceLastVisit() {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const since = createSince()
  const names = createHistoryNames()
  const when = () => {
    const previous = since.visit()?.previous ?? null
    return previous === null ? '' : formatMoment(previous, language())
  }
  return (
    <section aria-labelledby="since">
      <div class="since__h">
        <h2 id="since">{text().history.since.title}</h2>
        <span class="sub">{when()}</span>
        <Show when={(since.delegations.value()?.length ?? 0) > 0}>
          <a class="end" href={`${feedHref(group().id)}?from=visit`}>
            {text().history.since.all}
          </a>
        </Show>
      </div>
      <Show
        when={since.visit()?.previous !== null}
        fallback={<EmptyState title={text().history.since.first}>{text().history.since.firstWhy}</EmptyState>}
      >
        <QueryGate query={since.delegations} offline={{ title: text().history.offline }} lines={4}>
          {(delegations) => (
            <Show when={delegations().length > 0} fallback={<EmptyState title={text().history.since.nothing} />}>
              <ul class="since">
                <For each={delegations()}>{(one) => <Delegation done={one} names={names()} />}</For>
              </ul>
            </Show>
          )}
        </QueryGate>
      </Show>
    </section>
  )
}

function Delegation(props: { done: SinceDelegation; names: DescribeContext }) {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const mark = (): AuthorMark | null => {
    const { delegation, isUnverified } = props.done
    return isUnverified ? null : actingMarkIn(group(), delegation)
  }
  const actor = (): SinceActor =>
    props.done.isUnverified ? { type: 'unverified' } : { type: 'delegation', delegation: props.done.delegation }
  const href = () => {
    const all = `${feedHref(group().id)}?from=visit`
    return props.done.delegation ? `${all}&delegation=${props.done.delegation}` : all
  }
  return (
    <li>
      <div class="since__d">
        <Show when={mark()} fallback={<DelegationMark code="?" identity={null} name={text().history.since.nobodys} />}>
          {(one) => <DelegationMark code={one().code} identity={one().identity} name={one().name[language()]} />}
        </Show>
      </div>
      <ul>
        <Show when={props.done.isUnverified}>
          <li class="sub">{text().history.since.unverified}</li>
        </Show>
        <For each={props.done.lines}>
          {(line) => (
            <li>
              <SaidParts parts={sinceWords(line, actor(), props.names, language())} />
              <Show when={line.others > 0}>
                <span class="sub">{text().history.since.alsoFields(line.others)}</span>
              </Show>
            </li>
          )}
        </For>
        <Show when={props.done.undone > 0}>
          <li class="sub">{text().history.since.undone(props.done.undone)}</li>
        </Show>
        <Show when={props.done.more > 0}>
          <li>
            <a href={href()}>{text().history.since.more(props.done.more)}</a>
          </li>
        </Show>
      </ul>
    </li>
  )
}
