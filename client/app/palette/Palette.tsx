// Command palette: one field that searches the group's content and runs commands.
import { useNavigate } from '@solidjs/router'
import { type Accessor, createMemo, createSignal, For, Show } from 'solid-js'
import { useActor } from '../../base/actor.tsx'
import type { Command } from '../../base/commands.tsx'
import { useText } from '../../base/i18n.tsx'
import { TAKES_FOCUS } from '../../base/keyboardArrival.ts'
import { createListChoice } from '../../ui/createListChoice.ts'
import { Icon, type IconName } from '../../ui/Icon.tsx'
import { ListOption } from '../../ui/ListOption.tsx'
import { createOpener } from '../../ui/opener.ts'
import { kobalte } from '../../ui/overlays.ts'
import { createFinding } from './createFinding.ts'
import { type OnScreen, onScreen } from './onScreen.ts'
import { recentFor, withRecent } from './recent.ts'
import { ShortcutsDialog } from './ShortcutsDialog.tsx'

export interface PaletteProps {
  readonly open: 'palette' | 'keys' | null
  /** The element that had the focus before. */
  readonly from: Element | null
  readonly onOpen: (open: 'palette' | 'keys' | null) => void
}

export function Palette(props: PaletteProps) {
  const text = useText()
  const opener = createOpener()
  const Kobalte = kobalte().dialog
  /** Read before the palette takes the focus. */
  const seen = createMemo((): OnScreen => (props.open === 'palette' ? onScreen(document, props.from, text()) : NOTHING_SEEN))
  return (
    <>
      <Kobalte.Root open={props.open === 'palette'} onOpenChange={(now) => props.onOpen(now ? 'palette' : null)} preventScroll={false}>
        <Kobalte.Portal>
          <div class="dialog-place dialog-place--top">
            <Kobalte.Content class="palette" onOpenAutoFocus={opener.remember} onCloseAutoFocus={opener.giveBack}>
              <Kobalte.Title class="vh">{text().palette.label}</Kobalte.Title>
              <Field seen={seen()} onDone={() => props.onOpen(null)} onKeys={() => props.onOpen('keys')} />
            </Kobalte.Content>
          </div>
        </Kobalte.Portal>
      </Kobalte.Root>
      <ShortcutsDialog open={props.open === 'keys'} onClose={() => props.onOpen(null)} />
    </>
  )
}

const NOTHING_SEEN: OnScreen = { item: null, focused: [], around: [] }

interface Choice {
  readonly key: string
  readonly title: string
  readonly excerpt: string
  /** Heading of the command's group; with a query, shown beside the command. */
  readonly kind: string
  readonly icon: IconName | undefined
  readonly shortcut: string | undefined
  readonly take: () => void
}

interface Group {
  readonly name: string | null
  readonly choices: readonly Choice[]
}

/** With a query: search results; without: recent commands, then all commands by group. */
const createChoices = (query: Accessor<string>, seen: Accessor<OnScreen>) => {
  const text = useText()
  const navigate = useNavigate()
  const recent = recentFor(useActor()().account)
  const finding = createFinding(query, seen)

  const choiceOf = ({ id, label, of, icon, shortcut, run }: Command, group = of): Choice => ({
    key: `${group} ${id}`,
    title: label,
    excerpt: '',
    kind: group,
    icon,
    shortcut,
    take: () => {
      // The section of a button on the screen is not part of its name.
      if (!/^(pressed|letter|typed) /.test(id)) recent.write(withRecent(recent.read() ?? { ids: [] }, id))
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
  const groups = createMemo((): readonly Group[] => {
    const commands = finding.commands()
    if (isSearch()) {
      const typed = Map.groupBy(finding.typed(), (command) => command.typed)
      const choices = (of: readonly Command[] = []) => of.map((command) => choiceOf(command))
      return [{ name: null, choices: [...choices(typed.get('named')), ...hits(), ...choices(commands), ...choices(typed.get('likely'))] }]
    }
    const names = [...new Set(commands.map(({ of }) => of))]
    return [
      { name: text().palette.recent, choices: finding.recent().map((command) => choiceOf(command, text().palette.recent)) },
      ...names.map((name) => ({ name, choices: commands.filter(({ of }) => of === name).map((command) => choiceOf(command)) })),
    ].filter(({ choices }) => choices.length > 0)
  })
  return { groups, finding, isSearch }
}

function Field(props: { seen: OnScreen; onDone: () => void; onKeys: () => void }) {
  const text = useText()
  const [query, setQuery] = createSignal('')
  const { groups, finding, isSearch } = createChoices(query, () => props.seen)
  const choices = createMemo(() => groups().flatMap((group) => group.choices))
  const take = (choice: Choice | undefined) => {
    if (!choice) return
    props.onDone()
    // The dialog restores the focus first.
    setTimeout(choice.take)
  }
  const list = createListChoice(
    () => choices().length,
    (index) => take(choices()[index]),
  )
  const Option = (own: { choice: Choice; at: number }) => (
    <ListOption
      id={list.optionId(own.at)}
      class="palette__option"
      isActive={own.at === list.active()}
      onPoint={() => list.activate(own.at)}
      onTake={() => take(own.choice)}
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
    </ListOption>
  )
  return (
    <div class="palette__body">
      <div class="palette__field">
        <Icon name="search" />
        <input
          data-autofocus
          role="combobox"
          aria-expanded="true"
          aria-controls={list.list}
          aria-activedescendant={list.activeId()}
          aria-autocomplete="list"
          aria-label={text().palette.label}
          placeholder={text().palette.placeholder}
          autocomplete="off"
          spellcheck={false}
          maxlength={200}
          value={query()}
          onInput={(event) => {
            setQuery(event.currentTarget.value)
            list.activate(0)
          }}
          onKeyDown={list.onKeyDown}
        />
      </div>
      <div class="palette__list" role="listbox" id={list.list} aria-label={text().palette.results}>
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
