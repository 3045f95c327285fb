// A text that is open: its two titles, the toolbar, and its languages side by side, one scroll for both.

import { A, useLocation, useSearchParams } from '@solidjs/router'
import type { Editor } from '@tiptap/core'
import { createEffect, createSignal, For, Show } from 'solid-js'
import type * as Y from 'yjs'
import { LANGUAGES, type Language, otherLanguage, pick } from '../../shared/bilingual.ts'
import type { AccountId } from '../../shared/ids.ts'
import { initPage } from '../../shared/page/write.ts'
import { TEXT_TITLE } from '../../shared/pairs/pairNames.ts'
import { countPairs, pairState } from '../../shared/pairs/pairState.ts'
import { useGroup } from '../base/group.tsx'
import { createKnownMembers } from '../base/groupFacts.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { useComparing } from '../compare/ComparisonProvider.tsx'
import { AuthoredText } from '../editor/AuthoredText.tsx'
import { Toolbar, type ToolbarKeys, toolbarKey } from '../editor/EditorToolbar.tsx'
import { TextEditor } from '../editor/TextEditor.tsx'
import { ExportPage } from '../history/exporting/ExportMoment.tsx'
import { RestoreMoment } from '../history/restoring/RestoreMoment.tsx'
import { HistoryButton } from '../history/slider/HistoryButton.tsx'
import { StepText } from '../history/slider/StepText.tsx'
import { PastBar } from '../history/slider/TimeSlider.tsx'
import { createWho } from '../item/createWho.ts'
import { PairButton } from '../item/PairButton.tsx'
import { CountMarks } from '../item/PairCounts.tsx'
import { TextInput } from '../item/TextInput.tsx'
import { useConfirmations, useLive } from '../live/LiveDocument.tsx'
import { Button } from '../ui/Button.tsx'
import { Page } from '../ui/Page.tsx'
import { ArchiveButton, ArchivedNote } from './ArchiveText.tsx'
import { createdTextIn } from './createdText.ts'
import { createPageHead } from './createPageHead.ts'
import { TextHistoryButton } from './HistoryPanel.tsx'
import { KindMenu } from './KindMenu.tsx'
import { createLayout, LayoutSwitch } from './LayoutSwitch.tsx'
import { languagesOf } from './pageLayout.ts'
import { ConfirmAll } from './parallel/ConfirmAll.tsx'
import { createRows } from './parallel/createRows.ts'
import { ParallelText } from './parallel/ParallelText.tsx'

interface Side {
  readonly title: Y.Text
  readonly body: Y.XmlFragment
}
export type PageSides = Readonly<Record<Language, Side>>

/** `onCompare`: what differs can be shown instead. */
export function PageSheet(props: { sides: PageSides; onCompare: (() => void) | null }) {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const live = useLive()
  const { keep } = useComparing()
  const location = useLocation()
  const [query, setQuery] = useSearchParams()
  const head = createPageHead(live.doc)
  const confirmations = useConfirmations('page')
  const [editors, setEditors] = createSignal<Readonly<Record<Language, Editor | null>>>({ es: null, en: null })
  const [last, setLast] = createSignal<Language>(language())
  const [keys, setKeys] = createSignal<ToolbarKeys | null>(null)

  const authors = () => query.authors === 'on'
  /** Who wrote it, or what it was: it is read, not written. */
  const isRead = () => authors() || live.shownAt !== undefined
  const members = createKnownMembers()
  const who = createWho(() => members.value() ?? [])
  const person = (id: AccountId) => members.value()?.find(({ account }) => account === id)?.name ?? null
  const rows = createRows({ es: props.sides.es.body, en: props.sides.en.body }, editors)
  const counts = () => countPairs([pairState(head().title, confirmations[TEXT_TITLE]), ...rows().map(({ state }) => state)])
  const layout = createLayout()
  const shown = () => languagesOf(layout())
  const editor = () => editors()[last()] ?? editors()[otherLanguage(last())]
  const title = () => pick(head().title, language()).text.trim() || text().texts.untitled

  // What the dialog could not write, because the document was not there yet.
  createEffect(() => {
    const created = createdTextIn(location.state)
    if (!created || !live.canWrite() || head().kind !== null) return
    initPage(live.doc, { kind: 'text', title: created })
    // The birth of a text is no step that one takes back.
    live.undoManager.clear()
  })
  const ready = (side: Language, made: Editor | null) => {
    setEditors((all) => ({ ...all, [side]: made }))
    made?.on('focus', () => setLast(side))
  }

  return (
    <Page title={title()} bare>
      <div class="head doc-head">
        <div class="doc-head__titles">
          <p class="sub doc-head__path">
            <A href={keep(`/g/${group().id}/texts`)}>{text().texts.title}</A>
            <span aria-hidden="true"> / </span>
            <KindMenu kind={head().kind ?? 'text'} />
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
          <Show when={!isRead()}>
            <PairButton name={TEXT_TITLE} pair={head().title} who={who} of={text().texts.titlePair} />
          </Show>
        </div>
        <div class="head__end">
          <Show when={!isRead()}>
            <ArchiveButton archived={head().archived} />
          </Show>
          <TextHistoryButton />
        </div>
      </div>
      <ArchivedNote archived={head().archived} />
      <PastBar
        actions={
          <>
            <ExportPage />
            <RestoreMoment of={{ type: 'page' }} />
          </>
        }
      />
      <div class="toolbar doc-toolbar">
        <LayoutSwitch layout={layout()} />
        <Show when={live.canWrite() && !authors()}>
          <span class="sep" aria-hidden="true" />
          <Toolbar editor={editor()} label={text().texts.format} onReady={setKeys} />
        </Show>
        <span class="toolbar__end">
          <Show when={!isRead()}>
            <CountMarks counts={counts()} />
            <Show when={live.canWrite()}>
              <ConfirmAll rows={rows()} />
            </Show>
          </Show>
          <Button
            kind="ghost"
            icon="users"
            aria-pressed={authors()}
            data-tip={text().past.authors.why}
            onClick={() => setQuery({ authors: authors() ? null : 'on' }, { replace: true, scroll: false })}
          >
            {text().past.authors.toggle}
          </Button>
          <HistoryButton />
          <Show when={props.onCompare}>
            {(compare) => (
              <Button icon="git-compare-arrows" onClick={() => compare()()}>
                {text().compare.showChanges}
              </Button>
            )}
          </Show>
        </span>
      </div>
      <div
        class="main__scroll doc"
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
              meant={typeof query.row === 'string' ? query.row : null}
              onEditor={ready}
              onKey={(event) => toolbarKey(event, keys())}
            />
          }
        >
          <div class="doc__sides" data-layout={layout()}>
            <For each={shown()}>
              {(side) => (
                <div class="doc__side">
                  <p class="doc__language" aria-hidden="true">
                    {text().texts.languageNames[side]}
                  </p>
                  <Show
                    when={!authors()}
                    fallback={
                      <AuthoredText
                        part={`body.${side}`}
                        language={side}
                        label={text().texts.sides[side]}
                        class="doc__text"
                        person={person}
                      />
                    }
                  >
                    <StepText part={`body.${side}`} language={side} label={text().texts.sides[side]} class="doc__text">
                      <TextEditor
                        class="doc__text"
                        fragment={props.sides[side].body}
                        language={side}
                        label={text().texts.sides[side]}
                        editingKey={`page:body.${side}`}
                        placeholder={text().texts.notWritten}
                      />
                    </StepText>
                  </Show>
                </div>
              )}
            </For>
          </div>
        </Show>
      </div>
    </Page>
  )
}
