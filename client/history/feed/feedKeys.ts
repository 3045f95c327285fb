// Keys of the feed: J and K go to the next and previous change; C compares since the focused one. Enter opens it, as any button.
import { useNavigate } from '@solidjs/router'
import { onCleanup, onMount } from 'solid-js'
import { useCommands } from '../../base/commands.tsx'
import { useText } from '../../base/i18n.tsx'
import { isTyping } from '../../ui/isTyping.ts'

/** `lines`: their container. Active until the screen is disposed. */
export const useFeedKeys = (lines: () => HTMLElement | undefined): void => {
  const text = useText()
  const navigate = useNavigate()
  const buttons = () => [...(lines()?.querySelectorAll<HTMLElement>('.hf__l > .change__more') ?? [])]
  const current = () => document.activeElement?.closest<HTMLElement>('.hf__l') ?? null
  const step = (by: 1 | -1) => {
    const all = buttons()
    const at = all.findIndex((button) => button.parentElement === current())
    const next = all[at === -1 ? (by === 1 ? 0 : all.length - 1) : at + by]
    next?.focus()
    next?.parentElement?.scrollIntoView({ block: 'nearest' })
  }
  const compare = () => {
    const href = current()?.dataset.since
    if (href) navigate(href)
  }
  const acts: Readonly<Record<string, () => void>> = { j: () => step(1), k: () => step(-1), c: compare }
  const press = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) return
    const act = acts[event.key.toLowerCase()]
    if (!act || (act === compare && !current())) return
    event.preventDefault()
    act()
  }
  onMount(() => {
    document.addEventListener('keydown', press)
    onCleanup(() => document.removeEventListener('keydown', press))
  })
  const of = () => text().history.title
  useCommands(() => [
    { id: 'history-next', label: text().feed.next, of: of(), icon: 'arrow-down', shortcut: 'J', run: () => step(1) },
    { id: 'history-previous', label: text().feed.previous, of: of(), icon: 'arrow-up', shortcut: 'K', run: () => step(-1) },
  ])
}
