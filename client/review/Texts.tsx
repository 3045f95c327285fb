// Changed texts, with changed paragraphs counted per language.
import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { pickWords } from '../../shared/bilingual.ts'
import type { TextDifference } from '../../shared/history/comparison.ts'
import type { DocumentId } from '../../shared/ids.ts'
import { useGroup } from '../base/group.tsx'
import { CATALOGUE } from '../base/messages/catalogue.ts'
import { ChangeMark } from '../compare/ChangeMark.tsx'
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

const NO_TITLE = { es: '', en: '' }
