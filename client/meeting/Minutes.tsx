// Minutes in both languages side by side; one below the other on narrow screens.
import type { Editor } from '@tiptap/core'
import { createSignal, For, Show } from 'solid-js'
import { type Language, otherLanguage } from '../../shared/bilingual.ts'
import { minutesBody } from '../../shared/meeting/write.ts'
import { meetingPair } from '../../shared/pairs/pairNames.ts'
import { useLanguages } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { correctedBlocks } from '../editor/correctedBlocks.ts'
import { EditorToolbar, type ToolbarKeys, toolbarKey } from '../editor/EditorToolbar.tsx'
import { TextEditor } from '../editor/TextEditor.tsx'
import { useItemContext } from '../item/ItemContext.tsx'
import { PairButton } from '../item/PairButton.tsx'
import { useLive, useMeeting } from '../live/LiveDocument.tsx'
import { Note } from '../ui/States.tsx'
import { DraftMinutes } from './draft/DraftMinutes.tsx'
import { followCorrected } from './followCorrected.ts'
import { useSession } from './SessionContext.tsx'

export function Minutes() {
  const text = useText()
  const languages = useLanguages()
  const language = useLanguage()
  const live = useLive()
  const meeting = useMeeting()
  const session = useSession()
  const { who } = useItemContext()
  const [editors, setEditors] = createSignal<Readonly<Record<Language, Editor | null>>>({ es: null, en: null })
  const [last, setLast] = createSignal<Language>(language())
  const [keys, setKeys] = createSignal<ToolbarKeys | null>(null)
  const editor = () => editors()[last()] ?? editors()[otherLanguage(last())]
  const corrected = {
    es: followCorrected('es', () => editors().es),
    en: followCorrected('en', () => editors().en),
  }
  const ready = (side: Language, made: Editor | null) => {
    setEditors((all) => ({ ...all, [side]: made }))
    made?.on('focus', () => setLast(side))
  }
  return (
    <section class="minutes" aria-labelledby="session-minutes">
      <h2 id="session-minutes" class="vh">
        {text().meeting.minutesTitle}
      </h2>
      <Show when={session.canWrite()}>
        <div class="minutes__tools">
          <EditorToolbar editor={editor()} label={text().texts.format} onReady={setKeys} />
        </div>
      </Show>
      <div class="row wrap minutes__state">
        <PairButton name={meetingPair('minutes')} pair={meeting.minutes} who={who} of={text().meeting.minutesTitle} said />
        <DraftMinutes />
      </div>
      <Show when={languages().some((side) => corrected[side].failure())}>
        <Note icon="cloud-off">{text().meeting.reopened.unmarked}</Note>
      </Show>
      <div class="doc__sides" data-layout="both">
        <For each={languages()}>
          {(side) => (
            <div class="doc__side">
              <p class="doc__language" aria-hidden="true">
                {text().meeting.languageNames[side]}
              </p>
              <Show when={minutesBody(live.doc, side)} keyed fallback={<p class="unreadable">{text().texts.unreadable}</p>}>
                {(fragment) => (
                  <TextEditor
                    class="doc__text"
                    fragment={fragment}
                    language={side}
                    label={text().meeting.minutesIn[side]}
                    editingKey={`meeting:minutes.${side}`}
                    readOnly={!session.canWrite()}
                    unshared={session.info()?.shared !== true}
                    placeholder={session.canWrite() ? text().meeting.minutesWrite : text().meeting.minutesNone}
                    extensions={[correctedBlocks]}
                    onEditor={(made) => ready(side, made)}
                    onKey={(event) => toolbarKey(event, keys())}
                  />
                )}
              </Show>
            </div>
          )}
        </For>
      </div>
    </section>
  )
}
