// The glossary as a file, and terms from a file: what each line would do is shown before it is written.
import { createSignal, For, Show } from 'solid-js'
import { LANGUAGES, type Language, pickWords } from '../../../shared/bilingual.ts'
import { importTerms } from '../../../shared/glossary/importTerms.ts'
import { TERMS } from '../../../shared/glossary/layout.ts'
import type { TermSide } from '../../../shared/glossary/twins.ts'
import { csvSeparator } from '../../base/csvSeparator.ts'
import { downloadFile } from '../../base/download.ts'
import { useGroup } from '../../base/group.tsx'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { readBytes } from '../../base/readBytes.ts'
import { MOST_BYTES } from '../../exchange/bounds.ts'
import { FilePicker } from '../../exchange/FilePicker.tsx'
import { tableRows } from '../../exchange/tableRows.ts'
import { xmlText } from '../../exchange/xmlText.ts'
import { termsOf } from '../../live/glossaryProjection.ts'
import { useGlossary, useLive, useWrite } from '../../live/LiveDocument.tsx'
import { ConfirmDialog } from '../../states/ConfirmDialog.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, MenuItem, MenuSeparator } from '../../ui/Menu.tsx'
import { Skeleton } from '../../ui/States.tsx'
import { useToast } from '../../ui/Toasts.tsx'
import { glossaryPlan, type TermChange, type TermLine, termChanges } from './glossaryPlan.ts'
import { tbxLines, termsTbx } from './tbx.ts'
import { termLines, termsCsv } from './termTable.ts'
import '../../styles/paste.css'

/** One update holds them. */
const MOST_TERMS = 1_000
const MOST_LETTERS = 500_000
/** More lines than anybody reads at once. */
const SHOWN = 100
const EDIT = ['creates', 'changes'] as const

export function GlossaryFiles() {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const live = useLive('glossary')
  const glossary = useGlossary()
  const toast = useToast()
  const [given, setGiven] = createSignal<readonly TermSide[] | null>(null)
  const living = () => termsOf(glossary).filter(({ archived }) => !archived)
  const download = (format: 'csv' | 'tbx') => {
    const name = `ruta-${group().id}-${text().glossary.files.name}.${format}`
    if (format === 'csv') downloadFile(name, 'text/csv', termsCsv(living(), language(), csvSeparator(language())))
    else downloadFile(name, 'application/x-tbx', termsTbx(living(), pickWords(group().name, language())))
    toast({ text: text().past.exported(name) })
  }
  /** Until it is read, which takes seconds for a large spreadsheet. */
  const [reading, setReading] = createSignal<File | null>(null)
  const read = async (file: File) => {
    setReading(file)
    const lines = await linesOf(file)
    if (reading() !== file) return
    setReading(null)
    if (lines === null || lines.length === 0) return toast({ text: text().glossary.files.unreadable })
    if (lines.length > MOST_TERMS || JSON.stringify(lines).length > MOST_LETTERS) return toast({ text: text().glossary.files.tooMany })
    setGiven(lines)
  }
  return (
    <>
      <FilePicker accept=".csv,.tsv,.txt,.xlsx,.tbx,.xml" onFile={(file) => void read(file)}>
        {(choose) => (
          <Menu placement="bottom-end" trigger={(props) => <IconButton {...props} icon="download" label={text().glossary.files.menu} />}>
            <MenuItem icon="table-2" onSelect={() => download('csv')}>
              {text().glossary.files.csv}
            </MenuItem>
            <MenuItem icon="file-text" onSelect={() => download('tbx')}>
              {text().glossary.files.tbx}
            </MenuItem>
            <Show when={live.canWrite()}>
              <MenuSeparator />
              <MenuItem icon="table-2" onSelect={choose}>
                {text().glossary.files.import}
              </MenuItem>
            </Show>
          </Menu>
        )}
      </FilePicker>
      <Show when={reading()}>
        {(file) => (
          <Dialog
            open
            wide
            title={file().name}
            onClose={() => setReading(null)}
            foot={<Button onClick={() => setReading(null)}>{text().common.cancel}</Button>}
          >
            <Skeleton label={text().importing.reading} lines={3} />
          </Dialog>
        )}
      </Show>
      <Show when={given()}>{(lines) => <Preview lines={glossaryPlan(lines(), termsOf(glossary))} onClose={() => setGiven(null)} />}</Show>
    </>
  )
}

