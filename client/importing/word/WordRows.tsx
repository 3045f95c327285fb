// The rows of the preview of a Word import, each with a menu that moves it to the other side or joins it with its neighbour. The menus are one tab
// stop: arrows go from row to row.
import { createMemo, createSignal, For, type JSX, Show } from 'solid-js'
import { LANGUAGES, type Language } from '../../../shared/bilingual.ts'
import { isHref } from '../../../shared/editor/richText.ts'
import { useText } from '../../base/i18n.tsx'
import { drawBlocks } from '../../editor/wordBlocks.ts'
import { Button } from '../../ui/Button.tsx'
import type { IconName } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Keyed } from '../../ui/Keyed.tsx'
import { Menu, MenuItem } from '../../ui/Menu.tsx'
import type { WordImportGiven } from './createRowChoices.ts'
import type { WordImport } from './createWordImport.ts'
import { type PreviewRow, previewRows } from './previewRows.ts'
import { countRows, type RowVerb, rowVerbs } from './rowChoices.ts'

/** Paragraphs shown at first; more on request. */
const SHOWN = 150
const ICONS: Readonly<Record<RowVerb, IconName>> = {
  toEs: 'languages',
  toEn: 'languages',
  swap: 'move-horizontal',
  joinAbove: 'arrow-up',
  joinBelow: 'arrow-down',
  apart: 'unlink',
}

export function WordRows(props: { made: WordImport; given: WordImportGiven }) {
  const text = useText()
  const words = () => text().importing.word
  const [most, setMost] = createSignal(SHOWN)
  const [current, setCurrent] = createSignal<string | null>(null)
  let place!: HTMLElement
  const languages = createMemo((): readonly Language[] => {
    const { languages: told } = props.given.word
    return told === 'es' || told === 'en' ? [told] : LANGUAGES
  })
  const rows = createMemo(() => previewRows(props.given.blocks, languages()))
  const shown = () => rows().slice(0, most())
  const counts = createMemo(() => countRows(props.given.read.pairs))
  const places = createMemo(() => new Map(props.given.read.pairs.map(({ id }, at) => [id, at])))
  const buttons = () => [...place.querySelectorAll<HTMLElement>('[data-row-menu]')]
  /** Of the rows that are shown and have a menu. */
  const verbs = createMemo(() => {
    const { pairs } = props.given.read
    const all = shown().map(({ id }) => [id, rowVerbs(pairs, places().get(id) ?? -1, languages().length > 1)] as const)
    return new Map(props.made.rows.isFixed() ? [] : all.filter(([, offered]) => offered.length > 0))
  })
  /** The row whose menu has the tab stop. */
  const stop = createMemo(() => {
    const [now, [first]] = [current(), verbs().keys()]
    return now !== null && verbs().has(now) ? now : first
  })
  /** A row without a menu cannot take the focus. */
  const focusRow = (at: number | null) => {
    if (at === null) return
    const id = props.given.read.pairs[at]?.id
    const button = buttons().find((one) => one.dataset.rowMenu === id) ?? place.querySelector<HTMLElement>('[data-row-undo]') ?? place
    button.focus()
  }
  const choose = (id: string, verb: RowVerb) => focusRow(props.made.rows.choose({ at: places().get(id) ?? -1, verb }))
  const undo = () => focusRow(props.made.rows.undo())
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey && props.made.rows.count() > 0) undo()
    else {
      const all = buttons()
      const at = all.indexOf(event.target as HTMLElement)
      const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key]
      if (at < 0 || to === undefined || event.altKey || event.ctrlKey || event.metaKey) return
      all[to]?.focus()
    }
    event.preventDefault()
    // The arrows would open the menu.
    event.stopPropagation()
  }
  return (
    <section
      ref={(section) => {
        place = section
        section.addEventListener('keydown', onKeyDown, { capture: true })
      }}
      class="word-rows"
      data-sides={languages().length}
      aria-label={text().importing.preview}
      // A click on the words puts the focus here, so that Ctrl Z works.
      tabindex="-1"
    >
      <div class="word-count">
        <p role="status">
          <Show when={languages().length > 1} fallback={words().oneSide(props.given.read.pairs.length)}>
            {words().sides(counts().both, counts().es, counts().en)}
          </Show>
          <Show when={props.made.rows.count() > 0}>
            {' · '}
            {words().choices(props.made.rows.count())}
          </Show>
        </p>
        <Show when={props.made.rows.count() > 0 && !props.made.rows.isFixed()}>
          <Button icon="undo-2" data-row-undo onClick={undo}>
            {words().undoChoice}
          </Button>
        </Show>
      </div>
      <Show when={languages().length > 1}>
        <div class="word-row word-row--head" aria-hidden="true">
          <span />
          <For each={languages()}>{(language) => <span>{text().texts.languageNames[language]}</span>}</For>
        </div>
      </Show>
      <Keyed each={shown()} by={({ id }) => id}>
        {(row) => (
          <div class="word-row" data-row={row().id}>
            <span class="word-row__n">{row().number}</span>
            <For each={languages()}>
              {(language) => (
                <div class="prose" lang={language}>
                  <Show when={row()[language].length > 0} fallback={<p class="soft">{words().missing[language]}</p>}>
                    {drawn(row(), language)}
                  </Show>
                </div>
              )}
            </For>
            <Show when={verbs().get(row().id)}>
              {(offered) => (
                <RowMenu
                  id={row().id}
                  label={row().number === '' ? words().changeWords(firstWordsOf(row())) : words().changeRow(row().number)}
                  verbs={offered()}
                  isStop={stop() === row().id}
                  onFocus={() => setCurrent(row().id)}
                  onChoose={(verb) => choose(row().id, verb)}
                />
              )}
            </Show>
          </div>
        )}
      </Keyed>
      <Show when={rows().length > most()}>
        <p class="imp__more">
          <Button onClick={() => setMost((n) => n + SHOWN)}>{words().more(Math.min(SHOWN, rows().length - most()))}</Button>
        </p>
      </Show>
    </section>
  )
}

