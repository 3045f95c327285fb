// How often and by how many days delegations (rows) moved the deadlines of items, by the delegation that leads the item (columns), with bars on one scale.
import { For, Show } from 'solid-js'
import { movesMarkedWords } from '../../shared/history/creditMarks.ts'
import type { DelegationId } from '../../shared/ids.ts'
import { SECRETARIAT } from '../../shared/people.ts'
import type { CellMoves, Matrix, Mover } from '../../shared/review/delegations.ts'
import { delegationIn, useGroup } from '../base/group.tsx'
import { CATALOGUE } from '../base/messages/catalogue.ts'
import { DelegationMark } from '../ui/Marks.tsx'
import { MoverMark } from './MoverMark.tsx'
import { markOfMover } from './markOfMover.ts'
import { ReviewSentence, SheetSummary, shortDays, useSheet } from './SheetContext.tsx'

export function MatrixTable(props: { matrix: Matrix; clearings: number }) {
  return (
    <section aria-labelledby="review-matrix">
      <h2 id="review-matrix">
        <ReviewSentence words={(text) => text.matrix.title} inline />
      </h2>
      <Show
        when={props.matrix.all.moves > 0}
        fallback={
          <p class="sub">
            <ReviewSentence words={(text) => text.matrix.none} />
          </p>
        }
      >
        <SheetSummary
          words={(text, language) => {
            const { own, all } = props.matrix
            const { days } = CATALOGUE[language].compare
            return text.matrix.found(own, all, days(own.days), days(all.days), days(all.days - own.days))
          }}
        />
        <div class="mx__scroll" tabindex="0" role="group" aria-labelledby="review-matrix">
          <Table matrix={props.matrix} />
        </div>
        <p class="sub">
          <Show when={!props.matrix.movers.includes(null)}>
            <DelegationMark code={SECRETARIAT.code} identity={SECRETARIAT.identity} />{' '}
            <ReviewSentence words={(text) => text.matrix.noneBySec} inline />{' '}
          </Show>
          <ReviewSentence words={(text) => text.matrix.ownEdge} inline />
        </p>
      </Show>
      <Show when={props.clearings > 0}>
        <p class="sub">
          <ReviewSentence words={(text) => text.matrix.cleared(props.clearings)} />
        </p>
      </Show>
    </section>
  )
}

function Table(props: { matrix: Matrix }) {
  return (
    <table class="ledger mx">
      <caption class="vh">
        <ReviewSentence words={(text) => text.matrix.caption} />
      </caption>
      <thead>
        <tr>
          <td class="mx__k">
            <ReviewSentence words={(text) => text.matrix.movedDown} />
            <ReviewSentence words={(text) => text.matrix.leadsAcross} />
          </td>
          <For each={props.matrix.leads}>
            {(lead) => (
              <th scope="col">
                <LeadMark lead={lead} />
              </th>
            )}
          </For>
          <th scope="col" class="mx__s">
            <ReviewSentence words={(text) => text.matrix.total} />
          </th>
        </tr>
      </thead>
      <tbody>
        <For each={props.matrix.movers}>
          {(mover) => (
            <tr>
              <th scope="row">
                <MoverMark mover={mover} />
              </th>
              <For each={props.matrix.leads}>{(lead) => <Cell matrix={props.matrix} mover={mover} lead={lead} />}</For>
              <td class="mx__s">
                <Value moves={props.matrix.byMover(mover)} />
              </td>
            </tr>
          )}
        </For>
        <tr class="mx__t">
          <th scope="row">
            <ReviewSentence words={(text) => text.matrix.total} />
          </th>
          <For each={props.matrix.leads}>
            {(lead) => (
              <td class="mx__s">
                <Value moves={props.matrix.byLead(lead)} />
              </td>
            )}
          </For>
          <td class="mx__s">
            <Value moves={props.matrix.all} />
          </td>
        </tr>
      </tbody>
    </table>
  )
}

function Cell(props: { matrix: Matrix; mover: Mover; lead: DelegationId | null }) {
  const group = useGroup()
  const moves = () => props.matrix.cell(props.mover, props.lead)
  const identity = () => markOfMover(group(), props.mover)?.identity ?? 'none'
  const isOwn = () => props.mover !== null && props.mover === props.lead
  return (
    <td class="mx__c" classList={{ 'is-own': isOwn(), 'is-none': moves().moves === 0 }} data-identity={identity()}>
      <Value moves={moves()} spelt />
      <Show when={moves().moves > 0}>
        <span
          class="mx__bar"
          aria-hidden="true"
          ref={(bar) => bar.style.setProperty('--share', String(Math.abs(moves().days) / props.matrix.most))}
        />
      </Show>
    </td>
  )
}

function Value(props: { moves: CellMoves; spelt?: boolean }) {
  const { languages } = useSheet()
  const language = () => languages()[0] ?? 'es'
  const shown = (days: number) => shortDays(CATALOGUE[language()].compare.days(days))
  const days = () => shown(props.moves.days)
  const marks = () => movesMarkedWords(props.moves.marked, language(), shown)
  return (
    <Show when={props.moves.moves > 0} fallback={<span class="mx__v">0</span>}>
      <span class="mx__v">
        <b>{props.moves.moves}</b>{' '}
        <Show when={props.spelt}>
          <i>
            <ReviewSentence words={(text) => text.matrix.times(props.moves.moves)} inline />
          </i>{' '}
        </Show>
        <span class="mx__days">{days()}</span>
        <Show when={marks()}>{(words) => <span class="mx__by">{words()}</span>}</Show>
      </span>
    </Show>
  )
}

function LeadMark(props: { lead: DelegationId | null }) {
  const group = useGroup()
  return (
    <Show when={delegationIn(group(), props.lead)} fallback={<ReviewSentence words={(text) => text.matrix.jointOrNone} />}>
      {(one) => <Marked code={one().code} identity={one().identity} name={one().name} />}
    </Show>
  )
}
function Marked(props: { code: string; identity: number | 'sec'; name: { readonly es: string; readonly en: string } }) {
  const { languages } = useSheet()
  return <DelegationMark code={props.code} identity={props.identity} name={props.name[languages()[0] ?? 'es']} />
}
