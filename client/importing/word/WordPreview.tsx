// The preview of a Word import, before anything is created: languages and title, what is changed or left out, and the resulting text.
import { For, type JSX, Show } from 'solid-js'
import { LANGUAGES } from '../../../shared/bilingual.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { formatBytes, formatMoment } from '../../base/intl.ts'
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
import type { WordImportGiven } from './createRowChoices.ts'
import type { WordImport } from './createWordImport.ts'
import { WordRows } from './WordRows.tsx'

/** Entries shown of a list of changes or comments. */
const LISTED = 200
/** Cross-references named of those that became plain words. */
const NAMED = 10

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
        <WordRows made={props.made} given={props.given} />
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
      <BeginsAgain made={props.made} />
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

/** Beside each setting that reads the document anew. */
function BeginsAgain(props: { made: WordImport }) {
  const text = useText()
  return (
    <Show when={props.made.rows.count() > 0}>
      <p class="sub">{text().importing.word.beginsAgain}</p>
    </Show>
  )
}

function Losses(props: { made: WordImport; given: WordImportGiven }) {
  const text = useText()
  const words = () => text().importing.word
  const word = () => props.given.word
  const references = (all: readonly string[]) => {
    const named = [...new Set(all)]
    return words().references(all.length, named.slice(0, NAMED).map(words().quoted).join(', '), Math.max(0, named.length - NAMED))
  }
  const lost = () => [
    ...LOSSES.filter((loss) => word().losses[loss] > 0).map((loss) => words().losses[loss](word().losses[loss])),
    ...(word().references.length > 0 ? [references(word().references)] : []),
    ...(props.given.read.wideTables > 0 ? [words().wideTables(props.given.read.wideTables)] : []),
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
        <BeginsAgain made={props.made} />
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
