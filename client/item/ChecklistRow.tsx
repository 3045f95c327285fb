// An entry of a checklist. The language of the reader is edited in the line, and the other language below it.

import { createSignal, For, Show } from 'solid-js'
import { type Language, otherLanguage, pick } from '../../shared/bilingual.ts'
import { linePair } from '../../shared/pairs/pairNames.ts'
import type { ChecklistEntry, Item } from '../../shared/roadmap/model.ts'
import { checklistText } from '../../shared/roadmap/texts.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { useLive } from '../live/LiveDocument.tsx'
import { CheckBox } from '../ui/Check.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { DelegationMark } from '../ui/Marks.tsx'
import { Menu, MenuChoice, MenuChoices, MenuItem, MenuSeparator } from '../ui/Menu.tsx'
import { entryEditingKey } from './editingKey.ts'
import { createFlash } from './flash.ts'
import { useItemContext } from './ItemContext.tsx'
import { useItemWrites } from './itemWrites.ts'
import { PairButton } from './PairButton.tsx'
import { PairWords } from './PairWords.tsx'
import { TextInput } from './TextInput.tsx'
import { TranslationState } from './TranslationState.tsx'
import { Before } from './Was.tsx'

export interface ChecklistRowProps {
  readonly item: Item
  readonly entry: ChecklistEntry
  readonly readOnly: boolean
  /** Whether the checklist differs from the compared moment; then `before` null means a new entry. */
  readonly isCompared: boolean
  readonly before: ChecklistEntry | null
  /** True when it was just added here. */
  readonly focused: boolean
  readonly previous: string | null
  readonly next: string | null
  readonly onEnter: () => void
}

export function ChecklistRow(props: ChecklistRowProps) {
  const text = useText()
  const language = useLanguage()
  const context = useItemContext()
  const write = useItemWrites()
  const [withOther, setWithOther] = createSignal(false)
  const name = () => pick(props.entry.text, language()).text.trim() || text().roadmap.checklist.untitled
  const flashed = createFlash(() => `${props.entry.done} ${props.entry.text.es} ${props.entry.text.en} ${props.entry.delegation}`)
  return (
    <li class="checks__one" classList={{ flash: flashed() }}>
      <CheckBox
        label={text().roadmap.checklist.done(name())}
        checked={props.entry.done}
        disabled={props.readOnly}
        onChange={(done) => context.report(write.setChecklistEntry(props.item.id, props.entry.id, { done }))}
      />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only handles events that its text field does not use. */}
      <span
        class="checks__text"
        classList={{ soft: props.entry.done }}
        onKeyDown={(event) => event.key === 'Enter' && !event.isComposing && props.onEnter()}
      >
        <Show when={!props.readOnly} fallback={<PairWords pair={props.entry.text} otherwise={text().roadmap.checklist.untitled} />}>
          <Side {...props} language={language()} />
          <Show when={withOther()}>
            <Side {...props} language={otherLanguage(language())} />
          </Show>
        </Show>
      </span>
      <Show when={props.isCompared}>
        <EntryBefore entry={props.entry} before={props.before} />
      </Show>
      <Show when={withOther()} fallback={<TranslationState name={linePair(props.item.id, props.entry.id)} pair={props.entry.text} />}>
        <PairButton name={linePair(props.item.id, props.entry.id)} pair={props.entry.text} who={context.who} of={name()} />
      </Show>
      <Show when={context.delegation(props.entry.delegation)}>
        {(delegation) => <DelegationMark code={delegation().code} identity={delegation().identity} />}
      </Show>
      <Show when={!props.readOnly}>
        <EntryMenu {...props} name={name()} withOther={withOther()} onOther={() => setWithOther((shown) => !shown)} />
      </Show>
    </li>
  )
}

