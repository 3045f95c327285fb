// An open text: its two titles, the toolbar, and its languages side by side with one scrollbar.

import { A, useSearchParams } from '@solidjs/router'
import type { Editor } from '@tiptap/core'
import { createEffect, createSignal, For, Show, Suspense } from 'solid-js'
import type * as Y from 'yjs'
import { LANGUAGES, type Language, otherLanguage, pick, pickWords } from '../../shared/bilingual.ts'
import type { AccountId } from '../../shared/ids.ts'
import { TEXT_TITLE } from '../../shared/pairs/pairNames.ts'
import { countPairs, type PairCounts, pairState } from '../../shared/pairs/pairState.ts'
import type { PairedTextRow } from '../../shared/pairs/textRows.ts'
import { createSteady } from '../base/createSteady.ts'
import { useGroup } from '../base/group.tsx'
import { createKnownMembers } from '../base/groupFacts.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { lazily } from '../base/lazily.tsx'
import { useComments } from '../comments/CommentsProvider.tsx'
import { isCommentKey, useThreadKeys } from '../comments/commentKeys.ts'
import { useComparing } from '../compare/ComparisonProvider.tsx'
import { AuthoredText } from '../editor/AuthoredText.tsx'
import { useBesideRows } from '../editor/besideRows.tsx'
import { setClauseNumbers } from '../editor/clauseNumbers.ts'
import { EditorToolbar, type ToolbarKeys, toolbarKey } from '../editor/EditorToolbar.tsx'
import { setNoteNumbers } from '../editor/footnotes/noteNumbers.ts'
import { rowNumbers, setRowNumbers } from '../editor/rowNumbers.ts'
import { TextEditor } from '../editor/TextEditor.tsx'
import { ExportButton } from '../export/ExportButton.tsx'
import type { Exported } from '../export/exported.ts'
import { SubjectFiles } from '../files/SubjectFiles.tsx'
import { RestoreMoment } from '../history/restoring/RestoreMoment.tsx'
import { HistoryButton } from '../history/slider/HistoryButton.tsx'
import { usePast } from '../history/slider/pastDoor.ts'
import { StepText } from '../history/slider/StepText.tsx'
import { PastBar } from '../history/slider/TimeSlider.tsx'
import { createWho, type NameOfAccount } from '../item/createWho.ts'
import { PairButton } from '../item/PairButton.tsx'
import { TextInput } from '../item/TextInput.tsx'
import { useConfirmations, useLive, useLiveDocuments } from '../live/LiveDocument.tsx'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { ScreenPage } from '../ui/Page.tsx'
import { SIGNS } from '../ui/signs.ts'
import { ArchiveButton, ArchivedNote } from './ArchiveText.tsx'
import { BracketCount } from './brackets/BracketCount.tsx'
import { useTextComments } from './comments/TextComments.tsx'
import { TextCommentsButton } from './comments/TextCommentsPanel.tsx'
import { createNewText } from './createdText.ts'
import { createPageHead, type PageHead } from './createPageHead.ts'
import { createFind, type Find } from './find/createFind.ts'
import { FindBar, findKey } from './find/FindBar.tsx'
import { TextHistoryButton } from './HistoryPanel.tsx'
import { KindMenu } from './KindMenu.tsx'
import { createLayout, LayoutSwitch } from './LayoutSwitch.tsx'
import { TextOutline } from './outline/Outline.tsx'
import { type Layout, layoutLanguages } from './pageLayout.ts'
import { ConfirmAll } from './parallel/ConfirmAll.tsx'
import { createBlocks, createRows, type Editors } from './parallel/createRows.ts'
import { ParallelText } from './parallel/ParallelText.tsx'
import { WaitingCounts } from './parallel/WaitingCounts.tsx'
import { ReadSides } from './ReadSides.tsx'

const MentionedIn = lazily(async () => (await import('../mentions/MentionedIn.tsx')).MentionedIn)

interface Side {
  readonly title: Y.Text
  readonly body: Y.XmlFragment
}
export type PageSides = Readonly<Record<Language, Side>>

