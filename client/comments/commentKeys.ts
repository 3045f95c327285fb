// The keys of comments: Alt C on a selection or a row, C on an item, F8 to the next open thread.
import { onCleanup, onMount } from 'solid-js'
import { type ItemId, parseItemId } from '../../shared/ids.ts'
import { isTyping } from '../ui/isTyping.ts'

/** Alt C, by where the key is: with Alt, some keyboards make another letter of it. */
export const isCommentKey = (event: KeyboardEvent): boolean =>
  event.altKey && event.code === 'KeyC' && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.isComposing

/** Each form of the plan says on its rows, cards and lines which item they are. */
const itemAt = (target: EventTarget | null): ItemId | null => {
  const row = target instanceof Element ? target.closest('[data-row^="item:"], [data-row^="card:"], [data-item]') : null
  return parseItemId(row?.getAttribute('data-item') ?? row?.getAttribute('data-row')?.split(':').at(-1))
}

/** `begin` on the item of the row that has the focus, or else on the one in the panel. */
export const useCommentKeys = (begin: (item: ItemId) => void, open: () => ItemId | null): void => {
  const press = (event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey, shiftKey, altKey, target } = event
    const isLetter = key.toLowerCase() === 'c' && !ctrlKey && !metaKey && !shiftKey && !altKey && !isTyping(target)
    // In a cell of the table a letter has replaced its value already.
    if (event.defaultPrevented || !(isCommentKey(event) || isLetter)) return
    const isFree = target === document.body || (target instanceof Element && target.closest('.panel') !== null)
    const item = itemAt(target) ?? (isFree ? open() : null)
    if (!item) return
    event.preventDefault()
    begin(item)
    focusComposer()
  }
  onMount(() => {
    document.addEventListener('keydown', press)
    onCleanup(() => document.removeEventListener('keydown', press))
  })
}

/** F8 and Shift F8, where no comparison uses them. */
export const useThreadKeys = (step: (by: 1 | -1) => void): void => {
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'F8' || event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return
    event.preventDefault()
    step(event.shiftKey ? -1 : 1)
  }
  onMount(() => {
    document.addEventListener('keydown', press)
    onCleanup(() => document.removeEventListener('keydown', press))
  })
}

/** Its panel may still be on its way. */
const focusComposer = (tries = 40): void => {
  const area = document.querySelector<HTMLElement>('#new-comment textarea')
  if (area) area.focus()
  else if (tries > 0) setTimeout(() => focusComposer(tries - 1), 50)
}
