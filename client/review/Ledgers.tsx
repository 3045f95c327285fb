// Two tables: what each delegation leads with its current state (counts items), and what each did (counts acts). Never mixed.
import { For, type JSX, Show } from 'solid-js'
import type { Language } from '../../shared/bilingual.ts'
import { changesMarkedWords, movesMarkedWords } from '../../shared/history/creditMarks.ts'
import { SECRETARIAT } from '../../shared/people.ts'
import { type AuthorRow, type ItemStanding, type Lead, type LeadRow, STANDS } from '../../shared/review/delegations.ts'
import { actingMarkIn } from '../base/authorMark.ts'
import { delegationIn, useGroup } from '../base/group.tsx'
import { CATALOGUE } from '../base/messages/catalogue.ts'
import { Icon } from '../ui/Icon.tsx'
import { DelegationMark, JointMark } from '../ui/Marks.tsx'
import { ReviewSentence, shortDays, useSheet } from './SheetContext.tsx'

export function LeadLedger(props: { rows: readonly LeadRow[] }) {
  const count = (row: LeadRow, stand: ItemStanding) => row.stands.filter((one) => one === stand).length
  return (
    <Ledger
      id="review-leads"
      heading="byLead"
      heads={['leadHead', 'standsHead']}
      numbers={['doneHead', 'lateHead', 'movedHead']}
      rows={props.rows}
      row={(row) => (
        <tr>
          <th scope="row">
            <LeadName lead={row.lead} shared={row.shared} />
          </th>
          <td>
            <span class="stk" aria-hidden="true">
              <For each={row.stands}>{(stand) => <i data-stand={stand} />}</For>
            </span>
            <span class="vh">
              <ReviewSentence words={(text) => STANDS.map((stand) => text.standCount[stand](count(row, stand))).join(', ')} />
            </span>
          </td>
          <td class="r">
            <ReviewSentence words={(text) => text.doneOf(count(row, 'done'), row.stands.length)} inline />
          </td>
          <td class="r">
            <Show when={row.late > 0} fallback={<span class="muted">0</span>}>
              <span class="due" data-due="late">
                <Icon name="clock-alert" size="s" />
                {row.late}
              </span>
            </Show>
          </td>
          <td class="r">
            <Counted n={row.moved.items} days={row.moved.days} />
          </td>
        </tr>
      )}
    >
      <p class="stk-key sub" aria-hidden="true">
        <For each={STANDS}>
          {(stand) => (
            <span>
              <span class="stk">
                <i data-stand={stand} />
              </span>{' '}
              <ReviewSentence words={(text) => text.stand[stand]} inline />
            </span>
          )}
        </For>
      </p>
    </Ledger>
  )
}

export function AuthorLedger(props: { rows: readonly AuthorRow[]; unverified: number }) {
  const most = () => Math.max(1, ...props.rows.map(({ changes }) => changes))
  const all = () => props.rows.reduce((sum, { changes }) => sum + changes, 0)
  return (
    <Ledger
      id="review-authors"
      heading="byAuthor"
      heads={['authorHead']}
      numbers={['changesHead', 'movesHead', 'ofOthersHead']}
      rows={props.rows}
      row={(row) => (
        <tr>
          <th scope="row">
            <ActorName delegation={row.delegation} />
          </th>
          <td class="r">
            <Meter row={row} share={row.changes / most()} />
            {row.changes}
            <Marks words={(language) => changesMarkedWords(row.changesMarked, language)} />
          </td>
          <td class="r">
            <Counted n={row.moves} days={row.days} />
            <Marks words={(language) => movesMarkedWords(row.movesMarked, language, (days) => daysWords(days, language))} />
          </td>
          <td class="r">
            <Show when={row.ofOthers > 0} fallback={<span class="muted">0</span>}>
              {row.ofOthers}
            </Show>
          </td>
        </tr>
      )}
    >
      <p class="ledger__note sub">
        <ReviewSentence words={(text) => text.authorsNote(all(), SECRETARIAT.code)} />
      </p>
      <Show when={props.unverified > 0}>
        <p class="ledger__note sub">
          <ReviewSentence words={(text) => text.unverified(props.unverified)} />
        </p>
      </Show>
    </Ledger>
  )
}

