// The changes since the reader's last visit, by what they are about, on the home page. Requires an <ItemContextProvider> above.
import { For, Show } from 'solid-js'
import type { SinceDelegation } from '../../shared/history/since.ts'
import { type SinceGroup, sinceGroups } from '../../shared/history/sinceRows.ts'
import { meetingOfDocument } from '../../shared/ids.ts'
import { actingMarkIn } from '../base/authorMark.ts'
import { useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { formatMoment } from '../base/intl.ts'
import { QueryGate } from '../states/QueryGate.tsx'
import { feedHref } from './addresses.ts'
import { createHistoryNames } from './createNames.ts'
import { createSince } from './createSince.ts'
import { createWords } from './feed/createWords.ts'
import { SinceRowLine } from './SinceRowLine.tsx'

export function SinceLastVisit() {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const since = createSince()
  const when = () => {
    const previous = since.visit()?.previous ?? null
    return previous === null ? '' : formatMoment(previous, language())
  }
  const all = () => since.delegations.value() ?? []
  const href = () => `${feedHref(group().id)}?from=visit`
  return (
    <section class="since" aria-labelledby="since">
      <div class="home__head">
        <h2 id="since">{text().history.since.title}</h2>
        <span class="sub">{[when(), ...all().map(countOf)].filter(Boolean).join(' · ')}</span>
        <Show when={all().length > 0}>
          <a class="end" href={href()}>
            {text().history.since.all}
          </a>
        </Show>
      </div>
      <Show
        when={since.visit()?.previous !== null}
        fallback={
          <p class="soft">
            {text().history.since.first}. {text().history.since.firstWhy}
          </p>
        }
      >
        <QueryGate query={since.delegations} offline={{ title: text().history.offline }} lines={6}>
          {(delegations) => (
            <Show when={delegations().length > 0} fallback={<p class="soft">{text().history.since.nothing}.</p>}>
              <Groups delegations={delegations()} />
            </Show>
          )}
        </QueryGate>
      </Show>
    </section>
  )

  function countOf({ delegation, isUnverified, changes }: SinceDelegation): string {
    const mark = isUnverified ? null : actingMarkIn(group(), delegation)
    return `${mark?.code ?? '?'} ${changes}`
  }
}

function Groups(props: { delegations: readonly SinceDelegation[] }) {
  const text = useText()
  const group = useGroup()
  const names = createHistoryNames()
  const read = createWords()
  const rest = () => props.delegations.filter(({ more }) => more > 0)
  /** Of one session by its name. */
  const nameOf = ({ part, rows }: SinceGroup) => {
    const meetings = new Set(part === 'sessions' ? rows.map(({ line }) => meetingOfDocument(line.event.document)) : [])
    const [only] = meetings
    const session = only && meetings.size === 1 ? names().meeting(only) : null
    return session ? text().meeting.session(session.number) : text().home.since[part]
  }
  const undone = () => props.delegations.reduce((sum, one) => sum + one.undone, 0)
  return (
    <>
      <For each={sinceGroups(props.delegations)}>
        {(one) => (
          <>
            <h3 class="since__part">
              {nameOf(one)} <span class="sub">{one.rows.length}</span>
            </h3>
            <ul class="change-rows">
              <For each={one.rows}>{(row: SinceGroup['rows'][number]) => <SinceRowLine row={row} names={names()} read={read} />}</For>
            </ul>
          </>
        )}
      </For>
      <p class="sub since__foot">
        <For each={rest()}>
          {({ delegation, isUnverified, more }) => (
            <>
              <a href={`${feedHref(group().id)}?from=visit${delegation ? `&delegation=${delegation}` : ''}`}>
                {(isUnverified ? null : actingMarkIn(group(), delegation))?.code ?? '?'}: {text().history.since.more(more)}
              </a>{' '}
            </>
          )}
        </For>
        <Show when={undone() > 0}>{text().history.since.undone(undone())}. </Show>
        {text().home.since.left}
      </p>
    </>
  )
}
