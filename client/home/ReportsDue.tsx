// Reports that the reader still gives before the next session; and, once it has begun, which agencies are late with theirs.
import { A } from '@solidjs/router'
import { createMemo, For, Show } from 'solid-js'
import type { Instant } from '../../shared/ids.ts'
import { useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { cityOf } from '../base/zones.ts'
import { useItemContext } from '../item/ItemContext.tsx'
import { PairWords } from '../item/PairWords.tsx'
import { standingByAgency } from '../reports/byAgency.ts'
import { createRound, isDue, type ReportFacts, slotKey } from '../reports/createRound.ts'
import { ReporterName } from '../reports/ReporterName.tsx'
import { agoWords } from '../reports/reporterWords.ts'
import { Icon } from '../ui/Icon.tsx'
import type { HomeView } from './createHomeView.ts'
import { Section } from './HomeSection.tsx'

const MOST = 4

export function HomeReports(props: { view: HomeView }) {
  const facts = createRound(props.view.meetings)
  return (
    <Show when={facts.round() && isDue(facts.round() as NonNullable<ReturnType<typeof facts.round>>)}>
      <Due facts={facts} />
      <Late facts={facts} />
    </Show>
  )
}

function Due(props: { facts: ReportFacts }) {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const context = useItemContext()
  const due = createMemo(() => props.facts.own().filter((slot) => !slot.given && props.facts.isMine(slot)))
  const until = () => {
    const session = props.facts.round()?.session
    return session?.start ? text().reports.until(context.day(session.start), cityOf(session.zone, language()) ?? '') : ''
  }
  const last = (at: { readonly at: Instant } | null) =>
    at ? text().reports.lastAgo(agoWords(at, context, text())) : text().reports.nobodyReported
  return (
    <Show when={due().length > 0}>
      <Section
        title={text().reports.waiting}
        beside={String(due().length)}
        end={<A href={`/g/${group().id}/reports`}>{text().reports.report}</A>}
      >
        <ul class="waiting">
          <For each={due().slice(0, MOST)}>
            {(slot) => (
              <li>
                <Icon name="flag" />
                <div>
                  <A class="item-line" href={`/g/${group().id}/reports?report=${slotKey(slot)}`}>
                    <PairWords pair={slot.item.title} otherwise={text().home.untitled} />
                  </A>
                  <p class="sub">
                    {slot.item.code} · <ReporterName of={slot} /> · {last(slot.last)}
                  </p>
                </div>
              </li>
            )}
          </For>
        </ul>
        <p class="home__rest sub">
          <Show when={due().length > MOST}>{`${text().reports.rest(due().length - MOST)} · `}</Show>
          {until()}
        </p>
      </Section>
    </Show>
  )
}

function Late(props: { facts: ReportFacts }) {
  const text = useText()
  const group = useGroup()
  const rows = createMemo(() => standingByAgency(props.facts.round()?.asked ?? []).filter(({ given, asked }) => given < asked))
  return (
    <Show when={props.facts.round()?.phase === 'late'}>
      <Section title={text().reports.late} end={<A href={`/g/${group().id}/reports`}>{text().reports.title}</A>}>
        <Show when={rows().length > 0} fallback={<p class="soft">{text().reports.noneLate}</p>}>
          <table class="home__table">
            <caption class="vh">{text().reports.late}</caption>
            <thead class="vh">
              <tr>
                <th scope="col">{text().reports.agency}</th>
                <th scope="col">{text().reports.missingHead}</th>
              </tr>
            </thead>
            <tbody>
              <For each={rows()}>
                {(row) => (
                  <tr>
                    <th scope="row">
                      <ReporterName of={row} />
                    </th>
                    <td class="home__due">
                      <span class="due" data-due="late">
                        <Icon name="clock-alert" size="s" />
                        {text().reports.ofAsked(row.asked - row.given, row.asked)}
                      </span>
                    </td>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </Show>
      </Section>
    </Show>
  )
}