interface RowMenuProps {
  readonly id: string
  readonly label: string
  readonly verbs: readonly RowVerb[]
  readonly isStop: boolean
  readonly onFocus: () => void
  readonly onChoose: (verb: RowVerb) => void
}
function RowMenu(props: RowMenuProps) {
  const text = useText()
  return (
    <Menu
      placement="bottom-end"
      trigger={(given) => (
        <IconButton
          {...given}
          class="word-row__more"
          icon="ellipsis"
          label={props.label}
          data-row-menu={props.id}
          tabindex={props.isStop ? 0 : -1}
          onFocus={() => props.onFocus()}
        />
      )}
    >
      <For each={props.verbs}>
        {(verb) => (
          <MenuItem icon={ICONS[verb]} onSelect={() => props.onChoose(verb)}>
            {text().importing.word.verbs[verb]}
          </MenuItem>
        )}
      </For>
    </Menu>
  )
}

/** Of a row without a number. */
const firstWordsOf = ({ es, en }: PreviewRow): string => {
  const words = [...es, ...en]
    .flatMap((block) => block.textBetween(0, block.content.size, ' ', ' ').split(/\s+/))
    .filter((word) => word !== '')
  return `${words.slice(0, NAMED_BY).join(' ').slice(0, LONGEST_NAME)}${words.length > NAMED_BY ? '…' : ''}`
}
const NAMED_BY = 6
const LONGEST_NAME = 80

/** Footnotes get their numbers; links keep their address only if it is allowed in a text. */
const drawn = (row: PreviewRow, language: Language): JSX.Element => {
  const blocks = drawBlocks(row[language])
  for (const reference of blocks.querySelectorAll('sup[data-note]'))
    reference.textContent = String(row.notes.get(reference.getAttribute('data-note') ?? '') ?? '')
  for (const link of blocks.querySelectorAll('a[href]')) if (!isHref(link.getAttribute('href'))) link.removeAttribute('href')
  return [...blocks.childNodes]
}
