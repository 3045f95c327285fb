// The preview of a paste: how many cells change, which values cannot be read and why, and whether lines become new items.

import { createSignal, For, Show } from 'solid-js'
import type { Language } from '../../../shared/bilingual.ts'
import type { FieldKey } from '../../../shared/roadmap/fields.ts'
import { CHOICE_LABELS } from '../../../shared/roadmap/labels.ts'
import type { Day } from '../../../shared/roadmap/model.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { formatDay } from '../../base/intl.ts'
import type { DayOrder } from '../../dates/readDay.ts'
import { fieldRow } from '../../live/ownFields.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { OptionCheck } from '../OptionCheck.tsx'
import type { Paste } from './createPaste.ts'
import type { ColumnDates } from './pasteDates.ts'
import type { PasteCell, PasteLine } from './pasteLine.ts'
import { isSure, MOST_PASTED_LINES, type PastePlan, pastedCount } from './pastePlan.ts'

/** The number of lines that the preview shows. */
const SHOWN = 50

export interface PasteDialogProps {
  readonly paste: Pick<Paste, 'asked' | 'carryOut' | 'close' | 'readDates'>
  readonly onLeft: () => void
}

export function PasteDialog(props: PasteDialogProps) {
  const leave = () => {
    props.paste.close()
    props.onLeft()
  }
  return (
    <Show when={props.paste.asked()}>
      {(plan) => (
        <Asked
          plan={plan()}
          onOrder={props.paste.readDates}
          onClose={leave}
          onPaste={(create) => {
            props.paste.carryOut(plan(), create)
            props.onLeft()
          }}
        />
      )}
    </Show>
  )
}

interface AskedProps {
  plan: PastePlan
  onOrder: (field: FieldKey, order: DayOrder) => void
  onClose: () => void
  onPaste: (create: boolean) => void
}

function Asked(props: AskedProps) {
  const text = useText()
  const language = useLanguage()
  // In a table without codes, lines beyond the existing rows become new items.
  const [create, setCreate] = createSignal(!props.plan.hasCodes)
  const newcomers = () => props.plan.lines.filter(({ item, cells }) => !item && cells.some(({ does }) => does === 'changes')).length
  const rows = () => props.plan.lines.filter(({ item }) => item !== null || create())
  const shown = () => ({ ...props.plan, lines: rows() })
  const refused = () => rows().flatMap((line) => line.cells.flatMap((cell) => (cell.why ? [{ line, cell }] : [])))
  const choiceFields = () => [
    ...new Set(
      refused().flatMap(({ cell }) => (cell.why?.trouble === 'choice' && fieldRow(cell.field).kind === 'choice' ? [cell.field] : [])),
    ),
  ]
  return (
    <Dialog
      open
      wide
      title={text().paste.title(props.plan.lines.length)}
      description={text().paste.summary(pastedCount(shown(), 'changes'), pastedCount(shown(), 'stays'))}
      onClose={props.onClose}
      foot={
        <>
          <Button onClick={() => props.onClose()}>{text().common.cancel}</Button>
          <Button
            kind="primary"
            data-autofocus
            disabled={!isSure(props.plan) || pastedCount(shown(), 'changes') === 0}
            onClick={() => props.onPaste(create())}
          >
            {text().paste.paste}
          </Button>
        </>
      }
    >
      <div class="paste">
        {/* By their fields: the button that answers keeps the focus, although all has been read again. */}
        <For each={[...props.plan.dates.keys()]}>
          {(field) => (
            <Show when={props.plan.dates.get(field)}>
              {(dates) => <DateOrder field={field} dates={dates()} onOrder={(order) => props.onOrder(field, order)} />}
            </Show>
          )}
        </For>
        <Show when={newcomers() > 0}>
          <OptionCheck checked={create()} onChange={setCreate}>
            {text().paste.create(newcomers())}
          </OptionCheck>
        </Show>
        <Show when={refused().length > 0}>
          <div class="paste__refused" role="alert">
            <b>{text().paste.refused(refused().length)}</b>
            <For each={choiceFields()}>
              {(field) => <p class="soft">{text().paste.choices(fieldRow(field).label[language()], choiceLabels(field, language()))}</p>}
            </For>
            <ul>
              <For each={refused().slice(0, SHOWN)}>
                {({ line, cell }) => (
                  <li>
                    <RowName line={line} plan={props.plan} /> · <FieldName cell={cell} />: <Why cell={cell} />
                  </li>
                )}
              </For>
            </ul>
          </div>
        </Show>
        <Show when={props.plan.left.columns > 0}>
          <p class="soft">{text().paste.left(props.plan.left.columns)}</p>
        </Show>
        <Show when={props.plan.left.lines > 0}>
          <p class="soft">{text().paste.cut(props.plan.left.lines, MOST_PASTED_LINES)}</p>
        </Show>
        <Show when={rows().length > 0} fallback={<p class="soft">{text().paste.nothing}</p>}>
          <Preview plan={props.plan} rows={rows()} />
        </Show>
      </div>
    </Dialog>
  )
}

