// A list of verbs, or a choice. Opens from any trigger; arrows, first letters, Home, End and Escape work (Kobalte).
import * as Kobalte from '@kobalte/core/dropdown-menu'
import { type Component, For, type JSX, type ParentProps, Show } from 'solid-js'
import { Icon, type IconName } from './Icon.tsx'

export interface MenuProps {
  /** A Button or an IconButton that spreads what it is given: `(given) => <Button {...given} opens>Sort</Button>`. */
  readonly trigger: Component<JSX.ButtonHTMLAttributes<HTMLButtonElement>>
  readonly placement?: 'bottom-start' | 'bottom-end' | 'top-start' | 'top-end' | 'right-start' | undefined
  readonly open?: boolean | undefined
  readonly onOpenChange?: ((open: boolean) => void) | undefined
  /** The focus is about to go back to the trigger; `preventDefault` and it may go elsewhere. */
  readonly onCloseAutoFocus?: ((event: Event) => void) | undefined
}

export function Menu(props: ParentProps<MenuProps>) {
  return (
    <Kobalte.Root
      modal={false}
      placement={props.placement ?? 'bottom-start'}
      gutter={4}
      open={props.open}
      onOpenChange={(open) => props.onOpenChange?.(open)}
    >
      <Kobalte.Trigger as={props.trigger} />
      <Kobalte.Portal mount={document.getElementById('floats') ?? document.body}>
        <Kobalte.Content class="popover menu" onCloseAutoFocus={(event) => props.onCloseAutoFocus?.(event)}>
          {props.children}
        </Kobalte.Content>
      </Kobalte.Portal>
    </Kobalte.Root>
  )
}

export interface MenuItemProps {
  readonly icon?: IconName | undefined
  readonly shortcut?: string | undefined
  /** A few quiet words at the end, e.g. "can be restored". */
  readonly hint?: string | undefined
  readonly disabled?: boolean | undefined
  readonly onSelect: () => void
}

export function MenuItem(props: ParentProps<MenuItemProps>) {
  return (
    <Kobalte.Item disabled={props.disabled} onSelect={() => props.onSelect()}>
      <Show when={props.icon}>{(name) => <Icon name={name()} />}</Show>
      <span>{props.children}</span>
      <Show when={props.hint}>
        <span class="end sub">{props.hint}</span>
      </Show>
      <Show when={props.shortcut}>
        <kbd>{props.shortcut}</kbd>
      </Show>
    </Kobalte.Item>
  )
}

/** A choice that can be on or off, several at once; the menu stays open. */
export function MenuCheck(props: ParentProps<{ checked: boolean; onChange: (checked: boolean) => void }>) {
  return (
    <Kobalte.CheckboxItem checked={props.checked} onChange={(checked) => props.onChange(checked)} closeOnSelect={false}>
      <span class="menu__tick">
        <Show when={props.checked}>
          <Icon name="check" />
        </Show>
      </span>
      {props.children}
    </Kobalte.CheckboxItem>
  )
}

/** One of several. The parent gives the value; `MenuChoice` is one of them. */
export function MenuChoices(props: ParentProps<{ label?: string | undefined; value: string; onChange: (value: string) => void }>) {
  return (
    <Kobalte.RadioGroup value={props.value} onChange={(value) => props.onChange(value)}>
      <Show when={props.label}>
        <div class="menu__label">{props.label}</div>
      </Show>
      {props.children}
    </Kobalte.RadioGroup>
  )
}

export function MenuChoice(props: ParentProps<{ value: string }>) {
  return (
    <Kobalte.RadioItem value={props.value} closeOnSelect>
      <span class="menu__tick">
        <Kobalte.ItemIndicator>
          <Icon name="check" />
        </Kobalte.ItemIndicator>
      </span>
      {props.children}
    </Kobalte.RadioItem>
  )
}

/** One of a few values of one type, each in its words. */
export function MenuOptions<Value extends string>(props: {
  label?: string | undefined
  value: Value
  options: readonly Value[]
  words: (value: Value) => string
  onChange: (value: Value) => void
}) {
  const choose = (chosen: string) => {
    const value = props.options.find((one) => one === chosen)
    if (value !== undefined) props.onChange(value)
  }
  return (
    <MenuChoices label={props.label} value={props.value} onChange={choose}>
      <For each={props.options}>{(one) => <MenuChoice value={one}>{props.words(one)}</MenuChoice>}</For>
    </MenuChoices>
  )
}

export function MenuSeparator() {
  return <Kobalte.Separator />
}
