// The preview of a Word import, before anything is created: languages and title, what is changed or left out, and the resulting text.
import { createMemo, createSignal, For, type JSX, Show } from 'solid-js'
import { LANGUAGES, type Language } from '../../../shared/bilingual.ts'
import { isHref } from '../../../shared/editor/richText.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { formatBytes, formatMoment } from '../../base/intl.ts'
import { drawBlocks } from '../../editor/wordBlocks.ts'
import { WORD_LANGUAGES, type WordLanguages } from '../../exchange/word/arrange.ts'
import { LOSSES, type TrackedReading, type WordDocumentSides } from '../../exchange/word/model.ts'
import { MOST_IMPORTED } from '../../live/documentSize.ts'
import { useLive } from '../../live/LiveDocument.tsx'
import { Button } from '../../ui/Button.tsx'
import { Select, TextField } from '../../ui/Field.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { Note, TroubleNote } from '../../ui/States.tsx'
import { SIGNS } from '../../ui/signs.ts'
import type { WordImport, WordImportGiven } from './createWordImport.ts'
import { type PreviewRow, previewRows } from './previewRows.ts'

/** Paragraphs shown at first; more on request. */
const SHOWN = 150
/** Entries shown of a list of changes or comments. */
const LISTED = 200

export function WordPreview(props: { made: WordImport; given: WordImportGiven }) {
  const text = useText()
  const language = useLanguage()
  const words = () => text().importing.word
  const live = useLive('roadmap')
  const isOffline = () => live.link().type !== 'live'
  const tooLarge = () =>
    props.made.isTooLarge()
      ? words().size(formatBytes(props.made.bytesWith() ?? 0, language()), formatBytes(MOST_IMPORTED, language()))
      : null
  return (
    <>
      <div class="main__scroll">
        <div class="word-head">
          <Settings made={props.made} given={props.given} />
          <Losses given={props.given} made={props.made} />
        </div>
        <Words given={props.given} />
      </div>
      <TroubleNote words={props.made.failure()} />
      <TroubleNote words={tooLarge()} />
      <Show when={isOffline()}>
        <Note icon="cloud-off">{words().needsConnection}</Note>
      </Show>
      <div class="imp__foot">
        <Icon name={SIGNS.history} />
        <span>{words().before(text().importing.moment(props.made.name()))}</span>
        <span class="end">
          <Button onClick={() => props.made.setStep('file')}>{text().importing.back}</Button>
          <Button
            kind="primary"
            disabled={isOffline() || props.made.isTooLarge() || !props.made.hasTitle() || props.made.busy()}
            busy={props.made.writing() && text().importing.importing}
            onClick={() => void props.made.run()}
          >
            {words().run}
          </Button>
        </span>
      </div>
    </>
  )
}

function Settings(props: { made: WordImport; given: WordImportGiven }) {
  const text = useText()
  const words = () => text().importing.word
  const word = () => props.given.word
  const choices = () => WORD_LANGUAGES.filter((one) => word().hasColumns || !one.includes('-'))
  return (
    <div class="word-settings">
      <Select
        label={words().languages}
        value={word().languages}
        choices={choices().map((value) => ({ value, label: words().languageChoices[value] }))}
        hint={word().languages.includes('-') ? words().columnsWhy : undefined}
        onChange={(value) => {
          const languages: WordLanguages | undefined = WORD_LANGUAGES.find((one) => one === value)
          if (languages) void props.made.readAs({ languages })
        }}
      />
      <For each={LANGUAGES}>
        {(language) => (
          <TextField
            label={text().texts.titleIn[language]}
            lang={language}
            maxLength={props.made.longestTitle}
            value={props.made.title()[language]}
            onInput={(value) => props.made.setTitle(language, value)}
          />
        )}
      </For>
    </div>
  )
}

