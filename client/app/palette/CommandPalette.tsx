// Ctrl-K: one field that finds what there is in the group and does what can be done here.
import * as Kobalte from '@kobalte/core/dialog'
import { useNavigate } from '@solidjs/router'
import { createMemo, createSignal, createUniqueId, For, onCleanup, onMount, Show } from 'solid-js'
import { useActor } from '../../base/actor.tsx'
import { type Command, useCommands } from '../../base/commands.tsx'
import { useText } from '../../base/i18n.tsx'
import { TAKES_FOCUS } from '../../base/keyboardArrival.ts'
import { useComparing } from '../../compare/ComparisonProvider.tsx'
import { Icon, type IconName } from '../../ui/Icon.tsx'
import { createOpener } from '../../ui/opener.ts'
import { createFinding } from './createFinding.ts'
import { type OnScreen, onScreen } from './onScreen.ts'
import { recentFor, withRecent } from './recent.ts'
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
  useCommands(() => [
    { id: 'keys', label: text().palette.keys, of: text().help.title, icon: 'circle-help', shortcut: '?', run: () => setOpen('keys') },
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
  /** Its group, as long as nothing is typed; beside it, when it was searched. */
  readonly kind: string
  readonly icon: IconName | undefined
  readonly shortcut: string | undefined
  readonly take: () => void
}

interface Group {
  readonly name: string | null
  readonly choices: readonly Choice[]
}

function Field(props: { seen: OnScreen; onDone: () => void; onKeys: () => void }) {
  const text = useText()
  const navigate = useNavigate()
  const list = createUniqueId()
  const [query, setQuery] = createSignal('')
  const [at, setAt] = createSignal(0)
  const recent = recentFor(useActor()().account)
  const finding = createFinding(query, () => props.seen)
  let element!: HTMLDivElement

  const choiceOf = ({ id, label, of, icon, shortcut, run }: Command, group = of): Choice => ({
    key: `${group} ${id}`,
    title: label,
    excerpt: '',
    kind: group,
    icon,
    shortcut,
    take: () => {
      // Where a button stands on a screen is no name for it.
      if (!/^(pressed|letter) /.test(id)) recent.write(withRecent(recent.read() ?? { ids: [] }, id))
      run()
    },
  })
  const hits = createMemo((): readonly Choice[] =>
    finding.lines().map(({ key, title, excerpt, kind, icon, href }) => ({
      key,
      title,
      excerpt,
      kind,
      icon,
      shortcut: undefined,
      take: () => navigate(href, { state: TAKES_FOCUS }),
    })),
  )
  const isSearch = () => query().trim() !== ''
  /** With words typed: a search; without: what was run last, and all commands by their group. */
  const groups = createMemo((): readonly Group[] => {
    const commands = finding.commands()
    if (isSearch()) return [{ name: null, choices: [...hits(), ...commands.map((command) => choiceOf(command))] }]
    const names = [...new Set(commands.map(({ of }) => of))]
    return [
      { name: text().palette.recent, choices: finding.recent().map((command) => choiceOf(command, text().palette.recent)) },
      ...names.map((name) => ({ name, choices: commands.filter(({ of }) => of === name).map((command) => choiceOf(command)) })),
    ].filter(({ choices }) => choices.length > 0)
  })
  const choices = createMemo(() => groups().flatMap((group) => group.choices))
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
  const Option = (own: { choice: Choice; at: number }) => (
    <div
      role="option"
      id={`${list}-${own.at}`}
      class="palette__option"
      aria-selected={own.at === chosen()}
      onPointerMove={() => setAt(own.at)}
      onPointerDown={(event) => event.preventDefault()}
      onPointerUp={() => take(own.choice)}
    >
      <Icon name={own.choice.icon ?? 'chevron-right'} />
      <span class="palette__t">
        <span class="cut">{own.choice.title}</span>
        <Show when={own.choice.excerpt}>
          <span class="sub cut">{own.choice.excerpt}</span>
        </Show>
      </span>
      <Show when={isSearch()}>
        <span class="sub nowrap">{own.choice.kind}</span>
      </Show>
      <Show when={own.choice.shortcut}>
        <kbd>{own.choice.shortcut}</kbd>
      </Show>
    </div>
  )
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
        <For each={groups()}>
          {(group) => (
            <div role="group" aria-label={group.name ?? text().palette.results}>
              <Show when={group.name}>
                <div class="palette__group" aria-hidden="true">
                  {group.name}
                </div>
              </Show>
              <For each={group.choices}>{(choice) => <Option choice={choice} at={choices().indexOf(choice)} />}</For>
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
