// Tables of a text: rows and columns that several people change at once, the words in them, and both languages.
import { Fragment, Slice } from '@tiptap/pm/model'
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { cellAt, editorTableRows, positionOfCell } from '../../../client/editor/tableCells.ts'
import { tablesFit } from '../../../client/editor/tablePaste.ts'
import { insertTable, tableVerbs } from '../../../client/editor/tableVerbs.ts'
import { createUndo } from '../../../client/live/undo.ts'
import { LIMITS } from '../../../server/relay/limits.ts'
import { createSchemaValidator } from '../../../server/relay/validation/validateSchema.ts'
import { validateUpdate } from '../../../server/relay/validation/validateUpdate.ts'
import { createValidationDocument } from '../../../server/relay/validation/validationDocument.ts'
import { plainText } from '../../../shared/editor/plainText.ts'
import { tableShape } from '../../../shared/editor/tableShape.ts'
import { addColumn, addRow, emptyCopyOf, newTable, removeTables } from '../../../shared/editor/tables.ts'
import { PAGE } from '../../../shared/page/layout.ts'
import { whoIs } from '../../harness/relay.ts'
import { seedOf } from '../../harness/seeds.ts'
import { contentOf, createPerson, exchange, type Person, seededRandom } from './people.ts'

let people: Person[] = []
afterEach(() => {
  for (const { editor } of people) editor.destroy()
  people = []
  document.body.replaceChildren()
})
const gather = (count: number, start: Uint8Array | null = null) => {
  people = Array.from({ length: count }, (_, index) => createPerson(index + 1, start))
  return people
}
/** One paragraph and a table of three by three behind it, in both languages. */
const begun = (): Uint8Array => {
  const ann = createPerson(50)
  ann.editor.commands.insertContent('Presupuesto')
  const beside = new Y.XmlElement('paragraph')
  ann.doc.getXmlFragment('body.en').insert(0, [beside])
  ann.editor.storage.clauses.beside = () => beside
  insertTable(ann.editor, seededRandom(50))
  const update = Y.encodeStateAsUpdate(ann.doc)
  ann.editor.destroy()
  return update
}
const tableIn = ({ editor }: Person) => {
  let found: { table: (typeof editor.state.doc.content.content)[number]; place: number } | null = null
  editor.state.doc.forEach((table, place) => {
    if (table.type.name === 'table') found ??= { table, place }
  })
  return found as { table: NonNullable<typeof editor.state.doc.firstChild>; place: number } | null
}
const goTo = (person: Person, row: number, cell: number): boolean => {
  const found = tableIn(person)
  const inside = found && positionOfCell(found.table, found.place, row, cell)
  return inside !== null && person.editor.commands.setTextSelection(inside)
}
const write = (person: Person, row: number, cell: number, words: string) =>
  goTo(person, row, cell) && person.editor.view.dispatch(person.editor.state.tr.insertText(words))
const words = (person: Person) =>
  editorTableRows(tableIn(person)!.table).map((row) => row.children.map((cell) => cell.textContent).join('|'))
const press = ({ editor: { view } }: Person, key: string, shiftKey = false) =>
  view.someProp('handleKeyDown', (handle) => handle(view, new KeyboardEvent('keydown', { key, shiftKey })) || undefined)
const shared = (person: Person) => JSON.stringify(contentOf(person.fragment))
/** The other language's table stands beside the own one. */
const besideOwn = (person: Person) => {
  person.editor.storage.clauses.beside = (index) => {
    const other = person.doc.getXmlFragment('body.en')
    const found = index < other.length ? other.get(index) : null
    return found instanceof Y.XmlElement ? found : null
  }
}
const sidesOf = ({ doc }: Person) =>
  (['body.es', 'body.en'] as const).map((name) => {
    const table = doc.getXmlFragment(name).get(1) as Y.XmlElement
    const { columns, rows } = tableShape(table)
    return JSON.stringify([columns.map(({ name: one }) => one), rows.map(({ id }) => id), rows.map(({ cells }) => cells.length)])
  })

