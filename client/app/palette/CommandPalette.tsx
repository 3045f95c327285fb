// Opens the command palette with Ctrl-K, and the shortcuts with `?`; the palette's code is loaded after the first content.
import { createSignal, onCleanup, onMount, Show, Suspense } from 'solid-js'
import { useCommands } from '../../base/commands.tsx'
import { useText } from '../../base/i18n.tsx'
import { lazilySoon } from '../../base/lazily.tsx'
import { useComparing } from '../../compare/ComparisonProvider.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { loadOverlays } from '../../ui/overlays.ts'

const Palette = lazilySoon(async () => {
  const [{ Palette }, isHere] = await Promise.all([import('./Palette.tsx'), loadOverlays()])
  if (!isHere) throw new Error('What the palette opens with could not be loaded')
  return Palette
})

export function CommandPalette() {
  const text = useText()
  const [open, setOpen] = createSignal<'palette' | 'keys' | null>(null)
  const [from, setFrom] = createSignal<Element | null>(null)
  const [wanted, setWanted] = createSignal(false)
  const { loadMoments } = useComparing()
  const show = (what: 'palette' | 'keys') => {
    setFrom(document.activeElement)
    setOpen(what)
    setWanted(true)
  }
  const openPalette = () => {
    show('palette')
    // Sessions are among the moments to compare with.
    void loadMoments()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented) return
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k') openPalette()
    else if (event.key === '?' && !event.ctrlKey && !event.metaKey && !isWriting(event.target)) show('keys')
    else return
    event.preventDefault()
  }
  useCommands(() => [
    { id: 'keys', label: text().palette.keys, of: text().help.title, icon: 'circle-help', shortcut: '?', run: () => show('keys') },
  ])
  onMount(() => {
    document.addEventListener('keydown', onKeyDown)
    onCleanup(() => document.removeEventListener('keydown', onKeyDown))
  })
  return (
    <>
      <button type="button" class="command" aria-keyshortcuts="Control+K" onClick={openPalette}>
        <Icon name="search" />
        <span>{text().palette.open}</span>
        <kbd>Ctrl K</kbd>
      </button>
      <Show when={wanted()}>
        <Suspense>
          <Palette open={open()} from={from()} onOpen={setOpen} />
        </Suspense>
      </Show>
    </>
  )
}

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
