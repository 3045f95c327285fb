// What each line of the file would do, before anything is written; lines that look like an item are decided here.

import { createMemo, createSignal, For, type JSX, Show } from 'solid-js'
import { pickWords } from '../../shared/bilingual.ts'
import { isDay } from '../../shared/roadmap/checks.ts'
import { FIELDS } from '../../shared/roadmap/fields.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { ChangeMark } from '../compare/ChangeMark.tsx'
import { columnName, type PlanColumn } from '../exchange/planColumns.ts'
import { fieldRow } from '../live/ownFields.ts'
import { Why } from '../roadmap/paste/PasteDialog.tsx'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import type { Import } from './createImport.ts'
import { hasGap, type ImportLine, type ImportPlan, isWritten, type LineEffect } from './importPlan.ts'

export type Filter = 'all' | LineEffect
/** More lines than anybody reads at once. */
const SHOWN = 200

interface Run {
  /** Lines that stay, folded into one. */
  readonly from: number
  readonly to: number
}
type Row = { readonly line: ImportLine } | { readonly run: Run }

/** Lines that stay are one row each stretch, as long as all of them are shown. */
const rowsOf = (lines: readonly ImportLine[], filter: Filter): readonly Row[] => {
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

export function PreviewLines(props: { made: Import; plan: ImportPlan; filter: Filter }) {
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
    // A wide table scrolls by itself, also by keyboard.
    <section class="imp__scroll" tabindex={0} aria-label={text().importing.preview}>
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
  gaps: () => <Icon name="triangle-alert" />,
  skipped: () => <span class="mark-none" />,
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
        <Show when={props.made.decided().has(props.line.number)}>
          <button
            type="button"
            class="linkish"
            aria-label={text().importing.decideAgainLine(props.line.number)}
            onClick={() => props.made.decide(props.line.number, null)}
          >
            {text().importing.decideAgain}
          </button>
        </Show>
        <Show when={props.line.like}>{(like) => <Decide made={props.made} line={props.line} like={like()} />}</Show>
      </td>
      <td class="id">{props.line.item?.code ?? (isWritten(props.line) ? text().importing.new : '–')}</td>
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
      <button type="button" class="linkish" onClick={() => props.made.decide(props.line.number, 'skip')}>
        {text().importing.skip}
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
    return one?.does === 'changes' && fieldRow(one.field).kind === 'day' && written() !== '' && one.after !== written() && !isDay(written())
  }
  return (
    <Show when={cell()} fallback={<td />}>
      {(one) => (
        <td
          classList={{
            imp__ch: one().does === 'changes' && props.line.item !== null && isWritten(props.line),
            imp__gap: hasGap(one()),
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
              <span class="imp__why">
                <Icon name="triangle-alert" size="s" />
                <Why cell={one()} />
              </span>
            }
          >
            <span class="imp__words">
              {one().does === 'stays' ? one().before || written() : one().after || <em class="muted">{text().paste.emptied}</em>}
            </span>
          </Show>
          <Show when={one().does !== 'refused' && hasGap(one())}>
            <span class="imp__raw">
              <Why cell={one()} />
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