/** The earlier state of the entry: absent, other words, or not yet done. */
function EntryBefore(props: { entry: ChecklistEntry; before: ChecklistEntry | null }) {
  const text = useText()
  const language = useLanguage()
  const words = (entry: ChecklistEntry) => pick(entry.text, language()).text.trim()
  return (
    <Show when={props.before} fallback={<ins class="checks__new">{text().compare.entry.added}</ins>}>
      {(before) => (
        <>
          <Show when={words(before()) !== words(props.entry)}>
            <Before was={words(before())} />
          </Show>
          <Show when={before().done !== props.entry.done}>
            <Before was={before().done ? text().compare.entry.done : text().compare.entry.open} />
          </Show>
        </>
      )}
    </Show>
  )
}

/** An entry that no longer exists; it cannot be checked off. */
export function GoneEntry(props: { entry: ChecklistEntry }) {
  const text = useText()
  const language = useLanguage()
  const title = () => pick(props.entry.text, language())
  return (
    <li class="checks__one checks__one--gone">
      <del lang={title().language}>{title().text.trim() || text().roadmap.checklist.untitled}</del>
      <span class="sub">{text().compare.entry.removed}</span>
    </li>
  )
}

function Side(props: ChecklistRowProps & { language: Language }) {
  const text = useText()
  const live = useLive()
  const other = () => props.entry.text[otherLanguage(props.language)].trim()
  const languageName = () => text().roadmap.languages[props.language]
  return (
    <Show when={checklistText(live.doc, props.item.id, props.entry.id, props.language)} keyed>
      {(entry) => (
        <TextInput
          text={entry}
          label={text().roadmap.checklist.entryIn(languageName())}
          quietLabel
          placeholder={other() || text().roadmap.checklist.entryIn(languageName())}
          language={props.language}
          editingKey={entryEditingKey(props.item.id, props.entry.id, props.language)}
          autofocus={props.focused}
        />
      )}
    </Show>
  )
}

function EntryMenu(props: ChecklistRowProps & { name: string; withOther: boolean; onOther: () => void }) {
  const text = useText()
  const language = useLanguage()
  const context = useItemContext()
  const write = useItemWrites()
  const assign = (key: string) => {
    const delegation = context.delegations().find(({ id }) => id === key)?.id ?? null
    context.report(write.setChecklistEntry(props.item.id, props.entry.id, { delegation }))
  }
  return (
    <Menu
      placement="bottom-end"
      trigger={(given) => <IconButton {...given} class="checks__menu" icon="ellipsis" label={text().roadmap.checklist.menu(props.name)} />}
    >
      <MenuItem icon="languages" onSelect={props.onOther}>
        {text().roadmap.checklist.otherLanguage(text().roadmap.languages[otherLanguage(language())])}
      </MenuItem>
      <MenuItem
        icon="arrow-up"
        disabled={props.previous === null}
        onSelect={() => context.report(write.moveChecklistEntry(props.item.id, props.entry.id, { before: props.previous }))}
      >
        {text().roadmap.checklist.up}
      </MenuItem>
      <MenuItem
        icon="arrow-down"
        disabled={props.next === null}
        onSelect={() => context.report(write.moveChecklistEntry(props.item.id, props.entry.id, { after: props.next }))}
      >
        {text().roadmap.checklist.down}
      </MenuItem>
      <MenuSeparator />
      <MenuChoices label={text().roadmap.checklist.delegation} value={props.entry.delegation ?? ''} onChange={assign}>
        <For each={context.delegations()}>
          {(delegation) => (
            <MenuChoice value={delegation.id}>
              <DelegationMark code={delegation.code} identity={delegation.identity} /> {delegation.name[language()]}
            </MenuChoice>
          )}
        </For>
        <MenuChoice value="">
          <span class="muted">{text().roadmap.edit.noDelegation}</span>
        </MenuChoice>
      </MenuChoices>
      <MenuSeparator />
      <MenuItem icon="trash" onSelect={() => context.report(write.removeChecklistEntry(props.item.id, props.entry.id))}>
        {text().roadmap.checklist.remove(props.name)}
      </MenuItem>
    </Menu>
  )
}
