// Input for a comment: text, language, and who may read it. The draft is stored until it is sent.
import { createEffect, createMemo, createSignal, createUniqueId, For, on, onMount, Show, untrack } from 'solid-js'
import { LANGUAGES, type Language } from '../../shared/bilingual.ts'
import { MOST_WORDS } from '../../shared/comments/bounds.ts'
import type { Visibility } from '../../shared/comments/thread.ts'
import { normalWords, serialiseMention } from '../../shared/comments/words.ts'
import type { AccountId } from '../../shared/ids.ts'
import { isolate } from '../../shared/isolate.ts'
import { delegationIn, useGroup } from '../base/group.tsx'
import { createKnownMembers } from '../base/groupFacts.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { joinNames } from '../base/intl.ts'
import type { Draft } from '../base/sending.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { Note } from '../ui/States.tsx'
import { useComments } from './CommentsProvider.tsx'
import { MentionList } from './MentionList.tsx'
import { type Candidate, candidatesOf, offered, outsideOf, toStored, typedMention } from './mentions.ts'
import type { Names } from './threads.ts'

export interface ComposerProps {
  /** The key under which the draft is stored. */
  readonly of: string
  readonly label: string
  readonly placeholder: string
  readonly send: string
  readonly names: Names
  /** Audience of a reply: that of its thread. Null: the author chooses. */
  readonly visibility: Visibility | null
  /** Language of a translation or an edit. Null: the author chooses. */
  readonly language: Language | null
  /** Current text, if an existing comment is edited. */
  readonly start?: Pick<Draft, 'words' | 'mentions'> | undefined
  readonly here?: ReadonlySet<AccountId> | undefined
  /** Id of the comment replied to, if the author has not read it yet. */
  readonly about?: string | undefined
  readonly takesFocus?: boolean | undefined
  /** Returns an error message if refused; the text is kept then. */
  readonly onSend: (said: { words: string; language: Language; visibility: Visibility }) => Promise<string | null>
  /** Called on Escape or by the cancel button; undefined hides the button. */
  readonly onLeave?: (() => void) | undefined
}

