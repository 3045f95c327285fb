// A list in the settings, as data: its columns, a form below each row and for a new one, its order, and what is retired. Rows are moved by
// their handle, and opened by their pencil.
import { createSignal, For, type JSX, Show } from 'solid-js'
import { type Bilingual, otherLanguage } from '../../shared/bilingual.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { FailureNote } from '../members/FailureNote.tsx'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import type { SettingChange } from './createChange.ts'
import { createSortableOrder } from './createOrder.tsx'
import { SettingsSection } from './Section.tsx'

/** Left out on a narrow screen. */
export const SECONDARY = 'settings__more'
export const SECONDARY_NUMBER = `${SECONDARY} settings__n`

export interface SettingsColumn<Row> {
  readonly title: string
  readonly class?: string
  /** Its cells name their rows. */
  readonly rowHead?: { readonly class?: string }
  readonly cell: (row: Row) => JSX.Element
}
interface SettingsListProps<Row> {
  readonly id: 'agencies' | 'delegations' | 'fields'
  readonly why: string
  /** Label of the button that adds; undefined while nothing can be added. */
  readonly add: string | undefined
  readonly change: SettingChange
  readonly rows: readonly Row[]
  readonly nameOf: (row: Row) => string
  readonly columns: readonly SettingsColumn<Row>[]
  readonly form: (row: Row, close: () => void) => JSX.Element
  readonly newForm: (close: () => void) => JSX.Element
  readonly newFirst?: boolean
  readonly onOrder: (ids: readonly string[]) => void
  readonly retired: readonly { readonly id: string; readonly name: string }[]
  readonly onRestore: (id: string) => void
  /** Nothing can be moved, opened or restored. */
  readonly isReadOnly?: boolean
}
const NEW = 'new'

export function SettingsList<Row extends { readonly id: string }>(props: SettingsListProps<Row>) {
  const text = useText()
  const [open, setOpen] = createSignal<string | null>(null)
  const close = () => setOpen(null)
  const order = createSortableOrder({ ids: () => props.rows.map(({ id }) => id), move: (ids) => props.onOrder(ids) })
  const title = () => text().settings.part[props.id]
  const Form = (given: { children: JSX.Element }) => (
    <tr>
      <td colspan={props.columns.length + 2}>{given.children}</td>
    </tr>
  )
  const New = () => (
    <Show when={open() === NEW}>
      <Form>{props.newForm(close)}</Form>
    </Show>
  )
  return (
    <SettingsSection id={props.id} title={title()} why={props.why} add={props.add} onAdd={() => setOpen(NEW)}>
      <Show when={props.change.failure()}>{(failure) => <FailureNote failure={failure()} />}</Show>
      <table class="settings__table">
        <caption class="vh">{title()}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span class="vh">{text().settings.order}</span>
            </th>
            <For each={props.columns}>
              {(column) => (
                <th scope="col" class={column.class}>
                  {column.title}
                </th>
              )}
            </For>
            <th scope="col">
              <span class="vh">{text().settings.edit}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          <Show when={props.newFirst}>
            <New />
          </Show>
          <For each={props.rows}>
            {(row) => {
              const isOpen = () => open() === row.id
              return (
                <>
                  <tr
                    data-row={row.id}
                    classList={{
                      'is-dragged': order.isDragged(row.id),
                      'is-above': order.fallsAt(`${row.id} upper`),
                      'is-below': order.fallsAt(`${row.id} lower`),
                    }}
                  >
                    <td>
                      <Show when={!props.isReadOnly}>
                        <order.Handle id={row.id} label={text().settings.moveNamed(props.nameOf(row))} />
                      </Show>
                    </td>
                    <For each={props.columns}>
                      {(column) => (
                        <Show when={column.rowHead} fallback={<td class={column.class}>{column.cell(row)}</td>}>
                          {(head) => (
                            <th scope="row" class={head().class}>
                              {column.cell(row)}
                            </th>
                          )}
                        </Show>
                      )}
                    </For>
                    <td class="settings__n">
                      <Show when={!props.isReadOnly}>
                        <IconButton
                          icon={isOpen() ? 'chevron-up' : 'pencil'}
                          label={isOpen() ? text().settings.closeNamed(props.nameOf(row)) : text().settings.editNamed(props.nameOf(row))}
                          aria-expanded={isOpen()}
                          onClick={() => setOpen(isOpen() ? null : row.id)}
                        />
                      </Show>
                    </td>
                  </tr>
                  <Show when={isOpen()}>
                    <Form>{props.form(row, close)}</Form>
                  </Show>
                </>
              )
            }}
          </For>
          <Show when={!props.newFirst}>
            <New />
          </Show>
        </tbody>
      </table>
      <Show when={props.retired.length > 0}>
        <h3 class="settings__label">{text().settings.retired}</h3>
        <ul class="settings__retired">
          <For each={props.retired}>
            {(one) => (
              <li class="row">
                <span class="muted">{one.name}</span>
                <Show when={!props.isReadOnly}>
                  <Button kind="ghost" icon="archive-restore" onClick={() => props.onRestore(one.id)}>
                    {text().settings.restore}
                    <span class="vh"> {one.name}</span>
                  </Button>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </SettingsSection>
  )
}

/** The reader's language first; the other one below, where it is another. */
export function BothNamesRead(props: { name: Bilingual }) {
  const language = useLanguage()
  return (
    <>
      <span lang={language()}>{props.name[language()]}</span>
      <Show when={props.name.es !== props.name.en}>
        <span class="settings__other" lang={otherLanguage(language())}>
          {props.name[otherLanguage(language())]}
        </span>
      </Show>
    </>
  )
}
