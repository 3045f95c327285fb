// The preview of an import: what each line would do, before anything is written; open decisions are shown above it.
import { createMemo, createSignal, For, type JSX, Show } from 'solid-js'
import { pickWords } from '../../shared/bilingual.ts'
import { isDay } from '../../shared/roadmap/checks.ts'
import { FIELDS } from '../../shared/roadmap/fields.ts'
import { writeCsv } from '../../shared/spreadsheet.ts'
import { downloadFile } from '../base/download.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { formatBytes, formatDay } from '../base/intl.ts'
import { ChangeMark } from '../compare/ChangeMark.tsx'
import { columnName, type PlanColumn } from '../exchange/planColumns.ts'
import { MOST_IMPORTED } from '../live/documentSize.ts'
import { DateOrder, Why } from '../roadmap/paste/PasteDialog.tsx'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { SIGNS } from '../ui/signs.ts'
import type { Import } from './createImport.ts'
import { hasRefusal, type ImportLine, type ImportPlan, type LineEffect } from './importPlan.ts'

type Filter = 'all' | LineEffect
const FILTERS: readonly LineEffect[] = ['creates', 'changes', 'decide', 'refused', 'stays']
/** More lines than anybody reads at once. */
const SHOWN = 200

export function PreviewStep(props: { made: Import }) {
  return <Show when={props.made.plan()}>{(plan) => <Preview made={props.made} plan={plan()} />}</Show>
}

function Preview(props: { made: Import; plan: ImportPlan }) {
  const text = useText()
  const [filter, setFilter] = createSignal<Filter>('all')
  const count = (what: LineEffect) => (what === 'refused' ? props.plan.refusedCells : props.plan.counts[what])
  const total = () => props.plan.counts.creates + props.plan.counts.changes
  return (
    <>
      <div class="toolbar" role="toolbar" aria-label={text().importing.lines}>
        <Segmented<Filter>
          small
          label={text().importing.lines}
          value={filter()}
          onChange={setFilter}
          segments={[
            { value: 'all', label: text().importing.all, count: props.plan.lines.length },
            ...FILTERS.filter((what) => count(what) > 0).map((what) => ({
              value: what,
              label: text().importing.filters[what],
              count: count(what),
            })),
          ]}
        />
        <Show when={props.plan.refusedCells > 0}>
          <div class="toolbar__end">
            <RefusedFile made={props.made} plan={props.plan} />
          </div>
        </Show>
      </div>
      <Notes made={props.made} plan={props.plan} />
      <Lines made={props.made} plan={props.plan} filter={filter()} />
      <div class="imp__foot">
        <Icon name={SIGNS.history} />
        <span>{text().importing.before(text().importing.moment(props.made.name()))}</span>
        <span class="end">
          <Show when={props.made.waitsFor()}>{(why) => <span class="sub">{text().importing.waits[why()]}</span>}</Show>
          <Button onClick={() => props.made.setStep('columns')}>{text().importing.back}</Button>
          <Button
            kind="primary"
            disabled={props.made.waitsFor() !== null}
            busy={props.made.writing() && text().importing.importing}
            onClick={() => void props.made.run()}
          >
            {text().importing.run(total())}
          </Button>
        </span>
      </div>
    </>
  )
}