describe('[M14] a table', () => {
  test('is born in both languages with the same rows and columns, in one step of undo', () => {
    const [ann] = gather(1, begun())
    if (!ann) return
    expect(words(ann)).toEqual(['||', '||', '||'])
    expect(sidesOf(ann)[0]).toBe(sidesOf(ann)[1])
    besideOwn(ann)
    goTo(ann, 0, 0)
    tableVerbs(ann.editor, seededRandom(9)).addColumn('after')
    tableVerbs(ann.editor, seededRandom(8)).addRow('after')
    tableVerbs(ann.editor, seededRandom(7)).moveRow(1)
    expect(words(ann)).toEqual(['|||', '|||', '|||', '|||'])
    expect(sidesOf(ann)[0]).toBe(sidesOf(ann)[1])
    tableVerbs(ann.editor).removeColumn()
    tableVerbs(ann.editor).removeRow()
    expect(words(ann)).toEqual(['||', '||', '||'])
    expect(sidesOf(ann)[0]).toBe(sidesOf(ann)[1])
    goTo(ann, 0, 0)
    tableVerbs(ann.editor).remove()
    expect([ann.fragment.length, ann.doc.getXmlFragment('body.en').length]).toEqual([1, 1])
    ann.undoManager.undo()
    expect([ann.fragment.length, ann.doc.getXmlFragment('body.en').length]).toEqual([2, 2])
  })

  test('Tab goes from cell to cell and makes a row behind the last; arrows go up and down and out of it', () => {
    const [ann] = gather(1, begun())
    if (!ann) return
    goTo(ann, 2, 1)
    press(ann, 'Tab')
    expect(cellAt(ann.editor.state)).toMatchObject({ rowAt: 2, cellAt: 2 })
    press(ann, 'Tab')
    expect(cellAt(ann.editor.state)).toMatchObject({ rowAt: 3, cellAt: 0 })
    press(ann, 'Tab', true)
    expect(cellAt(ann.editor.state)).toMatchObject({ rowAt: 2, cellAt: 2 })
    ann.editor.view.endOfTextblock = () => true
    press(ann, 'ArrowUp')
    expect(cellAt(ann.editor.state)).toMatchObject({ rowAt: 1, cellAt: 2 })
    press(ann, 'ArrowDown')
    press(ann, 'ArrowDown')
    press(ann, 'ArrowDown')
    expect(cellAt(ann.editor.state)).toBe(null)
    expect(ann.editor.state.selection.$head.parent.type.name).toBe('paragraph')
  })

  test('Enter is a new line in the cell; deleting over cells takes their words and leaves the cells', () => {
    const [ann] = gather(1, begun())
    if (!ann) return
    write(ann, 0, 0, 'uno')
    press(ann, 'Enter')
    ann.editor.view.dispatch(ann.editor.state.tr.insertText('dos'))
    write(ann, 1, 1, 'medio')
    write(ann, 2, 2, 'último')
    expect(plainText(ann.fragment)).toBe('Presupuesto\nuno\ndos\n\n\n\nmedio\n\n\n\núltimo')
    const { table, place } = tableIn(ann)!
    const [from, to] = [positionOfCell(table, place, 0, 0)! + 3, positionOfCell(table, place, 2, 2)! + 2]
    ann.editor.commands.setTextSelection({ from, to })
    ann.editor.commands.deleteSelection()
    expect(words(ann)).toHaveLength(3)
    expect(editorTableRows(tableIn(ann)!.table).map(({ childCount }) => childCount)).toEqual([3, 3, 3])
    expect(ann.editor.state.doc.textContent).not.toContain('medio')
    const fresh = createPerson(98, Y.encodeStateAsUpdate(ann.doc))
    expect(words(fresh)).toEqual(words(ann))
    fresh.editor.destroy()
    ann.undoManager.undo()
    expect(words(ann)[1]).toBe('|medio|')
  })

  test('[M18] a caret stays in its cell while another moves the row, and so does what is typed there', () => {
    const [ann, bob] = gather(2, begun())
    if (!ann || !bob) return
    write(ann, 1, 1, 'mío')
    exchange(people)
    goTo(bob, 1, 0)
    tableVerbs(bob.editor, seededRandom(4)).moveRow(1)
    ann.editor.view.dispatch(ann.editor.state.tr.insertText(' sigue'))
    exchange(people)
    expect(words(ann)).toEqual(['||', '||', '|mío sigue|'])
    expect(words(bob)).toEqual(words(ann))
    expect(cellAt(ann.editor.state)).toMatchObject({ rowAt: 2, cellAt: 1 })
    ann.editor.view.dispatch(ann.editor.state.tr.insertText('!'))
    expect(words(ann)[2]).toBe('|mío sigue!|')
  })

  test('a cell that nobody has made, of a row and a column that came at once, is there to be written', () => {
    const [ann, bob] = gather(2, begun())
    if (!ann || !bob) return
    goTo(ann, 2, 2)
    goTo(bob, 2, 2)
    tableVerbs(ann.editor, seededRandom(2)).addRow('after')
    tableVerbs(bob.editor, seededRandom(3)).addColumn('after')
    exchange(people)
    expect(words(ann)).toEqual(['|||', '|||', '|||', '|||'])
    const made = ann.made()
    exchange(people)
    expect(ann.made()).toBe(made)
    write(ann, 3, 3, 'aquí')
    exchange(people)
    expect(words(bob)[3]).toBe('|||aquí')
    expect(shared(ann)).toBe(shared(bob))
  })

  test('words that were written into a column while another removed it, in a row of one’s own, stand behind the last column', () => {
    const [ann, bob] = gather(2, begun())
    if (!ann || !bob) return
    goTo(bob, 0, 1)
    tableVerbs(bob.editor).removeColumn()
    goTo(ann, 2, 1)
    tableVerbs(ann.editor, seededRandom(2)).addRow('after')
    write(ann, 3, 1, 'huérfana')
    exchange(people)
    expect(words(ann)[3]).toBe('||huérfana')
    expect(words(bob)).toEqual(words(ann))
  })
})