interface LedgerProps<Row> {
  readonly id: string
  readonly heading: 'byLead' | 'byAuthor'
  readonly heads: readonly HeadWords[]
  /** Heads of the columns with numbers, which come last. */
  readonly numbers: readonly HeadWords[]
  readonly rows: readonly Row[]
  readonly row: (row: Row) => JSX.Element
  /** Below the table. */
  readonly children: JSX.Element
}
type HeadWords =
  | 'leadHead'
  | 'standsHead'
  | 'doneHead'
  | 'lateHead'
  | 'movedHead'
  | 'authorHead'
  | 'changesHead'
  | 'movesHead'
  | 'ofOthersHead'
function Ledger<Row>(props: LedgerProps<Row>) {
  const Heads = (given: { words: readonly HeadWords[]; class?: string }) => (
    <For each={given.words}>
      {(words) => (
        <th scope="col" class={given.class}>
          <ReviewSentence words={(text) => text[words]} />
        </th>
      )}
    </For>
  )
  return (
    <section aria-labelledby={props.id}>
      <h2 id={props.id}>
        <ReviewSentence words={(text) => text[props.heading]} inline />
      </h2>
      <table class="ledger">
        <thead>
          <tr>
            <Heads words={props.heads} />
            <Heads words={props.numbers} class="r" />
          </tr>
        </thead>
        <tbody>
          <For each={props.rows}>{props.row}</For>
        </tbody>
      </table>
      {props.children}
    </section>
  )
}

const daysWords = (days: number, language: Language) => shortDays(CATALOGUE[language].compare.days(days))

/** *by link: 3*; nothing if none has a mark. */
function Marks(props: { words: (language: Language) => string }) {
  const { languages } = useSheet()
  const words = () => props.words(languages()[0] ?? 'es')
  return <Show when={words()}>{(found) => <span class="ledger__by sub">{found()}</span>}</Show>
}

function ActorName(props: { delegation: AuthorRow['delegation'] }) {
  const group = useGroup()
  return (
    <Show when={actingMarkIn(group(), props.delegation)}>
      {(mark) => (
        <span class="row row--tight">
          <DelegationMark code={mark().code} identity={mark().identity} />
          <span class="ledger__n">
            <ReviewSentence words={(_text, language) => mark().name[language]} inline />
          </span>
        </span>
      )}
    </Show>
  )
}

/** `shared`: the delegations that share a joint lead; undefined for all of the group. */
export function LeadName(props: { lead: Lead; shared?: LeadRow['shared'] }) {
  const group = useGroup()
  const found = () => (props.lead === 'joint' ? null : delegationIn(group(), props.lead))
  const sharing = () => group().delegations.filter(({ id }) => props.shared?.includes(id) ?? true)
  return (
    <Show
      when={found()}
      fallback={
        <Show when={props.lead === 'joint'} fallback={<ReviewSentence words={(text) => text.noLead} inline />}>
          <span class="row row--tight">
            <JointMark delegations={sharing()} />
            <span class="ledger__n">
              <ReviewSentence words={(text) => text.joint} inline />
            </span>
          </span>
        </Show>
      }
    >
      {(one) => (
        <span class="row row--tight">
          <DelegationMark code={one().code} identity={one().identity} />
          <span class="ledger__n">
            <ReviewSentence words={(_text, language) => one().name[language]} inline />
          </span>
        </span>
      )}
    </Show>
  )
}

function Meter(props: { row: AuthorRow; share: number }) {
  const group = useGroup()
  return (
    <Show when={props.row.changes > 0}>
      <span
        class="meter"
        data-identity={actingMarkIn(group(), props.row.delegation)?.identity ?? 'none'}
        aria-hidden="true"
        ref={(bar) => bar.style.setProperty('--share', String(props.share))}
      />
    </Show>
  )
}

/** `5 +154 d`. */
function Counted(props: { n: number; days: number }) {
  const { languages } = useSheet()
  return (
    <Show when={props.n > 0} fallback={<span class="muted">0</span>}>
      {props.n}
      <Show when={props.days !== 0}>
        {' '}
        <span class="sub">{daysWords(props.days, languages()[0] ?? 'es')}</span>
      </Show>
    </Show>
  )
}
