// The buttons and links of the current screen as commands, so that no screen can forget to offer its actions in the palette.
import type { ItemId } from '../../../shared/ids.ts'
import type { Command } from '../../base/commands.tsx'
import type { Messages } from '../../base/messages/catalogue.ts'
import { itemOfElement } from '../../comments/commentKeys.ts'
import { ICONS, type IconName } from '../../ui/icons.ts'
import { verbsOf } from '../../ui/Menu.tsx'
import { LETTERS } from './shortcuts.ts'

const PRESSED = 'button, a.btn, a.icon-btn, [role="tab"], summary, input[type="search"], select'
/** Shared by several elements (one in each row, say): it is offered only for the focused one. */
const ROW = '[data-row], [role="row"], li, tr'
const APART = '.command, .skip, [inert], [aria-hidden="true"], :disabled, [aria-disabled="true"]'
/** Where single letters are shortcuts. */
const ITEM = '[data-letters] :is([data-row^="item:"], [data-row^="card:"], [data-item])'

export interface OnScreen {
  /** The item that has the focus. */
  readonly item: ItemId | null
  /** Actions of the focused item or row. */
  readonly focused: readonly Command[]
  readonly around: readonly Command[]
}

/** `from`: the element that had the focus before. */
export const onScreen = (root: ParentNode, from: Element | null, text: Messages): OnScreen => {
  const here = from?.closest(ROW) ?? null
  const pressed = [...root.querySelectorAll<HTMLElement>(PRESSED)].filter((element) => {
    if (element.closest(APART) || !isSeen(element)) return false
    const row = element.closest(ROW)
    return row === null || row === here || row.contains(here)
  })
  const commandOf = (element: HTMLElement, of: string): readonly Command[] => {
    const label = labelOf(element)
    const id = `pressed ${pressed.indexOf(element)}`
    if (label === '') return []
    const verbs = verbsOf(element).map((verb, index) => ({ ...verb, id: `${id}.${index}`, of: label }))
    return [{ id, label, of, icon: iconOf(element), shortcut: element.dataset.tipKeys, run: () => press(element) }, ...verbs]
  }
  const [inLine, others] = [pressed.filter((element) => element.closest(ROW)), pressed.filter((element) => !element.closest(ROW))]
  return {
    item: itemOfElement(from),
    focused: [...lettersOn(itemAt(from), text), ...inLine.flatMap((element) => commandOf(element, text.palette.focused))],
    around: others.flatMap((element) => commandOf(element, groupOf(element) ?? text.palette.onScreen)),
  }
}

/** In the table only on the number cell: on other cells a letter replaces the value. */
const itemAt = (from: Element | null): HTMLElement | null => {
  const item = from?.closest(ITEM)
  const place = from?.hasAttribute('data-field') ? item?.querySelector('[data-field="number"]') : item && from
  return place instanceof HTMLElement ? place : null
}
/** As if it had been pressed there. */
const lettersOn = (item: HTMLElement | null, text: Messages): readonly Command[] =>
  (item ? LETTERS : []).map(([does, letter]) => ({
    id: `letter ${letter}`,
    label: text.palette.keyWords[does],
    of: text.palette.focused,
    icon: LETTER_ICONS[does],
    shortcut: letter,
    run: () => {
      item?.focus()
      item?.dispatchEvent(new KeyboardEvent('keydown', { key: letter.toLowerCase(), bubbles: true, cancelable: true }))
    },
  }))

/** Others get the icon of their group. */
const LETTER_ICONS: Readonly<Partial<Record<keyof Messages['palette']['keyWords'], IconName>>> = {
  archive: 'archive',
  due: 'calendar',
  select: 'square-check',
}

const isIcon = (name: string): name is IconName => name in ICONS
const NAMES = new Map<string, IconName>(
  Object.keys(ICONS)
    .filter(isIcon)
    .map((name) => [ICONS[name], name]),
)
/** Its icon on the screen. */
const iconOf = (element: Element): IconName | undefined => NAMES.get(element.querySelector('svg.icon path')?.getAttribute('d') ?? '')

const isSeen = (element: HTMLElement): boolean => element.checkVisibility?.({ visibilityProperty: true }) ?? true

const groupOf = (element: Element): string | null =>
  element.parentElement
    ?.closest('[role="group"][aria-label], [role="toolbar"][aria-label], [role="tablist"][aria-label]')
    ?.getAttribute('aria-label') ?? null

/** Its accessible name. */
const labelOf = (element: HTMLElement): string => {
  const named = element.getAttribute('aria-label')
  if (named) return named.trim()
  if (element instanceof HTMLInputElement || element instanceof HTMLSelectElement) return wordsIn(element.labels?.[0] ?? element)
  return wordsIn(element)
}
const wordsIn = (node: Node): string =>
  [...node.childNodes]
    .map((child) => {
      if (child instanceof Text) return child.data
      return child instanceof Element && !child.matches('[aria-hidden="true"], svg, kbd, select') ? wordsIn(child) : ''
    })
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim()

const press = (element: HTMLElement): void => {
  element.focus()
  if (element instanceof HTMLInputElement || element instanceof HTMLSelectElement) return
  // A menu opens on keydown or pointerdown, not on click alone.
  const key = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true })
  const isTaken = element.hasAttribute('aria-haspopup') && !element.dispatchEvent(key)
  if (!isTaken) element.click()
}