function Losses(props: { made: WordImport; given: WordImportGiven }) {
  const text = useText()
  const words = () => text().importing.word
  const word = () => props.given.word
  const lost = () => [
    ...LOSSES.filter((loss) => word().losses[loss] > 0).map((loss) => words().losses[loss](word().losses[loss])),
    ...(props.given.blocks.wideTables > 0 ? [words().wideTables(props.given.blocks.wideTables)] : []),
    ...(word().isOfRuta ? [words().ofRuta] : []),
  ]
  return (
    <section class="word-lost" aria-label={words().lost}>
      <h2>{words().lost}</h2>
      <Show when={lost().length > 0} fallback={<p class="sub">{words().nothingLost}</p>}>
        <ul>
          <For each={lost()}>{(sentence) => <li>{sentence}</li>}</For>
        </ul>
      </Show>
      <Show when={word().changes.length > 0}>
        <p class="row wrap">
          <span>{words().changes(word().changes.length)}</span>
          <Segmented<TrackedReading>
            small
            label={words().changesAre}
            value={props.made.told().changes ?? 'accepted'}
            segments={[
              { value: 'accepted', label: words().accepted },
              { value: 'before', label: words().beforeChanges },
            ]}
            onChange={(changes) => void props.made.readAs({ changes })}
          />
        </p>
        <Told label={words().showChanges} all={word().changes}>
          {(change) => (
            <>
              <span class="soft">{words().kinds[change.type]}</span>{' '}
              {change.type === 'deleted' ? <del>{change.text}</del> : <ins>{change.text}</ins>}
            </>
          )}
        </Told>
      </Show>
      <Show when={word().comments.length > 0}>
        <p>{words().comments(word().comments.length)}</p>
        <Told label={words().showComments} all={word().comments}>
          {(comment) => (
            <>
              <Show when={comment.about}>
                <q>{comment.about}</q>{' '}
              </Show>
              {comment.text}
            </>
          )}
        </Told>
      </Show>
    </section>
  )
}

/** A collapsed list of changes or comments, with authors and dates. */
function Told<T extends WordDocumentSides>(props: { label: string; all: readonly T[]; children: (one: T) => JSX.Element }) {
  const text = useText()
  const language = useLanguage()
  const when = (at: string) => {
    const time = Date.parse(at)
    return Number.isNaN(time) ? '' : formatMoment(time, language())
  }
  return (
    <details class="word-told">
      <summary>{props.label}</summary>
      <ul>
        <For each={props.all.slice(0, LISTED)}>
          {(one) => (
            <li>
              {props.children(one)}
              <span class="sub"> {[one.author, when(one.at)].filter((part) => part !== '').join(' · ')}</span>
            </li>
          )}
        </For>
      </ul>
      <Show when={props.all.length > LISTED}>
        <p class="sub">{text().importing.more(props.all.length - LISTED)}</p>
      </Show>
    </details>
  )
}

function Words(props: { given: WordImportGiven }) {
  const text = useText()
  const [most, setMost] = createSignal(SHOWN)
  const languages = createMemo((): readonly Language[] => {
    const { languages: told } = props.given.word
    return told === 'es' || told === 'en' ? [told] : LANGUAGES
  })
  const rows = createMemo(() => previewRows(props.given.blocks, languages()))
  return (
    <section class="word-rows" data-sides={languages().length} aria-label={text().importing.preview}>
      <Show when={languages().length > 1}>
        <div class="word-row word-row--head" aria-hidden="true">
          <span />
          <For each={languages()}>{(language) => <span>{text().texts.languageNames[language]}</span>}</For>
        </div>
      </Show>
      <For each={rows().slice(0, most())}>{(row) => <Row row={row} languages={languages()} />}</For>
      <Show when={rows().length > most()}>
        <p class="imp__more">
          <Button onClick={() => setMost((n) => n + SHOWN)}>{text().importing.word.more(Math.min(SHOWN, rows().length - most()))}</Button>
        </p>
      </Show>
    </section>
  )
}

function Row(props: { row: PreviewRow; languages: readonly Language[] }) {
  const text = useText()
  return (
    <div class="word-row">
      <span class="word-row__n">{props.row.number}</span>
      <For each={props.languages}>
        {(language) => (
          <div class="prose" lang={language}>
            <Show when={props.row[language].length > 0} fallback={<p class="soft">{text().importing.word.missing[language]}</p>}>
              {drawn(props.row, language)}
            </Show>
          </div>
        )}
      </For>
    </div>
  )
}

/** Footnotes get their numbers; links keep their address only if it is allowed in a text. */
const drawn = (row: PreviewRow, language: Language): JSX.Element => {
  const blocks = drawBlocks(row[language])
  for (const reference of blocks.querySelectorAll('sup[data-note]'))
    reference.textContent = String(row.notes.get(reference.getAttribute('data-note') ?? '') ?? '')
  for (const link of blocks.querySelectorAll('a[href]')) if (!isHref(link.getAttribute('href'))) link.removeAttribute('href')
  return [...blocks.childNodes]
}
