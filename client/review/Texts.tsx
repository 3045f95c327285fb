// Changed texts: changed paragraphs counted per language, who changed them, and each with its words.
import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { pickWords } from '../../shared/bilingual.ts'
import type { TextDifference } from '../../shared/history/comparison.ts'
import type { DocumentId } from '../../shared/ids.ts'
import { spaced } from '../../shared/outcome/changeRows.ts'
import { textChanges } from '../../shared/outcome/changes.ts'
import { PAPER_WORDS, REVIEW_WORDS } from '../../shared/outcome/words.ts'
import { useGroup } from '../base/group.tsx'
import { CATALOGUE } from '../base/messages/catalogue.ts'
import { ChangeMark } from '../compare/ChangeMark.tsx'
import { Runs } from '../compare/Runs.tsx'
import { markOfText, textWords } from '../compare/textWords.ts'
import { Icon } from '../ui/Icon.tsx'
import { Contributors } from './Lines.tsx'
import { ReviewSentence, useSheet } from './SheetContext.tsx'

export function Texts(props: { texts: readonly TextDifference[]; unreadable: readonly DocumentId[] }) {
  const { textHref } = useSheet()
  const group = useGroup()
  const titleOf = (document: DocumentId) => group().documents.find(({ id }) => id === document)?.title ?? NO_TITLE
  return (
    <Show when={props.texts.length + props.unreadable.length > 0}>
      <section aria-labelledby="review-texts">
        <h2 id="review-texts">
          <ReviewSentence words={(text) => text.textsHead} inline />
        </h2>
        <ul class="acts acts--texts">
          <For each={props.texts}>
            {(one) => (
              <li>
                <ChangeMark mark={markOfText(one)} named />
                <div class="acts__t">
                  <A href={textHref(one.document)}>
                    <ReviewSentence words={(text, language) => pickWords(one.title, language) || text.untitled} />
                  </A>
                  <p>
                    <ReviewSentence words={(_text, language) => textWords(one, language)} />
                  </p>
                  <Contributors contributions={one.contributions} />
                  <ChangedParagraphs text={one} />
                </div>
              </li>
            )}
          </For>
          <For each={props.unreadable}>
            {(document) => (
              <li>
                <Icon name="triangle-alert" />
                <div class="acts__t">
                  <A href={textHref(document)}>
                    <ReviewSentence words={(text, language) => pickWords(titleOf(document), language) || text.untitled} />
                  </A>
                  <p>
                    <ReviewSentence words={(_text, language) => CATALOGUE[language].compare.changedTexts.unreadable} />
                  </p>
                </div>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}

/** Its title and each changed paragraph, before and after, as on paper. */
function ChangedParagraphs(props: { text: TextDifference }) {
  const { languages } = useSheet()
  return (
    <For each={languages()}>
      {(language) => {
        const changes = () => textChanges(props.text, language)
        return (
          <div class="pars" lang={language}>
            <Show when={changes().title}>
              {(title) => (
                <p>
                  {PAPER_WORDS.title[language]}: <Runs runs={spaced(title())} words={language} language={language} />
                </p>
              )}
            </Show>
            <Show when={languages().length > 1 && changes().paragraphs.length > 0}>
              <p>{REVIEW_WORDS.sides[language][language]}:</p>
            </Show>
            <For each={changes().paragraphs}>
              {(runs) => (
                <p class="pars__p">
                  <Runs runs={spaced(runs)} words={language} language={language} />
                </p>
              )}
            </For>
          </div>
        )
      }}
    </For>
  )
}

const NO_TITLE = { es: '', en: '' }
