// Reports that the user's agency owes before the next session; for chair and secretariat also the agencies to remind.
import { A } from '@solidjs/router'
import { createMemo, createSignal, For, Show } from 'solid-js'
import type { Instant } from '../../shared/ids.ts'
import { useApi, useCan } from '../base/actor.tsx'
import { address } from '../base/address.ts'
import { createQuery } from '../base/createQuery.ts'
import { useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { formatMoment } from '../base/intl.ts'
import { cityOfZone } from '../base/zones.ts'
import { useItemContext } from '../item/ItemContext.tsx'
import { PairWords } from '../item/PairWords.tsx'
import { standingByAgency } from '../reports/byAgency.ts'
import { createRound, isDue, type ReportFacts, slotKey } from '../reports/createRound.ts'
import { ReporterName } from '../reports/ReporterName.tsx'
import { agoWords } from '../reports/reporterWords.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { useToast } from '../ui/Toasts.tsx'
import type { HomeModel } from './createHomeView.ts'
import { HomeSection } from './HomeSection.tsx'

const MOST = 4

export function HomeReports(props: { view: HomeModel }) {
  const facts = createRound(props.view.meetings)
  return (
    <Show when={facts.round() && isDue(facts.round() as NonNullable<ReturnType<typeof facts.round>>)}>
      <Due facts={facts} />
      <Missing facts={facts} />
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
    return session?.start ? text().reports.until(context.day(session.start), cityOfZone(session.zone, language()) ?? '') : ''
  }
  const last = (at: { readonly at: Instant } | null) =>
    at ? text().reports.lastAgo(agoWords(at, context, text())) : text().reports.nobodyReported
  return (
    <Show when={due().length > 0}>
      <HomeSection
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
      </HomeSection>
    </Show>
  )
}

/** Shown to everybody once the session is open; to chair and secretariat as soon as reports are requested, so that they can remind. */
function Missing(props: { facts: ReportFacts }) {
  const text = useText()
  const group = useGroup()
  const can = useCan()
  const isLate = () => props.facts.round()?.phase === 'late'
  const mayRemind = () => can('report.remind', group().id)
  const title = () => (isLate() ? text().reports.late : text().reports.missingBy)
  const rows = createMemo(() => standingByAgency(props.facts.round()?.asked ?? []).filter(({ given, asked }) => given < asked))
  return (
    <Show when={isLate() || mayRemind()}>
      <HomeSection title={title()} end={<A href={`/g/${group().id}/reports`}>{text().reports.title}</A>}>
        <Show when={rows().length > 0} fallback={<p class="soft">{text().reports.noneLate}</p>}>
          <table class="home__table">
            <caption class="vh">{title()}</caption>
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
                      <span class="due" data-due={isLate() ? 'late' : undefined}>
                        <Show when={isLate()}>
                          <Icon name="clock-alert" size="s" />
                        </Show>
                        {text().reports.ofAsked(row.asked - row.given, row.asked)}
                      </span>
                    </td>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
          <Show when={mayRemind()}>
            <Remind agencies={rows().length} />
          </Show>
        </Show>
      </HomeSection>
    </Show>
  )
}

const DAY_MS = 24 * 3_600_000

function Remind(props: { agencies: number }) {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const api = useApi()
  const toast = useToast()
  const last = createQuery(() => address('/api/groups/:group/reports/reminders', { group: group().id }), { live: true, afterContent: true })
  const [busy, setBusy] = createSignal(false)
  const at = () => last.value()?.at ?? null
  const isToday = () => Date.now() - (at() ?? 0) < DAY_MS
  const remind = async () => {
    if (busy()) return
    setBusy(true)
    const answer = await api.send('POST /api/groups/:group/reports/reminders', { group: group().id })
    setBusy(false)
    if (answer.ok) toast({ text: text().reports.reminded(answer.value.people, answer.value.agencies) })
    else toast({ text: answer.why === 'refused' ? answer.message : text().reports.remindOffline })
    await last.refresh()
  }
  return (
    <p class="home__rest row wrap">
      <Button
        icon="bell"
        aria-disabled={isToday() ? 'true' : undefined}
        busy={busy() && text().reports.reminding}
        onClick={() => !isToday() && void remind()}
      >
        {text().reports.remind(props.agencies)}
      </Button>
      <Show when={at()}>
        {(moment) => (
          <span class="sub">
            {text().reports.lastAsked(formatMoment(moment(), language()))}
            <Show when={isToday()}>{`. ${text().reports.onceADay}`}</Show>
          </span>
        )}
      </Show>
    </p>
  )
}
