// Ctrl-K: one field that finds what there is in the group and does what can be done here.
import * as Kobalte from '@kobalte/core/dialog'
import { useNavigate } from '@solidjs/router'
import { createMemo, createSignal, createUniqueId, For, onCleanup, onMount, Show } from 'solid-js'
import { useText } from '../../base/i18n.tsx'
import { TAKES_FOCUS } from '../../base/keyboardArrival.ts'
import { useComparing } from '../../compare/ComparisonProvider.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { createOpener } from '../../ui/opener.ts'
import { createFinding } from './createFinding.ts'
import { type OnScreen, onScreen } from './onScreen.ts'
import { ShortcutsDialog } from './ShortcutsDialog.tsx'

export function CommandPalette() {
  const text = useText()
  const [open, setOpen] = createSignal<'palette' | 'keys' | null>(null)
  const { loadMoments } = useComparing()
  const opener = createOpener()
  const [seen, setSeen] = createSignal<OnScreen>({ focused: [], around: [] })
  const openPalette = () => {
    setSeen(onScreen(document, document.activeElement, text()))
    setOpen('palette')
    // Sessions are among what one may compare with.
    void loadMoments()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented) return
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k') openPalette()
    else if (event.key === '?' && !event.ctrlKey && !event.metaKey && !isWriting(event.target)) setOpen('keys')
    else return
    event.preventDefault()
  }
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
      <Kobalte.Root open={open() === 'palette'} onOpenChange={(now) => setOpen(now ? 'palette' : null)} preventScroll={false}>
        <Kobalte.Portal>
          <div class="dialog-place dialog-place--top">
            <Kobalte.Content class="palette" onOpenAutoFocus={opener.remember} onCloseAutoFocus={opener.giveBack}>
              <Kobalte.Title class="vh">{text().palette.label}</Kobalte.Title>
              <Field seen={seen()} onDone={() => setOpen(null)} onKeys={() => setOpen('keys')} />
            </Kobalte.Content>
          </div>
        </Kobalte.Portal>
      </Kobalte.Root>
      <ShortcutsDialog open={open() === 'keys'} onClose={() => setOpen(null)} />
    </>
  )
}

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))

interface Choice {
  readonly key: string
  readonly title: string
  readonly excerpt: string
  readonly kind: string
  readonly shortcut: string | undefined
  readonly take: () => void
}

function Field(props: { seen: OnScreen; onDone: () => void; onKeys: () => void }) {
  const text = useText()
  const navigate = useNavigate()
  const list = createUniqueId()
  const [query, setQuery] = createSignal('')
  const [at, setAt] = createSignal(0)
  const finding = createFinding(query, () => props.seen)
  let element!: HTMLDivElement

  const commands = createMemo((): readonly Choice[] => [
    ...finding
      .commands()
      .map(({ id, label, of, shortcut, run }) => ({ key: `command ${id}`, title: label, excerpt: '', kind: of, shortcut, take: run })),
  ])
  const hits = createMemo((): readonly Choice[] =>
    finding.lines().map(({ key, title, excerpt, kind, href }) => ({
      key,
      title,
      excerpt,
      kind,
      shortcut: undefined,
      take: () => navigate(href, { state: TAKES_FOCUS }),
    })),
  )
  /** With words typed: a search; without: a list of commands. */
  const choices = createMemo(() => (query().trim() === '' ? commands() : [...hits(), ...commands()]))
  const chosen = () => Math.min(at(), choices().length - 1)
  const take = (choice: Choice | undefined) => {
    if (!choice) return
    props.onDone()
    // The dialog gives the focus back first.
    setTimeout(choice.take)
  }
  const move = (step: number) => {
    const count = choices().length
    setAt(count === 0 ? 0 : (chosen() + step + count) % count)
    queueMicrotask(() => element.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' }))
  }
  return (
    <div ref={element} class="palette__body">
      <div class="palette__field">
        <Icon name="search" />
        <input
          data-autofocus
          role="combobox"
          aria-expanded="true"
          aria-controls={list}
          aria-activedescendant={choices().length > 0 ? `${list}-${chosen()}` : undefined}
          aria-autocomplete="list"
          aria-label={text().palette.label}
          placeholder={text().palette.placeholder}
          autocomplete="off"
          spellcheck={false}
          maxlength={200}
          value={query()}
          onInput={(event) => {
            setQuery(event.currentTarget.value)
            setAt(0)
          }}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown') move(1)
            else if (event.key === 'ArrowUp') move(-1)
            else if (event.key === 'Enter') take(choices()[chosen()])
            else return
            event.preventDefault()
          }}
        />
      </div>
      <div class="palette__list" role="listbox" id={list} aria-label={text().palette.results}>
        <For each={choices()}>
          {(choice, index) => (
            <div
              role="option"
              id={`${list}-${index()}`}
              class="palette__option"
              aria-selected={index() === chosen()}
              onPointerMove={() => setAt(index())}
              onPointerDown={(event) => event.preventDefault()}
              onPointerUp={() => take(choice)}
            >
              <span class="palette__t">
                <span class="cut">{choice.title}</span>
                <Show when={choice.excerpt}>
                  <span class="sub cut">{choice.excerpt}</span>
                </Show>
              </span>
              <span class="sub nowrap">{choice.kind}</span>
              <Show when={choice.shortcut}>
                <kbd>{choice.shortcut}</kbd>
              </Show>
            </div>
          )}
        </For>
      </div>
      <p class="palette__foot sub">
        <span role="status">
          <Show when={finding.state() !== 'still' || (choices().length === 0 && query().trim() !== '')} fallback={text().palette.foot}>
            {finding.state() === 'searching'
              ? text().palette.searching
              : finding.state() === 'offline'
                ? text().palette.offline
                : text().palette.nothing}
          </Show>
        </span>
        <button type="button" class="palette__keys" onClick={props.onKeys}>
          {text().palette.keys} <kbd>?</kbd>
        </button>
      </p>
    </div>
  )
}
