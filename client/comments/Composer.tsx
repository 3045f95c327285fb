// Input for a comment: text, language, and who may read it. The draft is stored until it is sent.
import { createEffect, createSignal, createUniqueId, For, onMount, Show } from 'solid-js'
import { LANGUAGES, type Language } from '../../shared/bilingual.ts'
import { MOST_WORDS } from '../../shared/comments/bounds.ts'
import type { Visibility } from '../../shared/comments/thread.ts'
import { normalWords } from '../../shared/comments/words.ts'
import type { AccountId } from '../../shared/ids.ts'
import { isolate } from '../../shared/isolate.ts'
import { delegationIn, useGroup } from '../base/group.tsx'
import { createKnownMembers } from '../base/groupFacts.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { joinNames } from '../base/intl.ts'
import type { UnsentDraft } from '../base/sending.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { Note } from '../ui/States.tsx'
import { useComments } from './CommentsProvider.tsx'
import { type CommentDraft, createCommentDraft } from './createDraft.ts'
import { createMentionSuggestions } from './createMentionSuggestions.ts'
import { MentionList } from './MentionList.tsx'
import { candidatesOf, outsideOf, toStored } from './mentions.ts'
import type { CommentNames } from './threads.ts'

export interface ComposerProps {
  /** The key under which the draft is stored. */
  readonly of: string
  readonly label: string
  readonly placeholder: string
  readonly send: string
  readonly names: CommentNames
  /** Audience of a reply: that of its thread. Null: the author chooses. */
  readonly visibility: Visibility | null
  /** Language of a translation or an edit. Null: the author chooses. */
  readonly language: Language | null
  /** Current text, if an existing comment is edited. */
  readonly start?: Pick<UnsentDraft, 'words' | 'mentions'> | undefined
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
  const group = useGroup()
  const comments = useComments()
  const id = createUniqueId()
  const [busy, setBusy] = createSignal(false)
  const [trouble, setTrouble] = createSignal<string | null>(null)
  let area!: HTMLTextAreaElement
  let frame!: HTMLDivElement

  const draft = createCommentDraft(props, (words) => {
    area.value = words
  })
  const message = createMessage(props, draft)
  const { isOnly, writtenIn, cannot, isEmpty } = message
  const ownDelegation = () => delegationIn(group(), comments.reader().delegation)
  const mentions = createMentionSuggestions({
    area: () => area,
    candidates: message.candidates,
    onChosen: (one) => draft.mention(one, area.value),
  })