export function Composer(props: ComposerProps) {
  const text = useText()
  const reader = useLanguage()
  const group = useGroup()
  const comments = useComments()
  const members = createKnownMembers()
  const id = createUniqueId()
  const kept = untrack(() => comments.draft(props.of))
  const [words, setWords] = createSignal(kept?.words ?? untrack(() => props.start?.words) ?? '')
  const [named, setNamed] = createSignal(kept?.mentions ?? untrack(() => props.start?.mentions) ?? [])
  const [language, setLanguage] = createSignal<Language>(kept?.language ?? untrack(reader))
  const [visibility, setVisibility] = createSignal<Visibility>(kept?.visibility ?? 'all')
  const [busy, setBusy] = createSignal(false)
  const [trouble, setTrouble] = createSignal<string | null>(null)
  const [asked, setAsked] = createSignal<{ readonly from: number; readonly typed: string } | null>(null)
  const [active, setActive] = createSignal(0)
  let area!: HTMLTextAreaElement
  let frame!: HTMLDivElement

  const own = () => comments.reader().delegation
  const ownDelegation = () => delegationIn(group(), own())
  const isOnly = () => (props.visibility ?? visibility()) === 'delegation'
  const writtenIn = () => props.language ?? language()
  const everybody = () => ({ members: members.value() ?? [], delegations: group().delegations, agencies: group().agencies })
  const found = createMemo((): readonly Candidate[] => {
    const wanted = asked()
    if (!wanted) return []
    const here = props.here ?? new Set<AccountId>()
    return offered(candidatesOf(everybody(), { language: reader(), only: isOnly() ? own() : null, here }), wanted.typed)
  })
  const stored = () => normalWords(toStored(words(), named()))
  const outsiders = () => {
    const delegation = own()
    if (!isOnly() || delegation === null) return null
    const names = outsideOf(delegation, stored(), everybody()).map((mention) => props.names(mention))
    return names.length > 0 ? text().comments.outside(joinNames(names, reader())) : null
  }
  const cannot = () => outsiders() ?? (stored().length > MOST_WORDS ? text().comments.tooLong : null)
  const isEmpty = () => stored() === ''

  const keep = () => {
    const isStart = words() === (props.start?.words ?? '')
    const draft: Draft = { words: words(), mentions: named(), language: language(), visibility: visibility() }
    comments.keepDraft(props.of, isStart || words().trim() === '' ? null : draft)
  }
  // The stored draft loads after the input is shown.
  createEffect(
    on(
      () => comments.draft(props.of),
      (found) => {
        if (!found || words() !== (props.start?.words ?? '')) return
        setWords(found.words)
        setNamed(found.mentions)
        setLanguage(found.language)
        setVisibility(found.visibility)
        area.value = found.words
      },
      { defer: true },
    ),
  )
  const show = () => frame.setAttribute('data-words', words())
  createEffect(show)
  onMount(() => {
    area.value = words()
    if (props.takesFocus) area.focus()
  })
  const look = () => {
    const [caret, end] = [area.selectionStart, area.selectionEnd]
    setAsked(caret === end ? typedMention(area.value, caret) : null)
    setActive(0)
  }
  const onInput = () => {
    setWords(area.value)
    setTrouble(null)
    look()
    keep()
  }
  const choose = (one: Candidate) => {
    const wanted = asked()
    if (!wanted) return
    const after = area.value.slice(area.selectionEnd)
    const written = `${area.value.slice(0, wanted.from)}@${one.label}${/^[\s,.;:)]/.test(after) ? '' : ' '}`
    area.value = written + after
    area.setSelectionRange(written.length, written.length)
    setNamed((before) => [...before.filter(([label]) => label !== one.label), [one.label, serialiseMention(one.mention)]])
    setAsked(null)
    setWords(area.value)
    keep()
    area.focus()
  }
  const send = async () => {
    if (busy() || isEmpty() || cannot() !== null) return
    setBusy(true)
    const refused = await props.onSend({ words: stored(), language: writtenIn(), visibility: props.visibility ?? visibility() })
    setBusy(false)
    if (refused !== null) return setTrouble(refused)
    comments.keepDraft(props.of, null)
    area.value = ''
    setWords('')
    setNamed([])
    props.onLeave?.()
  }
  const leave = (event: KeyboardEvent) => {
    event.preventDefault()
    keep()
    if (props.onLeave) props.onLeave()
    else area.blur()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // Keys during an IME composition belong to the input method.
    if (event.isComposing) return
    const list = found()
    if (list.length > 0) {
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
      const one = list[active()]
      if (step !== 0) setActive((active() + step + list.length) % list.length)
      else if ((event.key === 'Enter' && !event.ctrlKey && !event.metaKey) || event.key === 'Tab') {
        if (one) choose(one)
      } else if (event.key === 'Escape') setAsked(null)
      else return
      return event.preventDefault()
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      void send()
    } else if (event.key === 'Escape') leave(event)
  }
  const optionId = (at: number) => `${id}-${at}`
  return (
    <div class="composer">
      <div
        class="compose"
        classList={{ 'compose--own': isOnly() }}
        data-identity={isOnly() ? (ownDelegation()?.identity ?? 'none') : undefined}
      >
        <div class="compose__t" ref={frame}>
          <textarea
            ref={area}
            rows={1}
            lang={writtenIn()}
            aria-label={props.label}
            aria-autocomplete="list"
            aria-controls={found().length > 0 ? id : undefined}
            aria-activedescendant={found().length > 0 ? optionId(active()) : undefined}
            aria-describedby={[props.about, isOnly() && `${id}-only`].filter(Boolean).join(' ') || undefined}
            placeholder={props.placeholder}
            onInput={onInput}
            onKeyDown={onKeyDown}
            onClick={look}
            onBlur={() => setAsked(null)}
          />
        </div>
        <div class="compose__f">
          <Show when={props.language === null} fallback={<span class="lang-tag">{writtenIn().toUpperCase()}</span>}>
            <Segmented
              small
              label={text().comments.writtenIn}
              value={language()}
              segments={LANGUAGES.map((value) => ({
                value,
                label: value.toUpperCase(),
                name: text().texts.languageNames[value],
                lang: value,
              }))}
              onChange={(value) => {
                setLanguage(value)
                keep()
              }}
            />
          </Show>
          <Show
            when={props.visibility === null && ownDelegation()}
            fallback={
              <span class="compose__who">
                <Show when={isOnly()} fallback={text().comments.everybodyReads}>
                  <Icon name="lock" size="s" />
                  {text().comments.only(ownDelegation()?.code ?? '')}
                </Show>
              </span>
            }
          >
            {(delegation) => (
              <Segmented
                small
                label={text().comments.whoReads}
                value={visibility()}
                segments={[
                  { value: 'all' as const, label: text().comments.everybody },
                  { value: 'delegation' as const, label: text().comments.only(delegation().code), icon: 'lock' as const },
                ]}
                onChange={(value) => {
                  setVisibility(value)
                  keep()
                }}
              />
            )}
          </Show>
          <span class="compose__end">
            <Show when={props.onLeave}>
              {(onLeave) => <IconButton icon="x" label={text().comments.cancel} shortcut="Esc" onClick={() => onLeave()()} />}
            </Show>
            <Button
              kind="primary"
              aria-disabled={isEmpty() || cannot() !== null ? 'true' : undefined}
              aria-keyshortcuts="Control+Enter"
              data-tip={props.send}
              data-tip-keys="Ctrl Enter"
              busy={busy() && props.send}
              onClick={send}
            >
              {props.send}
            </Button>
          </span>
        </div>
      </div>
      <Show when={asked() && found().length > 0}>
        <MentionList id={id} found={found()} typed={asked()?.typed ?? ''} active={active()} optionId={optionId} onChoose={choose} />
      </Show>
      <Show when={isOnly()}>
        <p class="compose__only" id={`${id}-only`}>
          <Icon name="lock" size="s" />
          <span>{text().comments.onlyWhy}</span>
        </p>
      </Show>
      <For each={[trouble() ?? cannot()].filter((words) => words !== null)}>
        {(sentence) => (
          <Note icon="triangle-alert" tone="danger" alert>
            {isolate(sentence)}
          </Note>
        )}
      </For>
    </div>
  )
}
