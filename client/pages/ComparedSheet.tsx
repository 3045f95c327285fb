// A text between two moments: its titles and both languages with the changes marked, and the buttons to the next difference. Read-only; a
// button returns writers to the editor.

import { A } from '@solidjs/router'
import { createMemo, For, Show } from 'solid-js'
import { type Bilingual, LANGUAGES, type Language, pick } from '../../shared/bilingual.ts'
import { authorMarkIn } from '../base/authorMark.ts'
import { useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { useComparison } from '../compare/ComparisonProvider.tsx'
import { createDiff, type Diff } from '../compare/createDiff.ts'
import { createFocusSteps } from '../compare/createFocusSteps.ts'
import { createPerson } from '../compare/createPerson.ts'
import { DiffTrouble } from '../compare/DiffTrouble.tsx'
import { followNow } from '../compare/followNow.ts'
import { Count, Legend } from '../compare/Legend.tsx'
import { signedChanges } from '../editor/changesOf.ts'
import { CHANGE_SELECTOR, MarkedText } from '../editor/MarkedText.tsx'
import { type Signed, signedWords } from '../editor/markedWords.ts'
import { useLive } from '../live/LiveDocument.tsx'
import { Button } from '../ui/Button.tsx'
import { DelegationMark } from '../ui/Marks.tsx'
import { ScreenPage } from '../ui/Page.tsx'
import { Note, Skeleton } from '../ui/States.tsx'
import { SIGNS } from '../ui/signs.ts'
import { createPageHead } from './createPageHead.ts'
import { TextHistoryButton } from './HistoryPanel.tsx'
import { createLayout, LayoutSwitch } from './LayoutSwitch.tsx'
import { layoutLanguages } from './pageLayout.ts'
import { ReadSides } from './ReadSides.tsx'

type DiffBySide = Readonly<Record<Language, Diff>>

export function ComparedSheet(props: { onWrite: () => void }) {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const live = useLive()
  const comparison = useComparison()
  const head = createPageHead(live.doc)
  const person = createPerson()
  followNow(live, comparison)
  const diff = (part: string) => createDiff(() => ({ document: live.id, part }), comparison)
  const titles: DiffBySide = { es: diff('title.es'), en: diff('title.en') }
  const bodies: DiffBySide = { es: diff('body.es'), en: diff('body.en') }
  const layout = createLayout()
  const shown = () => layoutLanguages(layout())
  const title = () => pick(head().title, language()).text.trim() || text().texts.untitled
  const inOrder = () => (language() === 'es' ? LANGUAGES : LANGUAGES.toReversed())
  const isPast = () => comparison.comparing().to.type !== 'now'
  const isArchived = () => comparison.comparison()?.texts.some(({ document, how }) => document === live.id && how === 'archived')

  const changes = createMemo(() =>
    [...inOrder().map((side) => titles[side]), ...shown().map((side) => bodies[side])].flatMap((one) =>
      signedChanges(one.value()?.doc ?? NOTHING),
    ),
  )
  const isSame = () =>
    changes().length === 0 && [...LANGUAGES.map((side) => titles[side]), ...shown().map((side) => bodies[side])].every((one) => one.value())
  /** While the text cannot be read, the number of differences is unknown, not 0. */
  const isKnown = () => shown().every((side) => bodies[side].value())
  let sheet!: HTMLDivElement
  const steps = createFocusSteps(
    () => [...sheet.querySelectorAll<HTMLElement>(CHANGE_SELECTOR)],
    () => changes().length,
  )
  return (
    <ScreenPage title={title()} bare>
      <div class="compared-sheet" ref={sheet}>
        <div class="head doc-head">
          <div class="doc-head__titles">
            <p class="sub doc-head__path">
              <A href={comparison.keep(`/g/${group().id}/texts`)}>{text().texts.title}</A>
            </p>
            <h1 class="vh">{title()}</h1>
            <ComparedTitles sides={inOrder()} titles={titles} written={head().title} person={person} />
          </div>
          <div class="head__end">
            <TextHistoryButton />
          </div>
        </div>
        <div class="toolbar doc-toolbar">
          <LayoutSwitch layout={layout()} />
          <Show when={live.canWrite() && !isPast()}>
            <div class="toolbar__end">
              <Button icon="pencil" onClick={() => props.onWrite()}>
                {text().compare.editText}
              </Button>
            </div>
          </Show>
        </div>
        <Legend
          whole
          steps={isKnown() ? steps : undefined}
          counts={
            <Show when={isKnown()}>
              <ChangeCounts changes={changes()} />
            </Show>
          }
          says={<Says change={changes()[steps.at()]} person={person} />}
        />
        <div class="main__scroll doc" role="region" aria-label={text().texts.sides[layout()]} tabindex={0}>
          <div class="doc__notes">
            <Show when={isArchived()}>
              <Note icon="archive">{text().compare.archivedText}</Note>
            </Show>
            <Show when={isPast()}>
              <Note icon={SIGNS.viewPast}>{text().compare.pastText}</Note>
            </Show>
            <Show when={isSame()}>
              <Note icon="equal">{text().compare.sameText}</Note>
            </Show>
          </div>
          <ReadSides layout={layout()} blocks={NO_BLOCKS}>
            {(side) => <ComparedBody diff={bodies[side]} side={side} person={person} />}
          </ReadSides>
        </div>
      </div>
    </ScreenPage>
  )
}
type Person = ReturnType<typeof createPerson>

/** Until its differences are loaded, a title is empty; where they cannot be, it is shown without them. */
function ComparedTitles(props: { sides: readonly Language[]; titles: DiffBySide; written: Bilingual; person: Person }) {
  const text = useText()
  return (
    <For each={props.sides}>
      {(side, index) => (
        <Show
          when={props.titles[side].value()}
          fallback={
            <Show when={props.titles[side].failure()}>
              <p class={index() === 0 ? 'doc-title' : 'doc-title doc-title--other'} lang={side}>
                {props.written[side]}
              </p>
            </Show>
          }
        >
          {(found) => (
            <MarkedText
              class={index() === 0 ? 'doc-title' : 'doc-title doc-title--other'}
              doc={found().doc}
              language={side}
              label={text().texts.titleIn[side]}
              person={props.person}
            />
          )}
        </Show>
      )}
    </For>
  )
}

function ComparedBody(props: { diff: Diff; side: Language; person: Person }) {
  const text = useText()
  return (
    <>
      <div class="doc__above">
        <DiffTrouble diff={props.diff} />
      </div>
      <Show
        when={props.diff.value()}
        fallback={
          <Show when={!props.diff.failure()}>
            <Skeleton label={text().compare.refreshing} lines={9} />
          </Show>
        }
      >
        {(found) => (
          <MarkedText
            beside
            class="doc__text"
            doc={found().doc}
            language={props.side}
            label={text().texts.sides[props.side]}
            person={props.person}
          />
        )}
      </Show>
    </>
  )
}

const NOTHING = { type: 'doc' }
/** Until the differences are loaded there are no rows to align. */
const NO_BLOCKS = { es: [], en: [] }

/**
 * The tooltip of a difference needs a pointer, so this shows the same for keyboards. Screen readers get it from the element of the
 * difference.
 */
function Says(props: { change: Signed | undefined; person: Person }) {
  const language = useLanguage()
  const group = useGroup()
  return (
    <Show when={props.change}>
      {(change) => {
        const mark = () => authorMarkIn(group(), change())
        const person = () => {
          const account = change().account
          return account ? props.person(account) : null
        }
        return (
          <p class="legend__says" aria-hidden="true">
            <Show when={mark()}>{(one) => <DelegationMark code={one().code} identity={one().identity} />}</Show>
            <span>{signedWords(change(), { person: person(), code: person() ? null : (mark()?.code ?? null) }, language())}</span>
          </p>
        )
      }}
    </Show>
  )
}

function ChangeCounts(props: { changes: readonly Signed[] }) {
  const text = useText()
  const count = (...types: readonly (Signed['type'] | null)[]) => props.changes.filter(({ type }) => types.includes(type)).length
  const inserted = () => count('inserted')
  const deleted = () => count('deleted')
  const moved = () => count('movedHere')
  const other = () => count('formatted', 'attributes')
  return (
    <ul class="counts">
      <Count mark="added" n={inserted()} words={text().compare.changedPlaces.inserted(inserted())} />
      <Count mark="removed" n={deleted()} words={text().compare.changedPlaces.deleted(deleted())} />
      <Show when={moved() > 0}>
        <Count mark="changed" n={moved()} words={text().compare.changedPlaces.moved(moved())} />
      </Show>
      <Count mark="changed" n={other()} words={text().compare.changedPlaces.other(other())} />
    </ul>
  )
}
