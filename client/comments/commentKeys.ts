// Keyboard shortcuts of comments: Alt C on a selection or a row, C on an item, F8 to the next open thread.
import { onCleanup, onMount } from 'solid-js'
import { type ItemId, parseItemId } from '../../shared/ids.ts'
import { isTyping } from '../ui/isTyping.ts'

/** By `code`, because Alt changes the letter on some keyboards. */
export const isCommentKey = (event: KeyboardEvent): boolean =>
  event.altKey && event.code === 'KeyC' && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.isComposing

/** Every view of the plan marks its rows, cards and bars with the item's id. */
export const itemOfElement = (target: EventTarget | null): ItemId | null => {
  const row = target instanceof Element ? target.closest('[data-row^="item:"], [data-row^="card:"], [data-item]') : null
  return parseItemId(row?.getAttribute('data-item') ?? row?.getAttribute('data-row')?.split(':').at(-1))
}

/** Calls `begin` with the item of the focused row, or else the one in the panel. */
export const useCommentKeys = (begin: (item: ItemId) => void, open: () => ItemId | null): void => {
  const press = (event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey, shiftKey, altKey, target } = event
    const isLetter = key.toLowerCase() === 'c' && !ctrlKey && !metaKey && !shiftKey && !altKey && !isTyping(target)
    // In a table cell a letter starts editing the value.
    if (event.defaultPrevented || !(isCommentKey(event) || isLetter)) return
    const isFree = target === document.body || (target instanceof Element && target.closest('.panel') !== null)
    const item = itemOfElement(target) ?? (isFree ? open() : null)
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

/** F8 and Shift F8, except where the comparison uses them. */
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

/** Its panel may still be loading. */
export const focusComposer = (tries = 40): void => {
  const area = document.querySelector<HTMLElement>('#new-comment textarea')
  if (area) area.focus()
  else if (tries > 0) setTimeout(() => focusComposer(tries - 1), 50)
}
