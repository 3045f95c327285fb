// Read-only text with a diff or with its authors. Never by colour alone: deletions are struck through, insertions underlined and patterned, and both
// are announced to screen readers.
import { createMemo, For, Match, Show, Switch } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type { Language } from '../../shared/bilingual.ts'
import { CLAUSE, clauseOf, type NumberedClause, numberClauses } from '../../shared/editor/clauses.ts'
import { FOOTNOTE, FOOTNOTE_REF, numberNotes } from '../../shared/editor/footnotes.ts'
import { REFERENCE, referenceOf } from '../../shared/editor/reference.ts'
import { HEADING_LEVELS, isHref } from '../../shared/editor/richText.ts'
import type { DiffNode, TextChangeMark } from '../../shared/history/textDiff.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { createMarkedPositions, markedBlock } from './besideRows.tsx'
import { isPartOfChange, isTextLine } from './changesOf.ts'
import { createNames, type EditorNaming } from './createNames.ts'
import { createNotes, NoteRef, NotesProvider, useNotes } from './MarkedNotes.tsx'
import { lasting, type MarkedRow as MarkedRowOf, markedGrid } from './markedGrid.ts'
import { calledWords, type Signed, signedWords } from './markedWords.ts'
import { withoutMovedAway } from './movedAway.ts'
import { PastedLine } from './PastedLine.tsx'
import { ReadLink } from './references/ReadLink.tsx'
import { type AuthorStretch, type LineChange, pastedStretch, stretchesOf } from './stretches.ts'

export interface MarkedTextProps extends EditorNaming {
  readonly doc: DiffNode
  readonly language: Language
  readonly label: string
  /** Typography; defaults to that of a panel. */
  readonly class?: string | undefined
  /** Its blocks are aligned with those of the other language. */
  readonly beside?: boolean | undefined
}

/** Differences have `data-change` and are focusable, so that a view can step through them. */
export const CHANGE_SELECTOR = '[data-change]'

export function MarkedText(props: MarkedTextProps) {
  const blocks = createMemo(() => withoutMovedAway(props.doc.content ?? []))
  const marked = createMemo(() => blocks().map(markedBlock))
  const beside = props.beside ? createMarkedPositions(props.language, marked) : null
  /** Deleted blocks are not counted. */
  const numbers = createMemo(() => beside?.numbers() ?? numberClauses(marked().map(({ clause }) => clause)))
  const notes = createNotes(blocks, () => beside?.notes() ?? numberNotes(marked().map((block) => block.notes)))
  return (
    <NotesProvider value={notes}>
      <div class={`text-editor marked ${props.class ?? 'prose'}`} lang={props.language} role="group" aria-label={props.label}>
        <For each={blocks()}>
          {(node, at) => (
            <Block
              node={node}
              within={null}
              person={props.person}
              number={numbers()[at()] ?? null}
              row={beside?.places()[at()]}
              language={props.language}
            />
          )}
        </For>
      </div>
    </NotesProvider>
  )
}

interface NodesProps extends EditorNaming {
  readonly nodes: readonly DiffNode[]
  /** The enclosing block that was added or removed as a whole; parts of it that changed with it are no separate differences. */
  readonly within: TextChangeMark | null
}

function Blocks(props: NodesProps) {
  return <For each={props.nodes}>{(node) => <Block node={node} within={props.within} person={props.person} />}</For>
}

interface BlockProps extends Omit<NodesProps, 'nodes'> {
  readonly node: DiffNode
  /** For a top-level block. */
  readonly number?: NumberedClause | null
  readonly row?: number | undefined
  readonly language?: Language | undefined
}
function Block(props: BlockProps) {
  return (
    <Show when={props.node.type === 'table'} fallback={<PlainBlock {...props} />}>
      <MarkedTable {...props} />
    </Show>
  )
}

