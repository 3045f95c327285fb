// A row of a list in the settings: moved by its handle, opened by its pencil to be corrected in a form below it.
import { type JSX, type ParentProps, Show } from 'solid-js'
import { type Bilingual, otherLanguage } from '../../shared/bilingual.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import type { Order } from './createOrder.tsx'

export interface SettingsRowProps {
  readonly id: string
  readonly name: string
  readonly order: Order
  /** How many columns the table has. */
  readonly columns: number
  readonly open: boolean
  readonly onOpen: (open: boolean) => void
  readonly form: JSX.Element
}

/** `children`: the cells between the handle and the pencil. */
export function SettingsRow(props: ParentProps<SettingsRowProps>) {
  const text = useText()
  return (
    <>
      <tr
        data-row={props.id}
        classList={{
          'is-dragged': props.order.isDragged(props.id),
          'is-above': props.order.fallsAt(`${props.id} upper`),
          'is-below': props.order.fallsAt(`${props.id} lower`),
        }}
      >
        <td>
          <props.order.Handle id={props.id} label={text().settings.moveNamed(props.name)} />
        </td>
        {props.children}
        <td class="settings__n">
          <IconButton
            icon={props.open ? 'chevron-up' : 'pencil'}
            label={props.open ? text().settings.closeNamed(props.name) : text().settings.editNamed(props.name)}
            aria-expanded={props.open}
            onClick={() => props.onOpen(!props.open)}
          />
        </td>
      </tr>
      <Show when={props.open}>
        <tr>
          <td colspan={props.columns}>{props.form}</td>
        </tr>
      </Show>
    </>
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
