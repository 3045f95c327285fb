// Two ledgers: how each workstream stands, and what each delegation leads and did.
import { For, Show } from 'solid-js'
import type { DelegationId } from '../../shared/ids.ts'
import { delegationIn, useGroup } from '../base/group.tsx'
import { CATALOGUE } from '../base/messages/catalogue.ts'
import { Icon } from '../ui/Icon.tsx'
import { DelegationMark } from '../ui/Marks.tsx'
import type { DelegationRow, Moved, Stand, StreamRow } from './reviewOf.ts'
import { Say, useSheet } from './SheetContext.tsx'

const STANDS: readonly Stand[] = ['done', 'going', 'blocked', 'waiting']

export function StreamLedger(props: { rows: readonly StreamRow[] }) {
  const count = (row: StreamRow, stand: Stand) => row.stands.filter((one) => one === stand).length
  return (
    <section aria-labelledby="review-streams">
      <h2 id="review-streams">
        <Say words={(text) => text.byStream} inline />
      </h2>
      <table class="ledger">
        <thead>
          <tr>
            <Head words="stream" />
            <Head words="distribution" />
            <Head words="doneHead" end />
            <Head words="movedHead" end />
          </tr>
        </thead>
        <tbody>
          <For each={props.rows}>
            {(row) => (
              <tr>
                <th scope="row">
                  <Say words={(text, language) => row.stream?.name[language].trim() || otherName(row) || text.noStream} />
                </th>
                <td>
                  <span class="stk" aria-hidden="true">
                    <For each={row.stands}>{(stand) => <i data-stand={stand} />}</For>
                  </span>
                  <span class="vh">
                    <Say
                      words={(text) => text.stands(count(row, 'done'), count(row, 'going'), count(row, 'blocked'), count(row, 'waiting'))}
                    />
                  </span>
                </td>
                <td class="r">
                  <Say words={(text) => text.doneOf(count(row, 'done'), row.stands.length)} inline />
                </td>
                <td class="r">
                  <MovedWords moved={row.moved} />
                </td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <p class="stk-key sub" aria-hidden="true">
        <For each={STANDS}>
          {(stand) => (
            <span>
              <span class="stk">
                <i data-stand={stand} />
              </span>{' '}
              <Say words={(text) => text.stand[stand]} inline />
            </span>
          )}
        </For>
      </p>
    </section>
  )
}
const otherName = ({ stream }: StreamRow) => stream?.name.es.trim() || stream?.name.en.trim() || ''

export function DelegationLedger(props: { rows: readonly DelegationRow[]; unverified: number }) {
  const most = () => Math.max(1, ...props.rows.map(({ changes }) => changes))
  return (
    <section aria-labelledby="review-delegations">
      <h2 id="review-delegations">
        <Say words={(text) => text.byDelegation} inline />
      </h2>
      <table class="ledger">
        <thead>
          <tr>
            <Head words="delegation" />
            <Head words="leads" end />
            <Head words="doneHead" end />
            <Head words="lateHead" end />
            <Head words="movedHead" end />
            <Head words="changesHead" end />
          </tr>
        </thead>
        <tbody>
          <For each={props.rows}>
            {(row) => (
              <tr>
                <th scope="row">
                  <DelegationName id={row.delegation} />
                </th>
                <td class="r">{row.leads}</td>
                <td class="r">{row.done}</td>
                <td class="r">
                  <Show when={row.late > 0} fallback={<span class="muted">0</span>}>
                    <span class="due" data-due="late">
                      <Icon name="clock-alert" size="s" />
                      {row.late}
                    </span>
                  </Show>
                </td>
                <td class="r">
                  <MovedWords moved={row.moved} />
                </td>
                <td class="r">
                  <Meter id={row.delegation} share={row.changes / most()} />
                  {row.changes}
                </td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <Show when={props.unverified > 0}>
        <p class="ledger__note sub">
          <Say words={(text) => text.unverified(props.unverified)} />
        </p>
      </Show>
    </section>
  )
}

export function DelegationName(props: { id: DelegationId | null }) {
  const group = useGroup()
  return (
    <Show when={delegationIn(group(), props.id)} fallback={<Say words={(text) => text.noDelegation} inline />}>
      {(found) => (
        <span class="row row--tight">
          <DelegationMark code={found().code} identity={found().identity} />
          <Say words={(_text, language) => found().name[language]} inline />
        </span>
      )}
    </Show>
  )
}

function Meter(props: { id: DelegationId | null; share: number }) {
  const group = useGroup()
  return (
    <span
      class="meter"
      data-identity={delegationIn(group(), props.id)?.identity ?? 'none'}
      aria-hidden="true"
      ref={(bar) => bar.style.setProperty('--share', String(props.share))}
    />
  )
}

function Head(props: {
  words: 'stream' | 'distribution' | 'doneHead' | 'movedHead' | 'delegation' | 'leads' | 'lateHead' | 'changesHead'
  end?: boolean
}) {
  return (
    <th scope="col" class={props.end ? 'r' : undefined}>
      <Say words={(text) => text[props.words]} />
    </th>
  )
}

function MovedWords(props: { moved: Moved }) {
  const { languages } = useSheet()
  const days = () => CATALOGUE[languages()[0] ?? 'es'].compare.days(props.moved.days).replace(/ .*/, ' d')
  return (
    <Show when={props.moved.items > 0} fallback={<span class="muted">0</span>}>
      {props.moved.items}
      <Show when={props.moved.days !== 0}>
        {' '}
        <span class="sub">{days()}</span>
      </Show>
    </Show>
  )
}
