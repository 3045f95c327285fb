// One line per delegation and agency with what it did between the two moments. It expands to subjects and fields, and can be downloaded as a table.
import { For, Show } from 'solid-js'
import { pickWords } from '../../shared/bilingual.ts'
import type { Comparison } from '../../shared/history/comparison.ts'
import type { CorrectionEntries, WorkRow } from '../../shared/history/work.ts'
import type { Mover } from '../../shared/review/delegations.ts'
import { address } from '../base/address.ts'
import { actingMarkIn } from '../base/authorMark.ts'
import { csvSeparator } from '../base/csvSeparator.ts'
import { downloadFile } from '../base/download.ts'
import { agencyIn, useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { formatMoment } from '../base/intl.ts'
import { CATALOGUE } from '../base/messages/catalogue.ts'
import { Button } from '../ui/Button.tsx'
import { AskedPart } from './AskedPart.tsx'
import { MoverMark } from './MoverMark.tsx'
import { markOfMover } from './markOfMover.ts'
import { spanWords } from './momentPhrases.ts'
import { ReviewSentence, useSheet } from './SheetContext.tsx'
import { type DelegationWork, type Summary, thingsOf, workOf } from './workOf.ts'
import { fieldName, workTable } from './workTable.ts'

export function WorkSection(props: { comparison: Comparison }) {
  const group = useGroup()
  const path = () => {
    const { from, to } = props.comparison
    return address('/api/groups/:group/work', { group: group().id, from: from.mark, to: to.mark })
  }
  const delegations = (rows: readonly WorkRow[]) =>
    workOf(rows, { delegations: group().delegations.map(({ id }) => id), agencies: group().agencies.map(({ id }) => id) })
  return (
    <AskedPart
      id="review-work"
      title={(words) => words.work.title}
      failed={(words) => words.work.failed}
      path={path()}
      // Refetches when the comparison changes.
      upTo={JSON.stringify(props.comparison.to.seqs)}
    >
      {(found) => (
        <>
          <ul class="work">
            <For each={delegations(found().rows)}>{(one) => <Delegation work={one} comparison={props.comparison} />}</For>
          </ul>
          <Corrections corrections={found().corrections} />
        </>
      )}
    </AskedPart>
  )
}

function Delegation(props: { work: DelegationWork; comparison: Comparison }) {
  const group = useGroup()
  const mover = (): Mover => (props.work.isUnverified ? 'unverified' : props.work.delegation)
  const code = () => markOfMover(group(), mover())?.code
  return (
    <li>
      <details class="work__d">
        <summary>
          <MoverMark mover={mover()} inline />
          <Line summary={props.work.summary} />
        </summary>
        <Show when={props.work.rows.length > 0}>
          <Things rows={props.work.rows} />
          <Download rows={props.work.rows} name={code() ?? 'unverified'} comparison={props.comparison} />
        </Show>
      </details>
      <Show when={props.work.agencies.length > 0}>
        <ul class="work work--agencies">
          <For each={props.work.agencies}>
            {(one) => {
              const acronym = () => agencyIn(group(), one.agency)?.acronym ?? one.agency
              return (
                <li>
                  <details class="work__d">
                    <summary>
                      <b>
                        <Show when={acronym()} fallback={<ReviewSentence words={(text) => text.work.noAgency} inline />}>
                          {acronym()}
                        </Show>
                      </b>
                      <Line summary={one.summary} />
                    </summary>
                    <Things rows={one.rows} />
                    <Download rows={one.rows} name={`${code() ?? ''}-${acronym() ?? 'none'}`} comparison={props.comparison} />
                  </details>
                </li>
              )
            }}
          </For>
        </ul>
      </Show>
    </li>
  )
}

function Line(props: { summary: Summary }) {
  return (
    <span class="work__l">
      <ReviewSentence
        words={(text, language) => text.work.line(props.summary, CATALOGUE[language].compare.days(props.summary.days))}
        inline
      />
    </span>
  )
}

function Things(props: { rows: readonly WorkRow[] }) {
  const { languages } = useSheet()
  const language = () => languages()[0] ?? 'es'
  const text = () => CATALOGUE[language()].review
  const fields = (rows: readonly WorkRow[]) =>
    rows
      .map((row) =>
        row.moves > 0
          ? text().work.movedField(fieldName(row, language()), row.changes, CATALOGUE[language()].compare.days(row.days))
          : text().work.changedField(fieldName(row, language()), row.changes),
      )
      .join('; ')
  const called = (row: WorkRow) => pickWords(row.title, language()) || (text().work.kinds[row.subject.type] ?? text().untitled)
  return (
    <ul class="work__things">
      <For each={thingsOf(props.rows)}>
        {(rows) => (
          <Show when={rows[0]}>
            {(first) => (
              <li>
                <span class="id">{first().code}</span> {called(first())} <span class="sub">{fields(rows)}</span>
              </li>
            )}
          </Show>
        )}
      </For>
    </ul>
  )
}

function Download(props: { rows: readonly WorkRow[]; name: string; comparison: Comparison }) {
  const text = useText()
  const language = useLanguage()
  const { speech } = useSheet()
  const download = () => {
    const own = speech(language())
    const file = `ruta-${text().review.work.fileName}-${props.name.toLowerCase()}.csv`
    downloadFile(file, 'text/csv;charset=utf-8', workTable(props.rows, own, spanWords(props.comparison, own), csvSeparator(own.language)))
  }
  return (
    <Button kind="ghost" icon="download" onClick={download}>
      {text().review.work.download(props.name)}
    </Button>
  )
}

/** Entries added to a session after its closing are marked. */
function Corrections(props: { corrections: readonly CorrectionEntries[] }) {
  const group = useGroup()
  const codes = (one: CorrectionEntries, unverified: string) =>
    one.by
      .map(
        ({ delegation, isUnverified, changes }) =>
          `${isUnverified ? unverified : (actingMarkIn(group(), delegation)?.code ?? '')} ${changes}`,
      )
      .join(', ')
  return (
    <Show when={props.corrections.length > 0}>
      <h3 class="sheet__s">
        <ReviewSentence words={(text) => text.work.corrections} inline />
      </h3>
      <ul class="work__things">
        <For each={props.corrections}>
          {(one) => (
            <li>
              <ReviewSentence
                words={(text, language) =>
                  text.work.correction(
                    one.number,
                    formatMoment(one.reopenedAt, language),
                    one.closedAgainAt === null ? null : formatMoment(one.closedAgainAt, language),
                    codes(one, text.matrix.unverified),
                  )
                }
              />
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}