/** `onCompare`: shows the differences instead. */
export function PageSheet(props: { sides: PageSides; onCompare: (() => void) | null }) {
  const text = useText()
  const language = useLanguage()
  const live = useLive()
  const [query] = useSearchParams()
  const head = createPageHead(live.doc)
  const confirmations = useConfirmations('page')
  const [editors, setEditors] = createSignal<Editors>({ es: null, en: null })
  const [last, setLast] = createSignal<Language>(language())
  const [keys, setKeys] = createSignal<ToolbarKeys | null>(null)

  let sheet: HTMLDivElement | undefined
  const authors = () => query.authors === 'on'
  /** Read-only: its authors are shown, or it is a past state. */
  const isRead = () => authors() || live.shownAt !== undefined
  const members = createKnownMembers()
  const who = createWho(() => members.value() ?? [])
  const person = (id: AccountId) => members.value()?.find(({ account }) => account === id)?.name ?? null
  const rows = createRows({ es: props.sides.es.body, en: props.sides.en.body }, editors)
  const counts = createSteady(
    () => countPairs([pairState(head().title, confirmations[TEXT_TITLE]), ...rows().map(({ state }) => state)]),
    sameCounts,
  )
  const comments = useTextComments()
  comments.follow({ editors, rows, last })
  useThreadKeys((by) => !props.onCompare && comments.step(by))
  const layout = createLayout()
  const shown = () => layoutLanguages(layout())
  const editor = () => editors()[last()] ?? editors()[otherLanguage(last())]
  const title = () => titleOf(head(), language(), text())

  const find = createFind({ editors, shown, rows, last, undoManager: live.undoManager })
  const onSheetKey = (event: KeyboardEvent) => {
    if (isCommentKey(event)) {
      event.preventDefault()
      return comments.beginHere()
    }
    const key = isRead() ? null : findKey(event)
    if (!key) return
    event.preventDefault()
    if ((key === 'next' || key === 'before') && find.isOpen()) find.go(key === 'next' ? 1 : -1)
    else find.open(key === 'replace' && live.canWrite())
  }

  createNewText(head)
  const ready = (side: Language, made: Editor | null) => {
    setEditors((all) => ({ ...all, [side]: made }))
    made?.on('focus', () => setLast(side))
  }

  return (
    <ScreenPage title={title()} bare>
      <SheetHead sides={props.sides} head={head()} isRead={isRead()} who={who} />
      <ArchivedNote archived={head().archived} />
      <PastBar actions={<RestoreMoment of={{ type: 'page' }} />} />
      <div class="toolbar doc-toolbar">
        <LayoutSwitch layout={layout()} />
        <Show when={live.canWrite() && !authors()}>
          <span class="sep" aria-hidden="true" />
          <EditorToolbar brackets editor={editor()} label={text().texts.format} onReady={setKeys} />
        </Show>
        <SheetActions
          editors={editors()}
          editor={editor()}
          rows={rows()}
          shown={shown()}
          counts={counts()}
          find={find}
          isRead={isRead()}
          within={() => sheet?.closest<HTMLElement>('main')}
          onCompare={props.onCompare}
        />
      </div>
      <Show when={find.isOpen() && !isRead()}>
        <FindBar find={find} bothShown={shown().length === 2} />
      </Show>
      <div
        ref={sheet}
        onKeyDown={onSheetKey}
        class="main__scroll doc"
        classList={{ 'is-clean': query.clean === 'on' }}
        role="region"
        aria-label={text().texts.sides[layout()]}
        tabindex={live.canWrite() && !authors() ? undefined : 0}
      >
        <Show
          when={isRead()}
          fallback={
            <ParallelText
              bodies={{ es: props.sides.es.body, en: props.sides.en.body }}
              shown={shown()}
              editors={editors()}
              rows={rows}
              who={who}
              person={person}
              meant={typeof query.row === 'string' ? query.row : null}
              onEditor={ready}
              onKey={(event) => toolbarKey(event, keys())}
            />
          }
        >
          <ReadBody sides={props.sides} layout={layout()} authors={authors()} person={person} />
        </Show>
        <Show when={!isRead()}>
          <div class="doc__files">
            <SubjectFiles
              subject={{ document: live.id, subject: 'text:' }}
              of={pickWords(head().title, language())}
              readOnly={!live.canWrite() || head().archived}
            />
          </div>
          <Suspense>
            <MentionedIn of={{ kind: 'text', id: live.id }} />
          </Suspense>
        </Show>
      </div>
    </ScreenPage>
  )
}

interface SheetHeadProps {
  readonly sides: PageSides
  readonly head: PageHead
  readonly isRead: boolean
  readonly who: NameOfAccount
}
/** The titles, how their translation stands, and what is done with the whole text. */
function SheetHead(props: SheetHeadProps) {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const live = useLive()
  const { keep } = useComparing()
  const title = () => titleOf(props.head, language(), text())
  const past = usePast()
  const documents = useLiveDocuments()
  const exported = (): Exported => {
    const shown = past?.shown()
    return {
      kind: 'text',
      text: live.id,
      name: title(),
      ...(shown ? { at: `seq:${shown.to}` } : { unsent: () => documents.waitingIn([live.id]) }),
    }
  }
  return (
    <div class="head doc-head">
      <div class="doc-head__titles">
        <p class="sub doc-head__path">
          <A href={keep(`/g/${group().id}/texts`)}>{text().texts.title}</A>
          <span aria-hidden="true"> / </span>
          <KindMenu kind={props.head.kind ?? 'text'} />
        </p>
        <h1 class="vh">{title()}</h1>
        <For each={language() === 'es' ? LANGUAGES : LANGUAGES.toReversed()}>
          {(side, index) => (
            <TextInput
              class={index() === 0 ? 'doc-title' : 'doc-title doc-title--other'}
              text={props.sides[side].title}
              language={side}
              label={text().texts.titleIn[side]}
              quietLabel
              placeholder={text().texts.titleIn[side]}
              editingKey={`page:title.${side}`}
            />
          )}
        </For>
        <Show when={!props.isRead}>
          <PairButton name={TEXT_TITLE} pair={props.head.title} who={props.who} of={text().texts.titlePair} said />
        </Show>
      </div>
      <div class="head__end">
        <Show when={!props.isRead}>
          <ArchiveButton archived={props.head.archived} />
        </Show>
        <ExportButton kind="text" brief of={exported} />
        <TextCommentsButton />
        <TextHistoryButton />
      </div>
    </div>
  )
}

