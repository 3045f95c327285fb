// The preview of an import: how many lines do what, what has to be known first, and the button that writes them.

import { createSignal, createUniqueId, For, type ParentProps, Show } from 'solid-js'
import { writeCsv } from '../../shared/spreadsheet.ts'
import { csvSeparator } from '../base/csvSeparator.ts'
import { downloadFile } from '../base/download.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { formatBytes, formatDay } from '../base/intl.ts'
import { columnName } from '../exchange/planColumns.ts'
import { MOST_IMPORTED } from '../live/documentSize.ts'
import { fieldRow } from '../live/ownFields.ts'
import { DateOrder } from '../roadmap/paste/PasteDialog.tsx'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { SIGNS } from '../ui/signs.ts'
import type { Import } from './createImport.ts'
import { type ImportPlan, isWritten, type LineEffect, lacksSomething } from './importPlan.ts'
import { type Filter, PreviewLines } from './PreviewLines.tsx'

/** In the order of the sum; their lines are all lines of the file. */
const TERMS: readonly LineEffect[] = ['creates', 'changes', 'gaps', 'stays', 'decide', 'skipped', 'refused']

/** The children come before the lines. */
export function PreviewStep(props: ParentProps<{ made: Import }>) {
  const text = useText()
  const written = () => props.made.plan()?.lines.filter(isWritten).length ?? 0
  const busy = () => props.made.writing() && text().importing.importingLines(Math.min(props.made.progress(), written()), written())
  return (
    <>
      <div class="main__scroll imp-check" inert={props.made.writing()}>
        {props.children}
        <Show when={props.made.plan()}>{(plan) => <Preview made={props.made} plan={plan()} />}</Show>
      </div>
      <div class="imp__foot">
        <Icon name={SIGNS.history} />
        <span>{text().importing.before(text().importing.moment(props.made.name()))}</span>
        <span class="end">
          <Show when={props.made.plan() && props.made.waitsFor()}>{(why) => <span class="sub">{text().importing.waits[why()]}</span>}</Show>
          <Button disabled={props.made.writing()} onClick={() => props.made.setStep('file')}>
            {text().importing.back}
          </Button>
          <Button kind="primary" disabled={props.made.waitsFor() !== null} busy={busy()} onClick={() => void props.made.run()}>
            {text().importing.run(written())}
          </Button>
        </span>
      </div>
    </>
  )
}

function Preview(props: { made: Import; plan: ImportPlan }) {
  const text = useText()
  const id = createUniqueId()
  const [filter, setFilter] = createSignal<Filter>('all')
  const terms = () => TERMS.filter((what) => props.plan.counts[what] > 0)
  /** The filter goes with its last line. */
  const shown = (): Filter => {
    const one = filter()
    return one !== 'all' && props.plan.counts[one] === 0 ? 'all' : one
  }
  return (
    <section class="imp-check__part imp-check__lines" aria-labelledby={id}>
      <h2 id={id}>
        {text().importing.lines}
        <Show when={props.plan.incomplete > 0}>
          <IncompleteFile made={props.made} plan={props.plan} />
        </Show>
      </h2>
      <Notes made={props.made} plan={props.plan} />
      <div class="sum" role="group" aria-label={text().importing.lines}>
        <For each={terms()}>
          {(what, at) => (
            <>
              <Show when={at() > 0}>
                <span aria-hidden="true">+</span>
              </Show>
              <button
                type="button"
                class="sum__term"
                data-what={what}
                aria-pressed={shown() === what}
                onClick={() => setFilter(shown() === what ? 'all' : what)}
              >
                {text().importing.sums[what](props.plan.counts[what])}
              </button>
            </>
          )}
        </For>
        <span aria-hidden="true">=</span>
        <button type="button" class="sum__term" aria-pressed={shown() === 'all'} onClick={() => setFilter('all')}>
          {text().importing.sums.all(props.plan.lines.length)}
        </button>
      </div>
      <PreviewLines made={props.made} plan={props.plan} filter={shown()} />
    </section>
  )
}