describe('[M14] a table among concurrent and foreign edits', () => {
  const tableOf = (doc: Y.Doc, rows: number, columns: number) => {
    const table = newTable({ rows, columns }, seededRandom(4))
    doc.getXmlFragment('body.es').insert(0, [table])
    return table
  }
  const open = (doc: Y.Doc) => gather(1, Y.encodeStateAsUpdate(doc))[0]!
  const fresh = ({ doc }: Person) => {
    const other = createPerson(96, Y.encodeStateAsUpdate(doc))
    const read = words(other)
    other.editor.destroy()
    return read
  }

  test('a row that two people brought back at once stands there twice: each is written where one types', () => {
    const doc = new Y.Doc()
    const table = tableOf(doc, 2, 2)
    table.push([tableShape(table).rows[1]!.element.clone()])
    const ann = open(doc)
    write(ann, 1, 0, 'uno')
    write(ann, 2, 0, 'dos')
    write(ann, 1, 1, 'tres')
    expect(words(ann)).toEqual(['|', 'uno|tres', 'dos|'])
    expect(fresh(ann)).toEqual(words(ann))
    ann.undoManager.undo()
    expect(words(ann)).toEqual(['|', 'uno|', 'dos|'])
    goTo(ann, 2, 0)
    tableVerbs(ann.editor).removeRow()
    expect(words(ann)).toEqual(['|', 'uno|'])
  })

  test('a row and a cell that a stock client made without ids, and a column without a name, are written too', () => {
    const doc = new Y.Doc()
    const table = tableOf(doc, 3, 2)
    const [, second, third] = tableShape(table).rows
    second!.element.removeAttribute('id')
    third!.cells[0]!.removeAttribute('id')
    const nameless = new Y.XmlElement('tableColumn')
    nameless.setAttribute('order', 'z')
    table.push([nameless])
    const ann = open(doc)
    write(ann, 1, 0, 'fila')
    write(ann, 2, 0, 'celda')
    write(ann, 2, 2, 'sin nombre')
    expect(words(ann)).toEqual(['||', 'fila||', 'celda||sin nombre'])
    expect(fresh(ann)).toEqual(words(ann))
    tableVerbs(ann.editor, seededRandom(3)).addRow('after')
    for (const element of [
      ...tableShape(ann.fragment.get(0) as Y.XmlElement)
        .rows.at(-1)!
        .element.toArray(),
      emptyCopyOf(table),
    ])
      expect(JSON.stringify(contentOf(element as Y.XmlElement))).not.toContain('""')
  })

  test('the last row and the last column go with their table: an empty one could not be entered', () => {
    for (const verb of ['removeRow', 'removeColumn'] as const) {
      const doc = new Y.Doc()
      tableOf(doc, verb === 'removeRow' ? 1 : 3, verb === 'removeRow' ? 3 : 1)
      const ann = open(doc)
      goTo(ann, 0, 0)
      tableVerbs(ann.editor)[verb]()
      expect(ann.fragment.length).toBe(0)
      ann.undoManager.undo()
      expect(tableIn(ann)).not.toBeNull()
      ann.editor.destroy()
    }
    people = []
  })

  test('the largest table, removed from both languages, comes back in an update that the relay takes; no row or column is added to it', () => {
    const doc = new Y.Doc()
    const undoManager = createUndo(doc)
    const tables = (['body.es', 'body.en'] as const).map((name) => {
      const table = newTable({ rows: 150, columns: 10 }, seededRandom(4))
      doc.getXmlFragment(name).insert(0, [table])
      for (const { cells } of tableShape(table).rows) for (const cell of cells) (cell!.get(0) as Y.XmlText).insert(0, 'palabra')
      return table
    }) as [Y.XmlElement, Y.XmlElement]
    expect([addRow(tables, null, 'after', seededRandom(1)), addColumn(tables, null, 'after', seededRandom(1))]).toEqual([null, null])
    undoManager.stopCapturing()
    removeTables(tables)
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    undoManager.undo()
    expect(updates.map((update) => Y.decodeUpdate(update).structs.length <= LIMITS.structsPerUpdate)).toEqual([true])
    expect(plainText(doc.getXmlFragment('body.en')).startsWith('palabra\npalabra')).toBe(true)
  })

  test('Ctrl Enter leaves it from any cell, into a paragraph behind it', () => {
    const doc = new Y.Doc()
    tableOf(doc, 3, 3)
    const ann = open(doc)
    goTo(ann, 0, 1)
    const { view } = ann.editor
    view.someProp('handleKeyDown', (handle) => handle(view, new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true })) || undefined)
    expect(cellAt(ann.editor.state)).toBe(null)
    expect(ann.editor.state.selection.$head.parent.type.name).toBe('paragraph')
    expect(editorTableRows(tableIn(ann)!.table)).toHaveLength(3)
  })
})