/** Rows and columns in order, including deleted ones; cells added or removed with their row or column are no separate differences. */
function MarkedTable(props: BlockProps) {
  const text = useText()
  const around = () => props.node.attrs?.ychange ?? props.within
  const own = () => ownChange(props.node, props.within)
  const grid = createMemo(() => markedGrid(props.node))
  const says = createAttribution(own, props)
  return (
    <div
      class="table-scroll"
      style={props.row === undefined ? undefined : { '--row': String(props.row) }}
      data-language={props.row === undefined ? undefined : props.language}
      role="group"
      aria-label={own() ? `${text().texts.table}, ${says.words()}` : text().texts.table}
      tabindex={0}
    >
      <table
        class={own() ? 'dif-block' : undefined}
        data-block={props.node.attrs?.ychange?.type}
        data-identity={own() ? says.identity() : undefined}
        data-change={own()?.type}
        data-tip={own() ? says.words() : undefined}
      >
        <tbody>
          <For each={grid().rows}>
            {(row, at) => (
              <MarkedRow
                row={row}
                isHead={at() === 0 && props.node.attrs?.header === true}
                columns={grid().columns}
                within={around()}
                person={props.person}
              />
            )}
          </For>
        </tbody>
      </table>
    </div>
  )
}
function MarkedRow(props: { row: MarkedRowOf; columns: readonly DiffNode[]; isHead: boolean } & Pick<NodesProps, 'within' | 'person'>) {
  const text = useText()
  const change = () => ownChange(props.row.node, props.within)
  const around = () => props.row.node.attrs?.ychange ?? props.within
  const says = createAttribution(change, props)
  return (
    <tr
      class={change() ? 'dif-block' : undefined}
      data-block={props.row.node.attrs?.ychange?.type}
      data-identity={change() ? says.identity() : undefined}
      data-change={change()?.type}
      data-tip={change() ? says.words() : undefined}
      tabindex={change() ? -1 : undefined}
    >
      <For each={props.row.cells}>
        {(cell, at) => {
          const column = () => props.columns[at()]
          const columnChange = () => (props.isHead || props.row.isFirst ? ownChange(column(), props.within) : null)
          const within = () => lasting(around()) ?? lasting(column()?.attrs?.ychange) ?? props.within
          const head = createAttribution(columnChange, props)
          return (
            <Dynamic
              component={props.isHead ? 'th' : 'td'}
              scope={props.isHead ? 'col' : undefined}
              data-block={lasting(column()?.attrs?.ychange)?.type}
              data-change={columnChange()?.type}
              data-identity={columnChange() ? head.identity() : undefined}
              data-tip={columnChange() ? head.words() : undefined}
              class={columnChange() ? 'dif-block' : undefined}
              tabindex={columnChange() ? -1 : undefined}
            >
              <Show when={at() === 0 && change()}>
                <span class="vh" lang={says.language()}>
                  {text().texts.marked.row}, {says.words()}:{' '}
                </span>
              </Show>
              <Show when={columnChange()}>
                <span class="vh" lang={head.language()}>
                  {text().texts.marked.column}, {head.words()}:{' '}
                </span>
              </Show>
              <Line nodes={cell?.content ?? []} within={within()} person={props.person} />
            </Dynamic>
          )
        }}
      </For>
    </tr>
  )
}
const ownChange = (node: DiffNode | undefined, within: TextChangeMark | null): TextChangeMark | null => {
  const change = node?.attrs?.ychange ?? null
  return change !== null && !isPartOfChange(change, within) ? change : null
}

function PlainBlock(props: BlockProps) {
  const change = () => props.node.attrs?.ychange ?? null
  const isOwn = () => change() !== null && !isPartOfChange(change(), props.within)
  const around = () => change() ?? props.within
  const says = createAttribution(change, props)
  const inside = () => props.node.content ?? []
  const notes = useNotes()
  const isNote = () => props.node.type === FOOTNOTE
  const noteNumber = () => (isNote() ? String(notes().numbers.get(String(props.node.attrs?.id)) ?? '–') : undefined)
  return (
    <Dynamic
      component={tagOf(props.node)}
      start={typeof props.node.attrs?.start === 'number' ? props.node.attrs.start : undefined}
      class={
        [isOwn() ? 'dif-block' : '', props.node.type === CLAUSE ? CLAUSE : '', isNote() ? `${CLAUSE} ${FOOTNOTE}` : '']
          .filter(Boolean)
          .join(' ') || undefined
      }
      data-number={props.number?.number ?? noteNumber()}
      data-depth={props.node.type === CLAUSE ? clauseOf(props.node.attrs?.depth, null).depth : undefined}
      style={props.row === undefined ? undefined : { '--row': String(props.row) }}
      data-language={props.row === undefined ? undefined : props.language}
      aria-label={isOwn() && isList(props.node) ? says.words() : undefined}
      data-block={change()?.type}
      data-identity={change() ? says.identity() : undefined}
      data-change={isOwn() ? change()?.type : undefined}
      data-tip={isOwn() ? says.words() : undefined}
      tabindex={isOwn() ? -1 : undefined}
    >
      <Show when={isOwn() && !isList(props.node)}>
        <span class="vh" lang={says.language()}>
          {says.words()}:{' '}
        </span>
      </Show>
      <Show when={isTextLine(props.node)} fallback={<Blocks nodes={inside()} within={around()} person={props.person} />}>
        <Line nodes={inside()} within={around()} person={props.person} />
        <For each={pastedStretch(inside())}>{(pasted) => <PastedLine pasted={pasted} person={props.person} />}</For>
      </Show>
    </Dynamic>
  )
}

/** A list may contain list items only, so its own change goes into its accessible name. */
const isList = ({ type }: DiffNode) => type === 'bulletList' || type === 'orderedList'

function Line(props: NodesProps) {
  return (
    // An empty paragraph needs a line break to have a height, as in the editor.
    <For each={stretchesOf(props.nodes)} fallback={<br class="ProseMirror-trailingBreak" />}>
      {(stretch) => (
        <Switch fallback={<Runs nodes={stretch.runs} />}>
          <Match when={stretch.change}>
            {(change) => (
              <Changed change={change()} within={props.within} person={props.person}>
                {stretch.runs}
              </Changed>
            )}
          </Match>
          <Match when={stretch.author}>
            <Written stretch={stretch} person={props.person} />
          </Match>
        </Switch>
      )}
    </For>
  )
}