const titleOf = ({ title }: PageHead, language: Language, { texts }: ReturnType<ReturnType<typeof useText>>) =>
  pick(title, language).text.trim() || texts.untitled

interface SheetActionsProps {
  readonly editors: Editors
  /** The one that was edited last. */
  readonly editor: Editor | null
  readonly rows: readonly PairedTextRow[]
  readonly shown: readonly Language[]
  readonly counts: PairCounts
  readonly find: Find
  readonly isRead: boolean
  readonly within: () => HTMLElement | null | undefined
  readonly onCompare: (() => void) | null
}
/** At the end of the toolbar: outline, search, comments and pairs while it can be edited; its authors, its history, its differences. */
function SheetActions(props: SheetActionsProps) {
  const text = useText()
  const live = useLive()
  const comments = useTextComments()
  const mayComment = useComments().mayWrite
  const [query, setQuery] = useSearchParams()
  const authors = () => query.authors === 'on'
  const put = (part: Record<string, string | null>) => setQuery(part, { replace: true, scroll: false })
  return (
    <span class="toolbar__end">
      <Show when={!props.isRead}>
        <TextOutline rows={props.rows} editors={props.editors} shown={props.shown} editor={props.editor} />
        <IconButton
          icon="search"
          label={text().texts.find.open}
          shortcut="Ctrl F"
          pressed={props.find.isOpen()}
          onClick={() => (props.find.isOpen() ? props.find.close() : props.find.open(false))}
        />
        <Show when={mayComment()}>
          <IconButton
            icon={SIGNS.comments}
            label={text().comments.onPassage}
            shortcut="Alt C"
            // Keeps the selection.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => comments.beginHere()}
          />
        </Show>
        <BracketCount
          rows={props.rows}
          within={props.within}
          isClean={query.clean === 'on'}
          onClean={(on) => put({ clean: on ? 'on' : null })}
        />
        <WaitingCounts counts={props.counts} within={props.within} />
        <Show when={live.canWrite()}>
          <ConfirmAll rows={props.rows} />
        </Show>
      </Show>
      <Button
        kind="ghost"
        icon="users"
        aria-pressed={authors()}
        data-tip={text().past.authors.why}
        onClick={() => put({ authors: authors() ? null : 'on' })}
      >
        {text().past.authors.toggle}
      </Button>
      <HistoryButton brief />
      <Show when={props.onCompare}>
        {(compare) => (
          <Button icon="git-compare-arrows" onClick={() => compare()()}>
            {text().compare.showChanges}
          </Button>
        )}
      </Show>
    </span>
  )
}

interface ReadBodyProps {
  readonly sides: PageSides
  readonly layout: Layout
  readonly authors: boolean
  readonly person: (id: AccountId) => string | null
}
/** Its blocks are read only while it is shown, since in a text that is being edited they would be read with each keystroke. */
function ReadBody(props: ReadBodyProps) {
  const text = useText()
  const es = createBlocks(props.sides.es.body, () => null)
  const en = createBlocks(props.sides.en.body, () => null)
  return (
    <ReadSides layout={props.layout} blocks={{ es: es(), en: en() }}>
      {(side) => (
        <Show
          when={!props.authors}
          fallback={
            <AuthoredText part={`body.${side}`} language={side} label={text().texts.sides[side]} class="doc__text" person={props.person} />
          }
        >
          <StepText part={`body.${side}`} language={side} label={text().texts.sides[side]} class="doc__text">
            <PastSide fragment={props.sides[side].body} side={side} />
          </StepText>
        </Show>
      )}
    </ReadSides>
  )
}

/** A past state: a read-only editor, with its blocks in rows where both languages are shown. */
function PastSide(props: { fragment: Y.XmlFragment; side: Language }) {
  const text = useText()
  const beside = useBesideRows()
  const [editor, setEditor] = createSignal<Editor | null>(null)
  createEffect(() => {
    const made = editor()
    if (!made || !beside) return
    setRowNumbers(made, beside.placesOf(props.side))
    setClauseNumbers(made, beside.numbersOf(props.side))
    setNoteNumbers(made, beside.notes())
  })
  return (
    <TextEditor
      class="doc__text"
      fragment={props.fragment}
      language={props.side}
      label={text().texts.sides[props.side]}
      editingKey={`page:body.${props.side}`}
      placeholder={text().texts.notWritten}
      extensions={beside ? [rowNumbers(props.side)] : []}
      onEditor={setEditor}
    />
  )
}

const sameCounts = (a: PairCounts, b: PairCounts) =>
  a.aligned === b.aligned && a.unconfirmed === b.unconfirmed && a.stale === b.stale && a.missing === b.missing
