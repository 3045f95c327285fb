// Live text that the point is about, both languages in rows. Serif, as in the text's own page.

import { A } from '@solidjs/router'
import { createMemo, createSignal, For, Index, Show } from 'solid-js'
import { pick } from '../../../shared/bilingual.ts'
import type { DocumentId } from '../../../shared/ids.ts'
import { isolate } from '../../../shared/isolate.ts'
import { useGroup, useLanguages } from '../../base/group.tsx'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { EditedBy } from '../../editor/EditedBy.tsx'
import { type ShownBlock, shownBlockWords } from '../../editor/shownBlocks.ts'
import { PairWords } from '../../item/PairWords.tsx'
import { LiveDocumentProvider, useLive } from '../../live/LiveDocument.tsx'
import { DocumentGate } from '../../states/DocumentGate.tsx'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { useRoom } from './RoomContext.tsx'
import { createResting } from './resting.ts'
import { ShowButton } from './ShowButton.tsx'
import { isShownNow, showsAttribute } from './showing.ts'
import { createShownText, rowNames, type ShownText, type ShownTextRow } from './shownText.ts'

/** Longer texts are collapsed in the room around the presented row; the projector shows all. */
const AT_ONCE = 6

export function PointText(props: { page: DocumentId; whole?: boolean | undefined }) {
  return (
    <LiveDocumentProvider id={props.page}>
      <OpenText page={props.page} whole={props.whole} />
    </LiveDocumentProvider>
  )
}

function OpenText(props: { page: DocumentId; whole?: boolean | undefined }) {
  const live = useLive()
  return (
    <DocumentGate brief lines={3}>
      <Words page={props.page} whole={props.whole} shown={createShownText(live)} />
    </DocumentGate>
  )
}

function Words(props: { page: DocumentId; whole?: boolean | undefined; shown: ShownText }) {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const room = useRoom()
  const [unfolded, setUnfolded] = createSignal(false)
  const title = () => pick(props.shown.title(), language())
  const folds = () => !props.whole && props.shown.rows.length > AT_ONCE
  const rows = createMemo(() => {
    if (!folds() || unfolded()) return props.shown.rows
    const at = props.shown.rows.findIndex((row) => isShownNow(room.meeting.shown, rowNames(props.page, row)))
    const from = Math.max(0, Math.min(at - 1, props.shown.rows.length - AT_ONCE))
    return props.shown.rows.slice(from, from + AT_ONCE)
  })
  return (
    <section
      class="room__text"
      aria-label={`${text().room.textUnder}: ${isolate(title().text)}`}
      data-shows={showsAttribute({ type: 'text', id: props.page, block: null })}
    >
      <h2 class="room__h">
        <Icon name="file-text" />
        <PairWords pair={props.shown.title()} otherwise={text().texts.untitled} />
        <Show when={!props.whole}>
          <span class="end row">
            <A class="room__open" href={`/g/${group().id}/texts/${props.page.slice('page:'.length)}`} target="_blank">
              {text().room.openText}
              <Icon name="arrow-up-right" size="s" />
            </A>
            <ShowButton names={[showsAttribute({ type: 'text', id: props.page, block: null })]} of={title().text} />
          </span>
        </Show>
      </h2>
      <Show when={rows().length > 0} fallback={<p class="soft">{text().room.emptyText}</p>}>
        <For each={rows()}>{(row) => <Row page={props.page} row={row} shown={props.shown} whole={props.whole} />}</For>
      </Show>
      <Show when={folds()}>
        <Button kind="ghost" class="room__fold" aria-expanded={unfolded()} onClick={() => setUnfolded((now) => !now)}>
          {unfolded() ? text().room.fold : text().room.unfold(props.shown.rows.length)}
        </Button>
      </Show>
    </section>
  )
}

function Row(props: { page: DocumentId; row: ShownTextRow; shown: ShownText; whole?: boolean | undefined }) {
  const text = useText()
  const language = useLanguage()
  const room = useRoom()
  const names = () => rowNames(props.page, props.row)
  const called = () =>
    props.row.number === null
      ? shownBlockWords(props.row[language()] ?? props.row.es ?? props.row.en).slice(0, 60)
      : text().room.paragraph(props.row.number)
  const isBefore = () => isShownNow(room.meeting.shown, names())
  const writer = () => props.shown.writers(props.row)[0] ?? null
  const edited = createResting(writer, () => `${shownBlockWords(props.row.es)}\n${shownBlockWords(props.row.en)}`)
  const languages = useLanguages()
  return (
    <div
      class="passage"
      classList={{
        'is-before': isBefore(),
        'is-theirs': writer() !== null,
        'passage--h': (props.row.es ?? props.row.en)?.kind === 'heading',
      }}
      data-shows={names()[0]}
      data-shows-too={names()[1]}
      data-edited={edited()}
    >
      <span class="passage__n">{props.row.number}</span>
      <For each={languages()}>
        {(side) => (
          <p lang={side}>
            <Show when={props.row[side]} fallback={<span class="muted">–</span>}>
              {(block) => <Runs block={block()} />}
            </Show>
          </p>
        )}
      </For>
      <Show when={!props.whole && names().length > 0}>
        <ShowButton names={names()} of={called()} />
      </Show>
      <EditedBy peers={props.shown.writers(props.row)} />
    </div>
  )
}

function Runs(props: { block: ShownBlock }) {
  return (
    <>
      <Show when={props.block.marker}>{(marker) => <>{marker()} </>}</Show>
      {/* Keyed by position, so that a run that grows keeps its element. */}
      <Index each={props.block.runs}>{(run) => <Run run={run()} />}</Index>
    </>
  )
}
function Run(props: { run: ShownBlock['runs'][number] }) {
  return (
    <span
      classList={{
        'run--bold': props.run.bold,
        'run--italic': props.run.italic,
        'run--underline': props.run.underline,
        'run--strike': props.run.strike,
      }}
    >
      {props.run.text}
      <Show when={props.run.note}>{(note) => <sup>{note()}</sup>}</Show>
    </span>
  )
}