describe('[M11] [M14] on the clipboard', () => {
  const paste = (person: Person, data: Record<string, string>) => {
    const clipboard = { getData: (type: string) => data[type] ?? '', types: Object.keys(data), files: [] }
    const event = new Event('paste', { bubbles: true, cancelable: true })
    Object.defineProperty(event, 'clipboardData', { value: clipboard })
    if (data['text/html']) person.editor.view.pasteHTML(data['text/html'], event as ClipboardEvent)
    else person.editor.view.pasteText(data['text/plain'] ?? '', event as ClipboardEvent)
  }

  test('text with tabs becomes a table that the relay takes and a fresh editor reads alike', () => {
    const [ann] = gather(1)
    if (!ann) return
    ann.editor.commands.insertContent('antes')
    paste(ann, { 'text/plain': 'País\tPlazo\nColombia\t30\n' })
    expect(words(ann)).toEqual(['País|Plazo', 'Colombia|30'])
    expect(ann.kept()).toBe(0)
    const fresh = createPerson(97, Y.encodeStateAsUpdate(ann.doc))
    expect(words(fresh)).toEqual(words(ann))
    fresh.editor.destroy()
    paste(ann, { 'text/plain': 'una\tlínea con tabulador\ny otra sin' })
    expect(words(ann)).toHaveLength(2)
  })

  test('in a cell a table fills the cells from there on and adds rows and columns that it lacks, in both languages', () => {
    const [ann] = gather(1, begun())
    if (!ann) return
    besideOwn(ann)
    goTo(ann, 1, 2)
    paste(ann, { 'text/html': '<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr><tr><td>e</td><td>f</td></tr></table>' })
    expect(words(ann)).toEqual(['|||', '||a|b', '||c|d', '||e|f'])
    expect(sidesOf(ann)[0]).toBe(sidesOf(ann)[1])
  })

  test('a table that is larger than tables are is not pasted in part: it is said to be too much', () => {
    const [ann] = gather(1, begun())
    if (!ann) return
    const { schema } = ann.editor
    ann.editor.commands.setTextSelection(1)
    const slice = (rows: number, columns: number) => {
      const row = schema.node(
        'tableRow',
        null,
        Array.from({ length: columns }, () => schema.node('tableCell')),
      )
      return new Slice(
        Fragment.from(
          schema.node(
            'table',
            null,
            Array.from({ length: rows }, () => row),
          ),
        ),
        0,
        0,
      )
    }
    expect([slice(150, 10), slice(151, 10), slice(2, 41)].map((one) => tablesFit(one, ann.editor.state))).toEqual([true, false, false])
    goTo(ann, 2, 0)
    expect([slice(148, 10), slice(149, 10), slice(2, 41)].map((one) => tablesFit(one, ann.editor.state))).toEqual([true, false, false])
    goTo(ann, 0, 1)
    expect(tablesFit(slice(2, 40), ann.editor.state)).toBe(false)
  })

  test('in a cell paragraphs come as its lines; one cell elsewhere comes as words', () => {
    const [ann] = gather(1, begun())
    if (!ann) return
    goTo(ann, 0, 0)
    paste(ann, { 'text/html': '<p>uno</p><ul><li><p>dos</p></li></ul>' })
    expect(words(ann)[0]).toBe('unodos||')
    expect(plainText(ann.fragment)).toContain('uno\ndos')
    ann.editor.commands.setTextSelection(1)
    paste(ann, { 'text/html': '<table><tr><td>sola </td></tr></table>' })
    expect(ann.editor.state.doc.firstChild?.textContent).toBe('solaPresupuesto')
    expect(ann.kept()).toBe(0)
  })
})