/** Null if the file is no glossary. */
const linesOf = async (file: File): Promise<readonly TermSide[] | null> => {
  if (/\.(tbx|xml)$/i.test(file.name)) {
    const bytes = file.size > MOST_BYTES ? null : await readBytes(file)
    return bytes && tbxLines(xmlText(bytes))
  }
  const rows = await tableRows(file)
  return rows && termLines(rows)
}

function Preview(props: { lines: readonly TermLine[]; onClose: () => void }) {
  const text = useText()
  const language = useLanguage()
  const live = useLive('glossary')
  const write = useWrite('glossary')
  const toast = useToast()
  const count = (what: TermLine['what']) => props.lines.filter((line) => line.what === what).length
  const total = () => EDIT.reduce((sum, what) => sum + count(what), 0)
  const run = () => {
    const { made: done, undo } = live.undoManager.asStep(() =>
      write((doc) =>
        importTerms(
          doc,
          {
            added: props.lines.flatMap(({ what, words }) => (what === 'creates' ? [words] : [])),
            edits: props.lines.flatMap(({ term, words }) =>
              term ? termChanges(term, words).map((change) => ({ id: term.id, ...change })) : [],
            ),
          },
          (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
        ),
      ),
    )
    const n = total()
    props.onClose()
    if (done.ok) toast({ text: text().glossary.files.imported(n), action: { label: text().common.undo, undoes: undo, run: undo } })
  }
  return (
    <ConfirmDialog
      open
      wide
      title={text().glossary.files.title(props.lines.length)}
      description={text().glossary.files.summary(count('creates'), count('changes'), count('stays'), count('refused'))}
      onClose={props.onClose}
      kind="primary"
      verb={text().glossary.files.run(total())}
      disabled={total() === 0}
      autofocus
      onConfirm={run}
    >
      <section class="paste__scroll" tabindex={0} aria-label={text().paste.preview}>
        <table class="paste__table">
          <thead>
            <tr>
              <th scope="col">{text().importing.heads.what}</th>
              <For each={LANGUAGES}>{(side) => <th scope="col">{side.toUpperCase()}</th>}</For>
              <th scope="col">{TERMS.fields.source.label?.[language()]}</th>
            </tr>
          </thead>
          <tbody>
            <For each={props.lines.slice(0, SHOWN)}>{(line) => <Line line={line} />}</For>
          </tbody>
        </table>
        <Show when={props.lines.length > SHOWN}>
          <p class="soft">{text().paste.more(props.lines.length - SHOWN)}</p>
        </Show>
      </section>
    </ConfirmDialog>
  )
}

function Line(props: { line: TermLine }) {
  const text = useText()
  const changes = (side: Language | null) =>
    props.line.term ? termChanges(props.line.term, props.line.words).filter((change) => change.side === side) : []
  const before = ({ field, side }: TermChange) => (field === 'source' ? props.line.term?.source : side && props.line.term?.[field][side])
  const changed = (side: Language | null) => (
    <For each={changes(side)}>
      {(change) => (
        <span class="sub">
          <Show when={before(change)}>
            <s>
              <span class="vh">{text().paste.was} </span>
              {before(change)}
            </s>
          </Show>{' '}
          {change.to}
        </span>
      )}
    </For>
  )
  return (
    <tr>
      <th scope="row">
        {text().importing.what[props.line.what]}
        <Show when={props.line.what === 'refused'}>
          <span class="error">{text().glossary.files.several}</span>
        </Show>
      </th>
      <For each={LANGUAGES}>
        {(side) => (
          <td lang={side} classList={{ 'paste__cell--stays': props.line.what === 'stays' }}>
            {props.line.words.term[side]} {changed(side)}
          </td>
        )}
      </For>
      <td>{props.line.what === 'creates' ? props.line.words.source : changed(null)}</td>
    </tr>
  )
}