  createEffect(() => frame.setAttribute('data-words', draft.words()))
  onMount(() => {
    area.value = draft.words()
    if (props.takesFocus) area.focus()
  })
  const onInput = () => {
    setTrouble(null)
    mentions.look()
    draft.write(area.value)
  }
  const send = async () => {
    if (busy() || isEmpty() || cannot() !== null) return
    setBusy(true)
    const refused = await props.onSend({ words: message.stored(), language: writtenIn(), visibility: message.audience() })
    setBusy(false)
    if (refused !== null) return setTrouble(refused)
    draft.clear()
    area.value = ''
    props.onLeave?.()
  }
  const leave = (event: KeyboardEvent) => {
    event.preventDefault()
    draft.keep()
    if (props.onLeave) props.onLeave()
    else area.blur()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // Keys during an IME composition belong to the input method.
    if (event.isComposing || mentions.key(event)) return
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
            aria-controls={mentions.found().length > 0 ? id : undefined}
            aria-activedescendant={mentions.found().length > 0 ? optionId(mentions.active()) : undefined}
            aria-describedby={[props.about, isOnly() && `${id}-only`].filter(Boolean).join(' ') || undefined}
            placeholder={props.placeholder}
            onInput={onInput}
            onKeyDown={onKeyDown}
            onClick={mentions.look}
            onBlur={mentions.close}
          />
        </div>
        <div class="compose__f">
          <LanguageChoice language={props.language} draft={draft} />
          <AudienceChoice visibility={props.visibility} isOnly={isOnly()} draft={draft} />
          <SendButtons
            send={props.send}
            isBusy={busy()}
            isDisabled={isEmpty() || cannot() !== null}
            onSend={() => void send()}
            onLeave={props.onLeave}
          />
        </div>
      </div>
      <Show when={mentions.found().length > 0}>
        <MentionList
          id={id}
          found={mentions.found()}
          typed={mentions.typed()}
          active={mentions.active()}
          optionId={optionId}
          onChoose={mentions.choose}
        />
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

/** The comment as it would be sent: to whom, in which language, and why it cannot be. */
const createMessage = (props: ComposerProps, draft: CommentDraft) => {
  const text = useText()
  const reader = useLanguage()
  const group = useGroup()
  const comments = useComments()
  const members = createKnownMembers()
  const own = () => comments.reader().delegation
  const audience = () => props.visibility ?? draft.visibility()
  const isOnly = () => audience() === 'delegation'
  const everybody = () => ({ members: members.value() ?? [], delegations: group().delegations, agencies: group().agencies })
  const stored = () => normalWords(toStored(draft.words(), draft.mentions()))
  const outsiders = () => {
    const delegation = own()
    if (!isOnly() || delegation === null) return null
    const names = outsideOf(delegation, stored(), everybody()).map((mention) => props.names(mention))
    return names.length > 0 ? text().comments.outside(joinNames(names, reader())) : null
  }
  return {
    audience,
    isOnly,
    writtenIn: () => props.language ?? draft.language(),
    stored,
    isEmpty: () => stored() === '',
    cannot: () => outsiders() ?? (stored().length > MOST_WORDS ? text().comments.tooLong : null),
    candidates: () =>
      candidatesOf(everybody(), { language: reader(), only: isOnly() ? own() : null, here: props.here ?? new Set<AccountId>() }),
  }
}

interface SendButtonsProps extends Pick<ComposerProps, 'send' | 'onLeave'> {
  readonly isBusy: boolean
  readonly isDisabled: boolean
  readonly onSend: () => void
}
function SendButtons(props: SendButtonsProps) {
  const text = useText()
  return (
    <span class="compose__end">
      <Show when={props.onLeave}>
        {(onLeave) => <IconButton icon="x" label={text().comments.cancel} shortcut="Esc" onClick={() => onLeave()()} />}
      </Show>
      <Button
        kind="primary"
        aria-disabled={props.isDisabled ? 'true' : undefined}
        aria-keyshortcuts="Control+Enter"
        data-tip={props.send}
        data-tip-keys="Ctrl Enter"
        busy={props.isBusy && props.send}
        onClick={() => props.onSend()}
      >
        {props.send}
      </Button>
    </span>
  )
}

function LanguageChoice(props: Pick<ComposerProps, 'language'> & { draft: CommentDraft }) {
  const text = useText()
  return (
    <Show when={props.language === null} fallback={<span class="lang-tag">{props.language?.toUpperCase()}</span>}>
      <Segmented
        small
        label={text().comments.writtenIn}
        value={props.draft.language()}
        segments={LANGUAGES.map((value) => ({
          value,
          label: value.toUpperCase(),
          name: text().texts.languageNames[value],
          lang: value,
        }))}
        onChange={props.draft.setLanguage}
      />
    </Show>
  )
}

function AudienceChoice(props: Pick<ComposerProps, 'visibility'> & { isOnly: boolean; draft: CommentDraft }) {
  const text = useText()
  const group = useGroup()
  const comments = useComments()
  const ownDelegation = () => delegationIn(group(), comments.reader().delegation)
  return (
    <Show
      when={props.visibility === null && ownDelegation()}
      fallback={
        <span class="compose__who">
          <Show when={props.isOnly} fallback={text().comments.everybodyReads}>
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
          value={props.draft.visibility()}
          segments={[
            { value: 'all' as const, label: text().comments.everybody },
            { value: 'delegation' as const, label: text().comments.only(delegation().code), icon: 'lock' as const },
          ]}
          onChange={props.draft.setVisibility}
        />
      )}
    </Show>
  )
}