const TAGS = { inserted: 'ins', deleted: 'del', formatted: 'span', movedHere: 'span' } as const

function Changed(props: { change: LineChange; children: readonly DiffNode[] } & Omit<NodesProps, 'nodes'>) {
  const isOwn = () => !isPartOfChange(props.change, props.within)
  const says = createAttribution(() => props.change, props)
  return (
    <Dynamic
      component={TAGS[props.change.type]}
      class={`dif dif--${props.change.type}`}
      data-identity={says.identity()}
      data-change={isOwn() ? props.change.type : undefined}
      data-tip={says.words()}
      tabindex={isOwn() ? -1 : undefined}
    >
      <Show when={isOwn()}>
        <span class="vh" lang={says.language()}>
          [{says.words()}:{' '}
        </span>
      </Show>
      <Runs nodes={props.children} />
      <Show when={isOwn()}>
        <span class="vh" lang={says.language()}>
          ]{' '}
        </span>
      </Show>
    </Dynamic>
  )
}

/** Shows the delegation; the name on hover and on focus. */
function Written(props: { stretch: AuthorStretch } & EditorNaming) {
  const says = createAttribution(() => props.stretch.author, props)
  return (
    // The author is shown on keyboard focus, too.
    <span class="by" data-identity={says.identity()} data-tip={says.words()} tabindex={0}>
      <span class="vh" lang={says.language()}>
        [{says.words()}:{' '}
      </span>
      <Runs nodes={props.stretch.runs} />
      <span class="vh" lang={says.language()}>
        ]{' '}
      </span>
    </span>
  )
}

function Runs(props: { nodes: readonly DiffNode[] }) {
  return (
    <For each={props.nodes}>
      {(node) => (
        <Show when={node.type === 'text'} fallback={node.type === FOOTNOTE_REF ? <NoteRef node={node} /> : <Break node={node} />}>
          <Run text={node.text ?? ''} marks={node.marks ?? []} />
        </Show>
      )}
    </For>
  )
}
function Break(props: { node: DiffNode }) {
  return (
    <>
      <Show when={props.node.attrs?.ychange}>
        <span class="dif__break" aria-hidden="true">
          ↵
        </span>
      </Show>
      <br />
    </>
  )
}

const FORMATS: Readonly<Record<string, 'strong' | 'em' | 'u' | 's'>> = { bold: 'strong', italic: 'em', underline: 'u', strike: 's' }

/** The first mark is the outermost element. */
function Run(props: { text: string; marks: NonNullable<DiffNode['marks']> }) {
  const rest = () => props.marks.slice(1)
  const format = () => FORMATS[props.marks[0]?.type ?? '']
  const href = () => (props.marks[0]?.type === 'link' && isHref(props.marks[0].attrs?.href) ? props.marks[0].attrs.href : undefined)
  const reference = () => {
    const [mark] = props.marks
    return mark?.type === REFERENCE ? referenceOf(mark.attrs?.kind, mark.attrs?.id) : null
  }
  return (
    <Switch fallback={<Show when={props.marks.length > 0} fallback={props.text} children={<Run text={props.text} marks={rest()} />} />}>
      <Match when={format()}>
        {(tag) => (
          <Dynamic component={tag()}>
            <Run text={props.text} marks={rest()} />
          </Dynamic>
        )}
      </Match>
      <Match when={href()}>
        {(to) => (
          <a href={to()} target="_blank" rel="noopener noreferrer nofollow">
            <Run text={props.text} marks={rest()} />
          </a>
        )}
      </Match>
      <Match when={reference()}>
        {(to) => (
          <ReadLink reference={to()}>
            <Run text={props.text} marks={rest()} />
          </ReadLink>
        )}
      </Match>
    </Switch>
  )
}

const createAttribution = (what: () => Signed | null, props: EditorNaming) => {
  const language = useLanguage()
  const names = createNames(props)
  const mark = () => {
    const signed = what()
    return signed && names.markOf(signed)
  }
  return {
    language,
    identity: () => mark()?.identity ?? 'none',
    words: (): string => {
      const signed = what()
      if (!signed) return ''
      const origin = 'origin' in signed ? signed.origin : null
      const from = origin ? { text: names.textOf(origin), writer: calledWords(origin, names.of(origin), language()) } : null
      return signedWords(signed, { ...names.of(signed), origin: from }, language())
    },
  }
}

const tagOf = (node: DiffNode): 'p' | 'h1' | 'h2' | 'h3' | 'ul' | 'ol' | 'li' | 'blockquote' => {
  switch (node.type) {
    case 'heading': {
      const level = HEADING_LEVELS.find((one) => one === node.attrs?.level) ?? 1
      return level === 1 ? 'h1' : level === 2 ? 'h2' : 'h3'
    }
    case 'bulletList':
      return 'ul'
    case 'orderedList':
      return 'ol'
    case 'listItem':
      return 'li'
    case 'blockquote':
      return 'blockquote'
    default:
      return 'p'
  }
}
