// A menu of actions or choices, opened from any trigger, with the keyboard support of Kobalte. The entries of a closed menu can be listed
// (`verbsOf`), so that the command palette offers the actions of every menu.
import {
  type Component,
  children,
  createContext,
  createRoot,
  For,
  getOwner,
  type JSX,
  onCleanup,
  type ParentProps,
  Show,
  useContext,
} from 'solid-js'
import { Icon, type IconName } from './Icon.tsx'
import { kobalte } from './overlays.ts'
import { createTrigger, type TriggerButton } from './trigger.tsx'

export interface MenuProps {
  /** A Button or an IconButton that spreads what it is given: `(given) => <Button {...given} opens>Sort</Button>`. */
  readonly trigger: Component<TriggerButton>
  readonly placement?: 'bottom-start' | 'bottom-end' | 'top-start' | 'top-end' | 'right-start' | undefined
  readonly open?: boolean | undefined
  readonly onOpenChange?: ((open: boolean) => void) | undefined
  /** Called before the focus returns to the trigger; with `preventDefault` it can go elsewhere. */
  readonly onCloseAutoFocus?: ((event: Event) => void) | undefined
}

export interface Verb {
  readonly label: string
  readonly icon: IconName | undefined
  readonly shortcut: string | undefined
  readonly run: () => void
}
/** Set while the entries of a menu are listed instead of shown. */
const ReadContext = createContext<(verb: Verb) => void>()
const readers = new WeakMap<Element, () => readonly Verb[]>()

/** The enabled entries of this trigger's menu: verbs, checks and choices. None if it has no menu. */
export const verbsOf = (trigger: Element): readonly Verb[] => readers.get(trigger)?.() ?? []

/** The text of a menu entry, without icons. */
const wordsIn = (given: JSX.Element): string =>
  children(() => given)
    .toArray()
    .map((part) => (part instanceof Element ? (part.matches('svg') ? '' : part.textContent) : String(part ?? '')))
    .join('')
    .replace(/\s+/g, ' ')
    .trim()

export function Menu(props: ParentProps<MenuProps>) {
  const owner = getOwner()
  let forget = () => {}
  const read = () => {
    const verbs: Verb[] = []
    forget()
    // The root is disposed when the menu is listed again, because the listed actions are run after the palette has closed.
    createRoot((dispose) => {
      forget = dispose
      children(() => <ReadContext.Provider value={(verb) => verbs.push(verb)}>{props.children}</ReadContext.Provider>)()
    }, owner)
    return verbs
  }
  onCleanup(() => forget())
  const trigger = createTrigger(props, {
    haspopup: 'true',
    opens: (event) => (event instanceof KeyboardEvent ? /^(Enter| |ArrowDown|ArrowUp)$/.test(event.key) : event.type === 'click'),
    openLater: (element) => element.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true })),
    ref: (element) => readers.set(element, read),
  })
  return (
    <>
      {trigger.button()}
      <Show when={trigger.used()}>
        {(_) => {
          const Kobalte = kobalte().menu
          return (
            <Kobalte.Root
              modal={false}
              placement={props.placement ?? 'bottom-start'}
              gutter={4}
              open={props.open}
              onOpenChange={(open) => props.onOpenChange?.(open)}
            >
              <Kobalte.Trigger as={trigger.taken} />
              <Kobalte.Portal mount={document.getElementById('floats') ?? document.body}>
                <Kobalte.Content class="popover menu" onCloseAutoFocus={(event) => props.onCloseAutoFocus?.(event)}>
                  {props.children}
                </Kobalte.Content>
              </Kobalte.Portal>
            </Kobalte.Root>
          )
        }}
      </Show>
    </>
  )
}

export interface MenuItemProps {
  readonly icon?: IconName | undefined
  readonly shortcut?: string | undefined
  /** A short remark at the end, e.g. "can be restored". */
  readonly hint?: string | undefined
  readonly disabled?: boolean | undefined
  readonly onSelect: () => void
}

export function MenuItem(props: ParentProps<MenuItemProps>) {
  const tell = useContext(ReadContext)
  if (tell) {
    if (!props.disabled) tell({ label: wordsIn(props.children), icon: props.icon, shortcut: props.shortcut, run: () => props.onSelect() })
    return null
  }
  const Kobalte = kobalte().menu
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

/** A choice that can be on or off, independently of others; the menu stays open. */
export function MenuCheck(props: ParentProps<{ checked: boolean; onChange: (checked: boolean) => void }>) {
  const tell = useContext(ReadContext)
  if (tell) {
    tell({
      label: wordsIn(props.children),
      icon: props.checked ? 'check' : undefined,
      shortcut: undefined,
      run: () => props.onChange(!props.checked),
    })
    return null
  }
  const Kobalte = kobalte().menu
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

/** A group of choices of which one is selected; `MenuChoice` is one of them. */
interface Choosing {
  readonly label: string | undefined
  readonly value: string
  readonly choose: (value: string) => void
}
const ChoosingContext = createContext<Choosing>()

export function MenuChoices(props: ParentProps<{ label?: string | undefined; value: string; onChange: (value: string) => void }>) {
  if (useContext(ReadContext)) {
    const choosing = { label: props.label, value: props.value, choose: (value: string) => props.onChange(value) }
    return <ChoosingContext.Provider value={choosing}>{props.children}</ChoosingContext.Provider>
  }
  const Kobalte = kobalte().menu
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
  const [tell, choosing] = [useContext(ReadContext), useContext(ChoosingContext)]
  if (tell && choosing) {
    const words = wordsIn(props.children)
    const label = choosing.label ? `${choosing.label}: ${words}` : words
    // A choice that is already selected is not listed.
    if (choosing.value !== props.value) tell({ label, icon: undefined, shortcut: undefined, run: () => choosing.choose(props.value) })
    return null
  }
  const Kobalte = kobalte().menu
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

/** One of a few values of a type, each with a label. */
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
  if (useContext(ReadContext)) return null
  const Kobalte = kobalte().menu
  return <Kobalte.Separator />
}