/** The cells of each line that is not written whole, and the reason, to be corrected in a spreadsheet. */
function IncompleteFile(props: { made: Import; plan: ImportPlan }) {
  const text = useText()
  const language = useLanguage()
  const download = () => {
    // As the file has them, also columns that are not imported: corrected there, they are imported as the whole file was.
    const columns = props.made.columns()
    const cells = new Map(props.made.body().lines.map((line) => [line.number, line.cells]))
    const rows = props.plan.lines
      .filter(lacksSomething)
      .map((line) => [
        String(line.number),
        ...columns.map((_, at) => cells.get(line.number)?.[at] ?? ''),
        [
          ...(line.why ? [text().importing.why[line.why.trouble](line.why.part)] : []),
          ...line.cells.flatMap(({ field, why }) =>
            why ? [`${fieldRow(field).label[language()]}: ${text().paste.why[why.trouble](why.part)}`] : [],
          ),
        ].join('; '),
      ])
    const head = [
      text().importing.heads.line,
      ...columns.map((column, at) => props.made.heads()[at] || (column ? columnName(column, language()) : text().importing.column(at + 1))),
      text().importing.reason,
    ]
    downloadFile(
      `${props.made.name().replace(/\.[a-z]+$/i, '')}-${text().importing.refusedFile}.csv`,
      'text/csv',
      writeCsv([head, ...rows], csvSeparator(language())),
    )
  }
  return (
    <Button kind="ghost" icon="download" onClick={download}>
      {text().importing.refusedFile}
    </Button>
  )
}

function Notes(props: { made: Import; plan: ImportPlan }) {
  const text = useText()
  const language = useLanguage()
  return (
    <div class="imp__notes">
      <Show when={props.made.bytesWith()}>
        {(bytes) => (
          <div classList={{ 'is-warn': bytes() > MOST_IMPORTED }}>
            <Icon name={bytes() > MOST_IMPORTED ? 'triangle-alert' : 'file-text'} />
            <span>{text().importing.planSize(formatBytes(bytes(), language()), formatBytes(MOST_IMPORTED, language()))}</span>
          </div>
        )}
      </Show>
      <For each={[...props.plan.paste.dates]}>
        {([field, dates]) => (
          <div classList={{ 'is-warn': !dates.isSure }}>
            <Icon name="calendar" />
            <DateOrder field={field} dates={dates} onOrder={(order) => props.made.setOrder(field, order)} />
          </div>
        )}
      </For>
      <Show when={props.plan.months[0]}>
        {(doubt) => (
          <div class="is-warn">
            <Icon name="calendar" />
            <span>
              {text().importing.monthAsked(
                props.plan.months.map(({ field }) => fieldRow(field).label[language()]).join(', '),
                doubt().text,
              )}
            </span>
            <span class="end">
              <Button onClick={() => props.made.setMonth('month')}>
                {text().importing.asMonth}: {formatDay(doubt().last, language(), 0)}
              </Button>
              <Button onClick={() => props.made.setMonth('day')}>{text().importing.asDay}</Button>
            </span>
          </div>
        )}
      </Show>
      <Show when={props.made.decided().size > 1}>
        <div>
          <Icon name="circle-help" />
          <span>{text().importing.decidedMany(props.made.decided().size)}</span>
          <span class="end">
            <Button onClick={props.made.undecideAll}>{text().importing.decideAgain}</Button>
          </span>
        </div>
      </Show>
      <Show when={props.plan.counts.decide > 1}>
        <div class="is-warn">
          <Icon name="circle-help" />
          <span>{text().importing.likeMany(props.plan.counts.decide)}</span>
          <span class="end">
            <Button onClick={() => props.made.decideAll('new')}>{text().importing.createAll}</Button>
            <Button onClick={() => props.made.decideAll('skip')}>{text().importing.skipAll}</Button>
          </span>
        </div>
      </Show>
    </div>
  )
}
