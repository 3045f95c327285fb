// Imports a Word document as a text of the group, in three steps: the file, the preview, and the created text.
import { A } from '@solidjs/router'
import { createEffect, Match, on, Show, Switch } from 'solid-js'
import { roadmapId } from '../../../shared/ids.ts'
import { useCan } from '../../base/actor.tsx'
import { useGroup } from '../../base/group.tsx'
import { useText } from '../../base/i18n.tsx'
import { CurrentDocumentProvider } from '../../live/CurrentDocument.tsx'
import { Button } from '../../ui/Button.tsx'
import { ScreenPage } from '../../ui/Page.tsx'
import { EmptyState } from '../../ui/States.tsx'
import { DoneActions } from '../DoneActions.tsx'
import { MomentNote } from '../MomentNote.tsx'
import { PickFile } from '../PickFile.tsx'
import { ImportSteps } from '../Steps.tsx'
import { createWordImport, WORD_STEPS, type WordImport } from './createWordImport.ts'
import { WordPreview } from './WordPreview.tsx'
import '../../styles/importing.css'

export function WordImportView() {
  const group = useGroup()
  return (
    <CurrentDocumentProvider id={roadmapId(group().id)}>
      <Importing />
    </CurrentDocumentProvider>
  )
}

function Importing() {
  const text = useText()
  const group = useGroup()
  const can = useCan()
  const made = createWordImport()
  let place!: HTMLDivElement
  // The focus moves to the next step.
  createEffect(on(made.step, () => place?.focus({ preventScroll: true }), { defer: true }))
  return (
    <ScreenPage
      title={made.name() || text().importing.word.title}
      actions={<ImportSteps steps={WORD_STEPS} at={made.step()} onGo={made.setStep} />}
    >
      <Show
        when={can('page.create', group().id)}
        fallback={
          <EmptyState page title={text().importing.word.readOnly}>
            <A href={`/g/${group().id}/texts`}>{text().texts.title}</A>
          </EmptyState>
        }
      >
        <div ref={place} class="imp-step" tabindex="-1">
          <Switch>
            <Match when={made.step() === 'file'}>
              <WordFile made={made} />
            </Match>
            <Match when={made.step() === 'preview' && made.rows.given()}>{(given) => <WordPreview made={made} given={given()} />}</Match>
            <Match when={made.step() === 'done'}>
              <WordDone made={made} />
            </Match>
          </Switch>
        </div>
      </Show>
    </ScreenPage>
  )
}

function WordFile(props: { made: WordImport }) {
  const text = useText()
  const trouble = () => {
    const why = props.made.problem()
    return why && text().importing.word.problems[why]
  }
  return (
    <div class="main__scroll">
      <div class="imp-file">
        <p class="soft">{text().importing.word.why}</p>
        <PickFile
          made={props.made}
          icon="file-text"
          accept=".docx,.docm,.dotx,application/vnd.openxmlformats-officedocument.wordprocessingml.document"
          call={text().importing.word.drop}
          limits={text().importing.word.limits}
          trouble={trouble()}
        />
        <Show when={props.made.rows.given() && !trouble() && !props.made.busy()}>
          <p class="row">
            <Button kind="primary" class="end" onClick={() => props.made.setStep('preview')}>
              {text().importing.toPreview}
            </Button>
          </p>
        </Show>
      </div>
    </div>
  )
}

function WordDone(props: { made: WordImport }) {
  const text = useText()
  const group = useGroup()
  return (
    <Show when={props.made.made()}>
      {(done) => (
        <div class="main__scroll">
          <div class="imp-file">
            <div role="status">
              <h2>{props.made.undone() ? text().importing.word.undone : text().importing.word.created}</h2>
            </div>
            <DoneActions
              href={`/g/${group().id}/texts/${done().text.slice('page:'.length)}`}
              label={text().importing.word.show}
              mayUndo={props.made.mayUndo()}
              onUndo={props.made.undo}
              onAnother={props.made.drop}
            />
            <MomentNote moment={done().moment} words={text().importing.word.kept} />
          </div>
        </div>
      )}
    </Show>
  )
}