const ACTS: Record<string, (person: Person, random: (bytes: number) => Uint8Array, step: number) => void> = {
  addRow: ({ editor }, random, step) => tableVerbs(editor, random).addRow(step % 2 ? 'after' : 'before'),
  addColumn: ({ editor }, random, step) => tableVerbs(editor, random).addColumn(step % 2 ? 'after' : 'before'),
  moveRow: ({ editor }, random, step) => tableVerbs(editor, random).moveRow(step % 2 ? 1 : -1),
  moveColumn: ({ editor }, random, step) => tableVerbs(editor, random).moveColumn(step % 2 ? 1 : -1),
  header: ({ editor }) => tableVerbs(editor).toggleHeader(),
  bold: ({ editor }) => void editor.chain().toggleBold().run(),
  break: (person) => void press(person, 'Enter'),
  over: ({ editor }, _random, step) =>
    void editor.commands.setTextSelection({
      from: Math.max(0, editor.state.selection.head - 1),
      to: editor.state.selection.head + (step % 3),
    }),
}

test('[M18] four people who write in one table, add, move and mark its rows and columns at random converge, lose no typed word, answer nobody, keep both languages alike, and write nothing that the relay refuses', () => {
  const start = begun()
  const step = fc.record({
    who: fc.nat(3),
    act: fc.constantFrom(...Object.keys(ACTS), 'type', 'type', 'type', 'exchange', 'exchange'),
    row: fc.nat(6),
    cell: fc.nat(6),
    n: fc.nat(9),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), fc.nat(1000), (steps, seed) => {
      const all = gather(4, start)
      const validation = createValidationDocument([start])
      const context = { document: validation, validator: createSchemaValidator(validation, PAGE.schema), owners: new Map(), limits: LIMITS }
      const verdicts: string[] = []
      for (const [index, person] of all.entries()) {
        besideOwn(person)
        person.doc.on('update', (update: Uint8Array, origin: unknown) => {
          if (origin === 'remote') return
          const verdict = validateUpdate(update, whoIs(`person${index}`).account, context)
          verdicts.push(verdict.type)
          if (verdict.type === 'accepted') validation.apply(verdict.update)
        })
      }
      const random = seededRandom(seed + 1)
      const typed: string[] = []
      for (const { who, act, row, cell, n } of steps) {
        const person = all[who]
        if (!person) continue
        if (act === 'exchange') {
          const made = all.map((one) => one.made())
          exchange(all)
          expect(all.map((one) => one.made())).toEqual(made)
          continue
        }
        const rows = editorTableRows(tableIn(person)!.table)
        const at = row % rows.length
        goTo(person, at, cell % (rows[at]?.childCount ?? 1))
        if (act === 'type') {
          const word = `<${who}.${typed.length}>`
          typed.push(word)
          person.editor.view.dispatch(person.editor.state.tr.insertText(word))
        } else ACTS[act]?.(person, random, n)
      }
      exchange(all)
      exchange(all)
      expect(verdicts.filter((verdict) => verdict !== 'accepted' && verdict !== 'nothing')).toEqual([])
      const [first] = all
      if (!first) return
      for (const other of all) {
        expect(shared(other)).toBe(shared(first))
        expect(JSON.stringify(other.editor.getJSON())).toBe(JSON.stringify(first.editor.getJSON()))
        expect(other.kept()).toBe(0)
        expect(sidesOf(other)[0]).toBe(sidesOf(other)[1])
      }
      const text = first.editor.state.doc.textContent
      for (const word of typed) expect(text).toContain(word)
      expect(plainText(first.fragment).split('\n').length).toBeGreaterThan(8)
      for (const { editor } of all) editor.destroy()
      people = []
      document.body.replaceChildren()
    }),
    { numRuns: 40, seed: seedOf(13) },
  )
})

test('[M14] a table that has no room for another row or column says so, and stays as it is', () => {
  const [ann] = gather(1)
  if (!ann) return
  const full = newTable({ rows: 50, columns: 30 }, seededRandom(3))
  ann.fragment.insert(0, [full])
  goTo(ann, 0, 0)
  let said = 0
  const verbs = tableVerbs(ann.editor, seededRandom(4), () => said++)
  verbs.addRow('after')
  verbs.addColumn('before')
  const { rows, columns } = tableShape(full)
  expect([said, rows.length, columns.length]).toEqual([2, 50, 30])
})
