// One comment in its thread: author, time, text in one or both languages, and its menu.
import { createSignal, For, type JSX, Show } from 'solid-js'
import { type Language, otherLanguage } from '../../shared/bilingual.ts'
import { isStale } from '../../shared/comments/thread.ts'
import { parseWords } from '../../shared/comments/words.ts'
import { doubtOf } from '../../shared/history/creditWords.ts'
import { useApi, useCan } from '../base/actor.tsx'
import { actingMarkIn } from '../base/authorMark.ts'
import { useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { commentOf, type UnsentWords } from '../base/sending.ts'
import { useCopy } from '../clipboard/useCopy.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Avatar, DelegationMark } from '../ui/Marks.tsx'
import { Menu, MenuItem } from '../ui/Menu.tsx'
import { useToast } from '../ui/Toasts.tsx'
import { useComments } from './CommentsProvider.tsx'
import { Composer, type ComposerProps } from './Composer.tsx'
import { unsentIn } from './createThreads.ts'
import { toTyped } from './mentions.ts'
import type { CommentNames, ListedThread, ThreadComment } from './threads.ts'
import { createMoment } from './when.ts'

interface SayProps {
  readonly thread: ListedThread
  readonly comment: ThreadComment
  readonly names: CommentNames
  /** Read-only: the view shows the past, or is offline. */
  readonly readOnly: boolean
}
/** Of members without a delegation, only chair, secretariat and translators get a role badge. */
const markOf = (
  group: Parameters<typeof actingMarkIn>[0],
  { account, delegation }: Pick<ThreadComment, 'account' | 'delegation'>,
  { isOffice }: CommentNames,
) => (delegation === null && !isOffice(account) ? null : actingMarkIn(group, delegation))

type Doing = 'editing' | 'translating' | null

export function CommentItem(props: SayProps) {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const api = useApi()
  const comments = useComments()
  const moment = createMoment()
  const [doing, setDoing] = createSignal<Doing>(null)
  const { isOwn, mayTranslate } = createCommentRights(props)
  const other = () => otherLanguage(props.comment.language)
  const name = () => props.names({ kind: 'account', id: props.comment.account })
  const save = async (words: string) => {
    const to = { group: group().id, comment: props.comment.id }
    const answer =
      doing() === 'editing'
        ? await api.send('PATCH /api/groups/:group/replies/:comment', to, { words })
        : await api.send('PUT /api/groups/:group/replies/:comment/translation', to, { words })
    if (!answer.ok) return answer.why === 'refused' ? answer.message : text().comments.failed
    comments.changed()
    return null
  }
  const startOf = (words: string) => {
    const typed = toTyped(words, props.names)
    return { words: typed.words, mentions: typed.named }
  }
  const Editing = (given: Pick<ComposerProps, 'of' | 'label' | 'placeholder' | 'language' | 'start'>) => (
    <Composer
      {...given}
      send={text().comments.save}
      names={props.names}
      visibility={props.thread.visibility}
      takesFocus
      onSend={({ words }) => save(words)}
      onLeave={() => setDoing(null)}
    />
  )
  return (
    <SayFrame
      name={name()}
      own={isOwn()}
      mark={markOf(group(), props.comment, props.names)}
      when={
        <>
          <Show when={props.comment.editedAt}>
            {(at) => (
              <span class="say__edited" data-tip={moment(Number(at()))}>
                {text().comments.edited}
              </span>
            )}
          </Show>
          <time datetime={new Date(Number(props.comment.at)).toISOString()}>{moment(Number(props.comment.at))}</time>
        </>
      }
      menu={<CommentMenu {...props} onDo={setDoing} />}
    >
      <Show when={doubtOf(props.comment, () => null, language())}>{(words) => <p class="say__by">{words()}</p>}</Show>
      <Show
        when={props.comment.removed === null}
        fallback={<p class="say__gone">{props.comment.removed?.by === 'author' ? text().comments.takenBack : text().comments.removed}</p>}
      >
        <Show
          when={doing() !== 'editing'}
          fallback={
            <Editing
              of={`edit:${props.comment.id}`}
              label={text().comments.edit}
              placeholder=""
              language={props.comment.language}
              start={startOf(props.comment.words)}
            />
          }
        >
          <Side language={props.comment.language} words={props.comment.words} names={props.names} />
        </Show>
        <Show when={doing() !== 'translating' && props.comment.other}>
          {(translated) => (
            <Side language={other()} words={translated().words} names={props.names}>
              <p class="say__by">
                {text().comments.translatedBy(props.names({ kind: 'account', id: translated().by }), moment(Number(translated().at)))}
                <Show when={isStale(props.comment)}> · {text().comments.staleOther}</Show>
              </p>
            </Side>
          )}
        </Show>
        <Show when={doing() === 'translating'}>
          <Editing
            of={`other:${props.comment.id}`}
            label={text().comments.addIn[other()]}
            placeholder={text().comments.addIn[other()]}
            language={other()}
            start={props.comment.other ? startOf(props.comment.other.words) : undefined}
          />
        </Show>
        <Show when={doing() === null && props.comment.other === null && mayTranslate()}>
          <button type="button" class="say__add" onClick={() => setDoing('translating')}>
            <Icon name="languages" />
            {text().comments.add[other()]}
          </button>
        </Show>
      </Show>
    </SayFrame>
  )
}

const createCommentRights = (props: Pick<SayProps, 'comment' | 'readOnly'>) => {
  const group = useGroup()
  const can = useCan()
  const comments = useComments()
  const isOwn = () => props.comment.account === comments.reader().account
  const mayWrite = () => comments.mayWrite() && !props.readOnly && props.comment.removed === null
  /** Who may edit the translation: the author, its previous translator, and the group's translators. */
  const mayTranslate = () =>
    mayWrite() && (isOwn() || props.comment.other?.by === comments.reader().account || comments.reader().role === 'translator')
  const mayRemove = () => !props.readOnly && !isOwn() && props.comment.removed === null && can('comment.remove', group().id)
  return { isOwn, mayWrite, mayTranslate, mayRemove }
}

function CommentMenu(props: SayProps & { onDo: (doing: Doing) => void }) {
  const text = useText()
  const group = useGroup()
  const api = useApi()
  const comments = useComments()
  const toast = useToast()
  const { isOwn, mayWrite, mayTranslate, mayRemove } = createCommentRights(props)
  const failed = (answer: { readonly ok: boolean; readonly message?: string }) => {
    if (!answer.ok) toast({ text: answer.message ?? text().comments.failed })
  }
  const remove = async () => {
    failed(await api.send('DELETE /api/groups/:group/replies/:comment', { group: group().id, comment: props.comment.id }))
    comments.changed()
  }
  const removeOther = async () => {
    const to = { group: group().id, comment: props.comment.id }
    failed(await api.send('PUT /api/groups/:group/replies/:comment/translation', to, { words: null }))
    comments.changed()
  }
  return (
    <Show when={(isOwn() && mayWrite()) || mayRemove() || (props.comment.other && mayTranslate())}>
      <Menu
        placement="bottom-end"
        trigger={(given) => (
          <IconButton
            {...given}
            class="say__more"
            icon="ellipsis"
            label={`${text().comments.more}: ${props.names({ kind: 'account', id: props.comment.account })}`}
          />
        )}
      >
        <Show when={isOwn() && mayWrite()}>
          <MenuItem icon="pencil" onSelect={() => props.onDo('editing')}>
            {text().comments.edit}
          </MenuItem>
        </Show>
        <Show when={props.comment.other && mayTranslate()}>
          <MenuItem icon="languages" onSelect={() => props.onDo('translating')}>
            {text().comments.changeOther}
          </MenuItem>
          <MenuItem icon="x" onSelect={removeOther}>
            {text().comments.removeOther}
          </MenuItem>
        </Show>
        <Show when={isOwn() && mayWrite()}>
          <MenuItem icon="trash" onSelect={remove}>
            {text().comments.takeBack}
          </MenuItem>
        </Show>
        <Show when={mayRemove()}>
          <MenuItem icon="trash" onSelect={remove}>
            {text().comments.remove}
          </MenuItem>
        </Show>
      </Menu>
    </Show>
  )
}

/** Unsent comment: pending, or refused with a reason. */
export function SayUnsent(props: { unsent: UnsentWords; thread: ListedThread; names: CommentNames }) {
  const text = useText()
  const group = useGroup()
  const comments = useComments()
  const api = useApi()
  const copyWords = useCopy()
  const said = () => commentOf(props.unsent)
  const mark = () => markOf(group(), comments.reader(), props.names)
  const copy = () => copyWords(toTyped(said().words, props.names).words, text().comments.copied)
  const reopenAndSend = async () => {
    const { id, version } = props.thread
    const answer = await api.send(
      'PUT /api/groups/:group/comments/:thread/resolution',
      { group: group().id, thread: id },
      { resolved: false, version },
    )
    if (answer.ok) await comments.sendAgain(props.unsent)
    comments.changed()
  }
  const name = () => props.names({ kind: 'account', id: comments.reader().account })
  /** An unsent thread can be discarded only while it has no later unsent comments. */
  const isLast = () => {
    const { written, at } = props.unsent
    return written.type === 'reply' || !unsentIn(comments.unsent(), props.thread).some((other) => other.at > at)
  }
  return (
    <SayFrame
      name={name()}
      own
      mark={mark()}
      when={
        <Show
          when={props.unsent.refused === null}
          fallback={
            <span class="due" data-due="late">
              <Icon name="triangle-alert" size="s" />
              {text().comments.notSent}
            </span>
          }
        >
          <span class="due" data-due="soon" role="status">
            <Icon name="clock" size="s" />
            {text().comments.waiting}
          </span>
        </Show>
      }
      menu={null}
    >
      <Side language={said().language} words={said().words} names={props.names} />
      <Show when={props.unsent.refused === null}>
        <div class="row wrap">
          <Button kind="ghost" icon="rotate-cw" onClick={() => comments.sendAgain(props.unsent)}>
            {text().comments.sendNow}
          </Button>
          <Show when={isLast()}>
            <Button kind="ghost" icon="x" onClick={() => comments.discard(props.unsent.id)}>
              {text().comments.discard}
            </Button>
          </Show>
        </div>
      </Show>
      <Show when={props.unsent.refused}>
        {(reason) => (
          <div class="say__refused">
            <p class="error" role="alert">
              <span>
                {reason()} {text().comments.kept}
              </span>
            </p>
            <div class="row wrap">
              <Show
                when={props.thread.resolved}
                fallback={<Button onClick={() => comments.sendAgain(props.unsent)}>{text().comments.sendAgain}</Button>}
              >
                <Button onClick={reopenAndSend}>{text().comments.reopenAndSend}</Button>
              </Show>
              <Button kind="ghost" icon="copy" onClick={copy}>
                {text().comments.copy}
              </Button>
              <Button kind="ghost" icon="x" onClick={() => comments.discard(props.unsent.id)}>
                {text().comments.discard}
              </Button>
            </div>
          </div>
        )}
      </Show>
    </SayFrame>
  )
}

interface FrameProps {
  readonly name: string
  readonly own: boolean
  readonly mark: ReturnType<typeof actingMarkIn>
  readonly when: JSX.Element
  readonly menu: JSX.Element
  readonly children: JSX.Element
}
function SayFrame(props: FrameProps) {
  const text = useText()
  const language = useLanguage()
  return (
    <li class="say">
      <Avatar name={props.name} identity={props.mark?.identity ?? null} />
      <div class="say__main">
        <div class="say__h">
          <Show when={props.mark}>
            {(mark) => <DelegationMark code={mark().code} identity={mark().identity} name={mark().name[language()]} />}
          </Show>
          <b>{props.own ? text().comments.you : props.name}</b>
          <span class="say__when">{props.when}</span>
          {props.menu}
        </div>
        <div class="say__b">{props.children}</div>
      </div>
    </li>
  )
}

function Side(props: { language: Language; words: string; names: CommentNames; children?: JSX.Element }) {
  return (
    <div class="say__l">
      <span class="lang-tag" aria-hidden="true">
        {props.language.toUpperCase()}
      </span>
      <div>
        <WordsOf words={props.words} lang={props.language} names={props.names} />
        {props.children}
      </div>
    </div>
  )
}

/** Text of a comment with its mentions rendered. */
function WordsOf(props: { words: string; lang: string; names: CommentNames }) {
  return (
    <p class="say__w" lang={props.lang} dir="auto">
      <For each={parseWords(props.words)}>
        {(part) => (
          <Show when={part.type === 'mention' && part.mention} fallback={part.type === 'text' ? part.text : ''}>
            {(mention) => <span class="mention">@{props.names(mention())}</span>}
          </Show>
        )}
      </For>
    </p>
  )
}