/** The cells of each refused line and the reason, to be corrected in a spreadsheet. */
function RefusedFile(props: { made: Import; plan: ImportPlan }) {
  const text = useText()
  const language = useLanguage()
  const download = () => {
    const rows = props.plan.lines
      .filter(hasRefusal)
      .map((line) => [
        String(line.number),
        ...line.written,
        [
          ...(line.why ? [text().importing.why[line.why.trouble](line.why.part)] : []),
          ...line.cells.flatMap(({ field, why }) =>
            why ? [`${FIELDS[field].label[language()]}: ${text().paste.why[why.trouble](why.part)}`] : [],
          ),
        ].join('; '),
      ])
    const head = [
      text().importing.heads.line,
      ...props.plan.columns.map((column) => columnName(column, language())),
      text().importing.reason,
    ]
    downloadFile(
      `${props.made.name().replace(/\.[a-z]+$/i, '')}-${text().importing.refusedFile}.csv`,
      'text/csv',
      writeCsv([head, ...rows]),
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
      <For each={props.plan.months}>
        {({ field, text: written, last }) => (
          <div class="is-warn">
            <Icon name="calendar" />
            <span>{text().importing.monthAsked(FIELDS[field].label[language()], written)}</span>
            <span class="end">
              <Button onClick={() => props.made.setMonth(field, 'month')}>
                {text().importing.asMonth}: {formatDay(last, language(), 0)}
              </Button>
              <Button onClick={() => props.made.setMonth(field, 'day')}>{text().importing.asDay}</Button>
            </span>
          </div>
        )}
      </For>
      <For each={props.plan.unknown}>
        {({ field, name, lines }) => (
          <div class="is-warn">
            <Icon name="triangle-alert" />
            <span>{text().importing.unknown(FIELDS[field].label[language()].toLowerCase(), name, lines)}</span>
            <Show when={field === 'stream'}>
              <span class="end">
                <Button icon="plus" onClick={() => props.made.createStream(name)}>
                  {text().importing.createStream}
                </Button>
              </span>
            </Show>
          </div>
        )}
      </For>
    </div>
  )
}

interface Run {
  /** Lines that stay, folded into one. */
  readonly from: number
  readonly to: number
}
type Row = { readonly line: ImportLine } | { readonly run: Run }

/** Lines that stay are one row each stretch, as long as all of them are shown. */
const rowsOf = (lines: readonly ImportLine[], filter: Filter): readonly Row[] => {
  if (filter === 'refused') return lines.filter(hasRefusal).map((line) => ({ line }))
  if (filter !== 'all') return lines.filter(({ what }) => what === filter).map((line) => ({ line }))
  const rows: Row[] = []
  for (const line of lines) {
    const last = rows.at(-1)
    if (line.what !== 'stays') rows.push({ line })
    else if (last && 'run' in last) rows[rows.length - 1] = { run: { from: last.run.from, to: line.number } }
    else rows.push({ run: { from: line.number, to: line.number } })
  }
  return rows
}

function Lines(props: { made: Import; plan: ImportPlan; filter: Filter }) {
  const text = useText()
  const language = useLanguage()
  const [most, setMost] = createSignal(SHOWN)
  const rows = createMemo(() => rowsOf(props.plan.lines, props.filter))
  /** The title, and the other columns in which something changes. */
  const columns = createMemo(() => {
    const busy = new Set(props.plan.lines.flatMap(({ cells }) => cells.flatMap(({ does }, at) => (does === 'stays' ? [] : [at]))))
    const shown = props.plan.columns.flatMap((column, at) =>
      column.field !== 'number' && (column.field === 'title' || busy.has(at)) ? [{ column, at }] : [],
    )
    // The title comes first, whatever the order in the file.
    return shown.toSorted((a, b) => Number(b.column.field === 'title') - Number(a.column.field === 'title'))
  })
  return (
    // It scrolls by itself, also by keyboard.
    <section class="main__scroll" tabindex={0} aria-label={text().importing.preview}>
      <table class="imp">
        <caption class="vh">{text().importing.table}</caption>
        <thead>
          <tr>
            <th scope="col">{text().importing.heads.line}</th>
            <th scope="col">{text().importing.heads.what}</th>
            <th scope="col">{FIELDS.number.label[language()]}</th>
            <For each={columns()}>{({ column }) => <th scope="col">{columnName(column, language())}</th>}</For>
          </tr>
        </thead>
        <tbody>
          <For each={rows().slice(0, most())}>
            {(row) =>
              'run' in row ? (
                <tr class="is-fold">
                  <td colspan={3 + columns().length}>{text().importing.stay(row.run.from, row.run.to)}</td>
                </tr>
              ) : (
                <Line made={props.made} line={row.line} columns={columns()} />
              )
            }
          </For>
        </tbody>
      </table>
      <Show when={rows().length > most()}>
        <p class="imp__more">
          <Button onClick={() => setMost((n) => n + SHOWN)}>{text().importing.more(Math.min(SHOWN, rows().length - most()))}</Button>
        </p>
      </Show>
    </section>
  )
}

const MARKS: Readonly<Record<LineEffect, () => JSX.Element>> = {
  creates: () => <ChangeMark mark="added" />,
  changes: () => <ChangeMark mark="changed" />,
  refused: () => <ChangeMark mark="removed" />,
  decide: () => <Icon name="circle-help" />,
  stays: () => <span class="mark-none" />,
}

function Line(props: { made: Import; line: ImportLine; columns: readonly { readonly column: PlanColumn; readonly at: number }[] }) {
  const text = useText()
  return (
    <tr classList={{ 'is-new': props.line.what === 'creates' }}>
      <th scope="row" class="imp__n">
        {props.line.number}
      </th>
      <td>
        <span class="imp__what">
          {MARKS[props.line.what]()}
          {text().importing.what[props.line.what]}
        </span>
        <Show when={props.line.why}>{(why) => <span class="error">{text().importing.why[why().trouble](why().part)}</span>}</Show>
        <Show when={props.line.like}>{(like) => <Decide made={props.made} line={props.line} like={like()} />}</Show>
      </td>
      <td class="id">{props.line.item?.code ?? (props.line.what === 'creates' ? text().importing.new : '–')}</td>
      <For each={props.columns}>{({ at }) => <CellOf line={props.line} at={at} />}</For>
    </tr>
  )
}

function Decide(props: { made: Import; line: ImportLine; like: NonNullable<ImportLine['like']> }) {
  const text = useText()
  const language = useLanguage()
  return (
    <span class="imp__decide">
      <span class="sub">{text().importing.looksLike(props.like.code, pickWords(props.like.title, language()))}</span>
      <button type="button" class="linkish" onClick={() => props.made.decide(props.line.number, props.like.id)}>
        {text().importing.itIs(props.like.code)}
      </button>
      <button type="button" class="linkish" onClick={() => props.made.decide(props.line.number, 'new')}>
        {text().importing.makeNew}
      </button>
    </span>
  )
}

function CellOf(props: { line: ImportLine; at: number }) {
  const text = useText()
  const cell = () => props.line.cells[props.at]
  const written = () => (props.line.written[props.at] ?? '').trim()
  /** Whether to show how a date was read, because others may read it differently. */
  const readAs = () => {
    const one = cell()
    return one?.does === 'changes' && FIELDS[one.field].kind === 'day' && written() !== '' && one.after !== written() && !isDay(written())
  }
  return (
    <Show when={cell()} fallback={<td />}>
      {(one) => (
        <td
          classList={{
            imp__ch: one().does === 'changes' && props.line.what === 'changes',
            imp__no: one().does === 'refused',
          }}
        >
          <Show when={one().does === 'changes' && one().before !== ''}>
            <del>
              <span class="vh">{text().paste.was} </span>
              {one().before}
            </del>
          </Show>
          <Show
            when={one().does !== 'refused'}
            fallback={
              <span class="error">
                <Icon name="triangle-alert" size="s" />
                <Why cell={one()} />
              </span>
            }
          >
            <span class="imp__words">
              {one().does === 'stays' ? one().before || written() : one().after || <em class="muted">{text().paste.emptied}</em>}
            </span>
          </Show>
          <Show when={readAs()}>
            <span class="imp__raw">{text().importing.inFile(written())}</span>
          </Show>
        </td>
      )}
    </Show>
  )
}