const choiceLabels = (field: FieldKey, language: Language): string =>
  Object.entries(CHOICE_LABELS)
    .flatMap(([key, labels]) => (key === field ? Object.values(labels).map((label) => label[language]) : []))
    .join(', ')

/** Asks for the order of day and month when values are ambiguous; otherwise only shows it. */
export function DateOrder(props: { field: FieldKey; dates: ColumnDates; onOrder: (order: DayOrder) => void }) {
  const text = useText()
  const language = useLanguage()
  const name = () => fieldRow(props.field).label[language()]
  const orders = () => text().paste.orders
  const label = (order: DayOrder, day: Day | null) => `${orders()[order]}: ${day ? formatDay(day, language(), 0) : text().paste.noDate}`
  return (
    <Show when={props.dates.doubt} fallback={<p class="soft">{text().paste.datesRead(name(), orders()[props.dates.order])}</p>}>
      {(doubt) => (
        <div class="paste__dates">
          <b>{text().paste.datesAsked(name(), doubt().text)}</b>
          <Segmented<DayOrder | 'open'>
            label={text().paste.datesAsked(name(), doubt().text)}
            value={props.dates.isSure ? props.dates.order : 'open'}
            segments={[
              { value: 'dayFirst', label: label('dayFirst', doubt().dayFirst) },
              { value: 'monthFirst', label: label('monthFirst', doubt().monthFirst) },
            ]}
            onChange={(order) => order !== 'open' && props.onOrder(order)}
          />
        </div>
      )}
    </Show>
  )
}

function Preview(props: { plan: PastePlan; rows: readonly PasteLine[] }) {
  const text = useText()
  const language = useLanguage()
  return (
    // A wide table scrolls in its own region, which the keyboard can focus.
    <section class="paste__scroll" tabindex={0} aria-label={text().paste.preview}>
      <table class="paste__table">
        <thead>
          <tr>
            <td />
            <For each={props.plan.fields}>{(field) => <th scope="col">{fieldRow(field).label[language()]}</th>}</For>
          </tr>
        </thead>
        <tbody>
          <For each={props.rows.slice(0, SHOWN)}>
            {(line) => (
              <tr>
                <th scope="row">
                  <RowName line={line} plan={props.plan} />
                </th>
                <For each={line.cells}>{(cell) => <CellPreview cell={cell} />}</For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <Show when={props.rows.length > SHOWN}>
        <p class="soft">{text().paste.more(props.rows.length - SHOWN)}</p>
      </Show>
    </section>
  )
}

function CellPreview(props: { cell: PasteCell }) {
  const text = useText()
  return (
    <td classList={{ 'paste__cell--stays': props.cell.does === 'stays', 'paste__cell--refused': props.cell.does === 'refused' }}>
      <Show when={props.cell.does === 'changes' && props.cell.before !== ''}>
        <s>
          <span class="vh">{text().paste.was} </span>
          {props.cell.before}
        </s>
      </Show>
      <Show when={props.cell.does === 'refused'}>
        <Icon name="triangle-alert" size="s" />
        <span class="vh">
          <Why cell={props.cell} />:{' '}
        </span>
      </Show>
      <Show when={props.cell.does !== 'stays'} fallback={props.cell.before}>
        {props.cell.after || <span class="muted">{text().paste.emptied}</span>}
      </Show>
    </td>
  )
}

function RowName(props: { line: PasteLine; plan: PastePlan }) {
  const text = useText()
  return (
    <Show when={props.line.item} fallback={`${text().paste.newItem} (${text().paste.line(props.plan.lines.indexOf(props.line) + 1)})`}>
      {(item) => <span class="id">{item().code}</span>}
    </Show>
  )
}
function FieldName(props: { cell: PasteCell }) {
  const language = useLanguage()
  return <>{fieldRow(props.cell.field).label[language()]}</>
}
export function Why(props: { cell: PasteCell }) {
  const text = useText()
  return <Show when={props.cell.why}>{(why) => <>{text().paste.why[why().trouble](why().part)}</>}</Show>
}
