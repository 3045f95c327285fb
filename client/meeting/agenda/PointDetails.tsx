// Details of a point: subjects, reason for deferral, and preparation note in both languages.
import { For, Show, Suspense } from 'solid-js'
import { LANGUAGES, type Language, otherLanguage, pickWords } from '../../../shared/bilingual.ts'
import type { Point } from '../../../shared/meeting/model.ts'
import { pointNote, pointText } from '../../../shared/meeting/write.ts'
import { pointPair } from '../../../shared/pairs/pairNames.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { lazily } from '../../base/lazily.tsx'
import { SubjectComments } from '../../comments/SubjectComments.tsx'
import { SubjectFiles } from '../../files/SubjectFiles.tsx'
import { useItemContext } from '../../item/ItemContext.tsx'
import { PairButton } from '../../item/PairButton.tsx'
import { useLive } from '../../live/LiveDocument.tsx'
import { BilingualLine } from '../BilingualLine.tsx'
import { Links } from '../Links.tsx'
import { useSession } from '../SessionContext.tsx'

const RichText = lazily(async () => (await import('../../item/RichText.tsx')).RichText)

export function PointDetails(props: { id: string; point: Point }) {
  const text = useText()
  const context = useItemContext()
  const language = useLanguage()
  const live = useLive()
  const session = useSession()
  const hasReason = () => props.point.state === 'deferred' || props.point.carriedFrom !== null || said(props.point.reason)
  return (
    <div class="point__details" id={props.id}>
      <PairButton name={pointPair(props.point.id, 'title')} pair={props.point.title} who={context.who} of={text().meeting.pointTitle} />
      <Links from={{ list: 'points', id: props.point.id }} items={props.point.items} texts={props.point.texts} />
      <Show when={hasReason()}>
        <div class="stack stack--1">
          <h4 class="label">{text().meeting.reason}</h4>
          <BilingualLine
            class="line--boxed"
            words={props.point.reason}
            textOf={(side) => pointText(live.doc, props.point.id, 'reason', side)}
            labels={text().meeting.reasonIn}
            editingKey={`meeting:point:${props.point.id}:reason`}
          />
          <PairButton name={pointPair(props.point.id, 'reason')} pair={props.point.reason} who={context.who} of={text().meeting.reason} />
        </div>
      </Show>
      <Note point={props.point} />
      <Show when={session.info()?.shared}>
        <SubjectFiles
          subject={{ document: live.id, subject: `point:${props.point.id}` }}
          of={pickWords(props.point.title, language())}
          readOnly={!session.canWrite()}
        />
      </Show>
      <SubjectComments subject={{ document: live.id, subject: `point:${props.point.id}` }} of={pickWords(props.point.title, language())} />
    </div>
  )
}
const said = (pair: Point['note']) => pair.es.trim() !== '' || pair.en.trim() !== ''

function Note(props: { point: Point }) {
  const context = useItemContext()
  const text = useText()
  const language = useLanguage()
  const live = useLive()
  const session = useSession()
  const sides = (): readonly Language[] =>
    session.canWrite() ? [language(), otherLanguage(language())] : LANGUAGES.filter((side) => props.point.note[side].trim() !== '')
  return (
    <div class="stack stack--1">
      <h4 class="label">{text().meeting.note}</h4>
      <PairButton name={pointPair(props.point.id, 'note')} pair={props.point.note} who={context.who} of={text().meeting.note} />
      <div class="point__notes">
        <For each={sides()} fallback={<p class="sub">{text().meeting.noNote}</p>}>
          {(side) => (
            <div lang={side}>
              <span class="bi__l" aria-hidden="true">
                {side.toUpperCase()}
              </span>
              <Show when={pointNote(live.doc, props.point.id, side)} keyed>
                {(fragment) => (
                  <Suspense fallback={<p class="prose prose--plain">{props.point.note[side]}</p>}>
                    <RichText
                      fragment={fragment}
                      language={side}
                      label={text().meeting.noteIn[side]}
                      placeholder={text().meeting.noteWrite}
                      readOnly={!session.canWrite()}
                      unshared={session.info()?.shared !== true}
                      editingKey={`meeting:point:${props.point.id}:note.${side}`}
                    />
                  </Suspense>
                )}
              </Show>
            </div>
          )}
        </For>
      </div>
    </div>
  )
}
