// How many of the agencies that were asked have reported for the next session, who is missing, and what each item’s last report says.
import { createMemo, For, Show } from 'solid-js'
import { pickWords } from '../../shared/bilingual.ts'
import { roadmapId } from '../../shared/ids.ts'
import type { Delegation } from '../../shared/people.ts'
import { givenBy, reporterName } from '../../shared/reports/givenBy.ts'
import { useGroup } from '../base/group.tsx'
import { useLanguage } from '../base/i18n.tsx'
import { formatDate } from '../base/intl.ts'
import { CATALOGUE } from '../base/messages/catalogue.ts'
import { useComparing } from '../compare/ComparisonProvider.tsx'
import { ItemContextProvider, useItemContext } from '../item/ItemContext.tsx'
import { LiveDocumentProvider } from '../live/LiveDocument.tsx'
import { type AgencyStanding, standingByAgency } from '../reports/byAgency.ts'
import { createRound, isDue, type Round } from '../reports/createRound.ts'
import { ReporterName } from '../reports/ReporterName.tsx'
import { ReportWords } from '../reports/ReportWords.tsx'
import { Icon } from '../ui/Icon.tsx'
import { DelegationMark } from '../ui/Marks.tsx'
import { createPrinting } from '../ui/printing.ts'
import { ReviewSentence, useSheet } from './SheetContext.tsx'
import '../styles/reports.css'

export function ReportSection() {
  const group = useGroup()
  const { comparing } = useComparing()
  // Reports for the next session are shown for now only, not for a past moment.
  return (
    <Show when={comparing().to.type === 'now'}>
      <LiveDocumentProvider id={roadmapId(group().id)}>
        <ItemContextProvider>
          <Asked />
        </ItemContextProvider>
      </LiveDocumentProvider>
    </Show>
  )
}

function Asked() {
  const facts = createRound()
  const due = () => {
    const round = facts.round()
    return round && isDue(round) && round.asked.length > 0 ? round : null
  }
  return <Show when={due()}>{(round) => <Standing round={round()} />}</Show>
}

function Standing(props: { round: Round }) {
  const group = useGroup()
  const { languages } = useSheet()
  const context = useItemContext()
  const printing = createPrinting()
  const standings = createMemo(() => standingByAgency(props.round.asked))
  const done = (rows: readonly AgencyStanding[]) => rows.filter((row) => row.given === row.asked).length
  const rows = createMemo(() =>
    group()
      .delegations.map((delegation) => ({ delegation, own: standings().filter((one) => one.delegation === delegation.id) }))
      .filter(({ own }) => own.length > 0),
  )
  return (
    <section class="nofm" aria-labelledby="review-reports">
      <h2 id="review-reports">
        <ReviewSentence words={(_text, language) => CATALOGUE[language].reports.reported(done(standings()), standings().length)} />
      </h2>
      <table class="ledger">
        <thead>
          <tr>
            <Head words="delegation" />
            <Head words="agencies" />
            <Head words="reportedHead" end />
            <Head words="missingHead" />
            <Head words="lastHead" end />
          </tr>
        </thead>
        <tbody>
          <For each={rows()}>{({ delegation, own }) => <DelegationRow delegation={delegation} own={own} done={done(own)} />}</For>
        </tbody>
      </table>
      <ul class="nofm__items">
        <For each={props.round.asked.filter(({ last }) => last)}>
          {(slot) => (
            <li>
              <details open={printing()}>
                <summary>
                  <Icon name="chevron-right" size="s" />
                  <span class="id">{slot.item.code}</span> <ItemName title={slot.item.title} /> <ReporterName of={slot} />{' '}
                  <span class="sub">
                    <Show when={slot.last}>{(report) => <>{formatDate(report().at, languages()[0] ?? 'es')}</>}</Show>
                    <Show when={!slot.given}>
                      {', '}
                      <ReviewSentence words={(_text, language) => CATALOGUE[language].reports.notYet} inline />
                    </Show>
                  </span>
                </summary>
                <Show when={slot.last}>
                  {(report) => (
                    <>
                      <p class="sub">
                        <ReviewSentence words={(_text, language) => givenBy(report(), context, language)} inline />
                      </p>
                      <ReportWords report={report()} both />
                    </>
                  )}
                </Show>
              </details>
            </li>
          )}
        </For>
      </ul>
    </section>
  )
}

function ItemName(props: { title: { readonly es: string; readonly en: string } }) {
  const language = useLanguage()
  return <span>{pickWords(props.title, language())}</span>
}

function Head(props: { words: 'delegation' | 'agencies' | 'reportedHead' | 'missingHead' | 'lastHead'; end?: boolean }) {
  return (
    <th scope="col" classList={{ r: props.end }}>
      <ReviewSentence words={(_text, language) => CATALOGUE[language].reports[props.words]} inline />
    </th>
  )
}

function DelegationRow(props: { delegation: Delegation; own: readonly AgencyStanding[]; done: number }) {
  const { languages } = useSheet()
  const context = useItemContext()
  const missing = () => props.own.filter((one) => one.given < one.asked)
  const last = () => Math.max(0, ...props.own.map((one) => one.last ?? 0))
  return (
    <tr>
      <th scope="row">
        <span class="row row--tight">
          <DelegationMark code={props.delegation.code} identity={props.delegation.identity} />
          <span class="ledger__n">
            <ReviewSentence words={(_text, language) => props.delegation.name[language]} inline />
          </span>
        </span>
      </th>
      <td>
        <span class="agm" data-identity={props.delegation.identity} aria-hidden="true">
          <For each={props.own}>{(one) => <i classList={{ on: one.given === one.asked }} />}</For>
        </span>
      </td>
      <td class="r">
        <ReviewSentence words={(_text, language) => CATALOGUE[language].reports.ofAsked(props.done, props.own.length)} inline />
      </td>
      <td>
        <Show
          when={missing().length > 0}
          fallback={
            <span class="muted">
              <ReviewSentence words={(_text, language) => CATALOGUE[language].reports.nobodyMissing} inline />
            </span>
          }
        >
          <ReviewSentence
            words={(_text, language) =>
              missing()
                .map((one) => CATALOGUE[language].reports.missing(reporterName(one, context), one.asked - one.given))
                .join('; ')
            }
          />
        </Show>
      </td>
      <td class="r">
        <Show when={last() > 0}>{formatDate(last(), languages()[0] ?? 'es')}</Show>
      </td>
    </tr>
  )
}
