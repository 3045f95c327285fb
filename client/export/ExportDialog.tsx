// What is exported: in which format, in which languages, on which paper, with which parts. It says that a file is being made, lets its reader
// stop that, and says why one could not be made.
import { createSignal, For, Show } from 'solid-js'
import { CSV_SEPARATORS, type CsvSeparator } from '../../shared/spreadsheet.ts'
import { useText } from '../base/i18n.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Select } from '../ui/Field.tsx'
import { createMedia } from '../ui/media.ts'
import { Segmented } from '../ui/Segmented.tsx'
import { TroubleNote } from '../ui/States.tsx'
import { createExportChoices } from './createExportChoices.ts'
import { createExportedFile } from './createExportedFile.ts'
import { createFirstPage } from './createFirstPage.ts'
import { DocumentChoices } from './DocumentChoices.tsx'
import { type Exported, LANGUAGE_CHOICES, type LanguageChoice } from './exported.ts'
import { FileFacts } from './FileFacts.tsx'
import { FirstPageView } from './FirstPage.tsx'
import { FormatList } from './FormatList.tsx'
import { FORMAT_USES } from './formats.ts'

/** `again`: what the screen shows when the file is made. */
export function ExportDialog(props: { of: Exported; again: () => Exported; onClose: () => void }) {
  const text = useText()
  const words = () => text().exporting
  const file = createExportedFile(props)
  const choices = createExportChoices(() => props.of, file.forgetFailure)
  const isWide = createMedia('(min-width: 60rem)')
  /** On a narrow screen the page is below the form, when somebody asks for it. */
  const [asked, setAsked] = createSignal(false)
  const isSeen = () => isWide() || asked()
  const page = createFirstPage(() => props.of, choices, { isWanted: isSeen, isMaking: file.isMaking })
  return (
    <Dialog
      open
      wide
      panes
      title={words().verb}
      description={descriptionOf(props.of, text())}
      onClose={() => props.onClose()}
      foot={
        <>
          <Button onClick={() => (file.isMaking() ? file.stop() : props.onClose())}>
            {file.isMaking() ? words().stop : text().common.cancel}
          </Button>
          <Button
            kind="primary"
            busy={file.isMaking() && words().making}
            aria-disabled={choices.isNothing() || choices.isNoneInReach() ? 'true' : undefined}
            onClick={() => void file.make(choices)}
          >
            {choices.format()?.opens ? words().openToPrint : words().save}
          </Button>
        </>
      }
    >
      <div class="export-panes">
        <div class="export">
          <p class="vh" role="status">
            {file.isMaking() ? words().making : ''}
          </p>
          <TroubleNote words={file.failure() ?? (choices.isNoneInReach() ? words().offline : null)} />
          <Show when={choices.isDocument()}>
            <div class="export__row">
              <span class="export__label">{words().languages}</span>
              <Segmented<LanguageChoice>
                label={words().languages}
                value={choices.chosen().languages}
                segments={LANGUAGE_CHOICES.map((value) => ({
                  value,
                  label: value === 'es-en' ? 'ES + EN' : value.toUpperCase(),
                  name: value === 'es-en' ? words().both : text().common.ownNames[value],
                }))}
                onChange={(languages) => choices.choose({ languages })}
              />
            </div>
          </Show>
          <Show when={choices.isSeparated()}>
            <div class="export__row">
              <span class="export__label">{words().separator}</span>
              <Segmented<CsvSeparator>
                label={words().separator}
                value={choices.separator()}
                segments={CSV_SEPARATORS.map((value) => ({ value, label: words().separators[value === ',' ? 'comma' : 'semicolon'] }))}
                onChange={choices.chooseSeparator}
              />
            </div>
          </Show>
          <Show when={choices.holdsComments()}>
            <Select
              label={text().exchange.withComments}
              value={choices.included()}
              choices={choices.inclusions().map((value) => ({ value, label: text().exchange.commentsIn[value] }))}
              onChange={choices.setIncluded}
            />
          </Show>
          <div class="export__uses" role="radiogroup" aria-label={words().format}>
            <For each={FORMAT_USES}>
              {(use) => (
                <FormatList
                  label={words().uses[use]}
                  formats={choices.formatsTo(use)}
                  chosen={choices.format()}
                  isOutOfReach={choices.isOutOfReach}
                  onChoose={(id) => choices.choose({ format: id })}
                />
              )}
            </For>
          </div>
          <Show when={choices.isDocument()}>
            <DocumentChoices of={choices} />
          </Show>
        </div>
        <Show
          when={isSeen()}
          fallback={
            <Button class="export__see" icon="eye" onClick={() => setAsked(true)}>
              {words().preview.see}
            </Button>
          }
        >
          <FirstPageView
            shown={page()}
            isWord={choices.format()?.id === 'docx'}
            hasPages={choices.format()?.paper === true}
            isAsked={asked()}
          />
        </Show>
        <FileFacts of={props.of} format={choices.format()} page={page()} />
      </div>
    </Dialog>
  )
}

const descriptionOf = (of: Exported, { exporting: words, review }: ReturnType<ReturnType<typeof useText>>): string => {
  switch (of.kind) {
    case 'plan':
      return words.plan(of.items.length, of.all.filter(({ archived }) => !archived).length)
    case 'review':
      return review.title
    case 'register':
      return words.register(of.decisions.length, of.all)
    default:
      return of.name
  }
}
