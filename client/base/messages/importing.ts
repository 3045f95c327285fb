// Importing a file into the plan, and a Word document into a text.
import { form, formatNumber } from '../../../shared/counts.ts'
import type { Like } from './like.ts'
import { plural } from './plural.ts'

export const es = {
  size: (kilobytes: number) => `${formatNumber('es', kilobytes)} kB`,
  sheets: (n: number) => plural('es', n, 'hoja', 'hojas'),
  headLine: (n: number) => `Los encabezados están en la línea ${n}.`,
  hiddenRows: (rows: number, columns: number) =>
    `La hoja oculta ${plural('es', rows, 'fila', 'filas')} y ${plural('es', columns, 'columna', 'columnas')}; se leen también.`,
  merged: (n: number) =>
    `${plural('es', n, 'rango de celdas combinadas', 'rangos de celdas combinadas')}: cada línea toma el valor del rango.`,
  notes: (n: number) => `${plural('es', n, 'línea', 'líneas')} bajo la tabla no ${form('es', n, 'se importa', 'se importan')}.`,
  goesTo: (column: string) => `«${column}» va a`,
  column: (n: number) => `Columna ${n}`,
  twice: (field: string) => `«${field}» está en dos columnas.`,
  recognized: (n: number, all: number) => `${n} de ${plural('es', all, 'columna reconocida', 'columnas reconocidas')}`,
  proposedValues: (n: number) => plural('es', n, 'propuesto', 'propuestos'),
  rememberedValues: (n: number) => `${plural('es', n, 'recordado', 'recordados')} de la última vez`,
  openValues: (n: number) => `${formatNumber('es', n)} sin respuesta`,
  isGap: (n: number) => `sin respuesta: ${plural('es', n, 'línea se importa', 'líneas se importan')} sin este dato`,
  meaning: (text: string) => `«${text}» en Ruta`,
  moreValues: (n: number) => `Mostrar ${plural('es', n, 'valor más', 'valores más')}`,
  streamFor: (text: string) => `Crear la línea de trabajo «${text}»`,
  sums: {
    creates: (n: number) => plural('es', n, 'creada', 'creadas'),
    changes: (n: number) => plural('es', n, 'cambiada', 'cambiadas'),
    gaps: (n: number) => `${formatNumber('es', n)} con datos faltantes`,
    stays: (n: number) => `${formatNumber('es', n)} sin cambio`,
    decide: (n: number) => `${formatNumber('es', n)} por decidir`,
    skipped: (n: number) => plural('es', n, 'omitida', 'omitidas'),
    refused: (n: number) => plural('es', n, 'rechazada', 'rechazadas'),
    all: (n: number) => plural('es', n, 'línea en el archivo', 'líneas en el archivo'),
  },
  likeMany: (n: number) =>
    `${plural('es', n, 'línea se parece', 'líneas se parecen')} a acciones que ya existen. Decida cada una, o todas a la vez:`,
  decidedMany: (n: number) => `${plural('es', n, 'línea parecida está decidida', 'líneas parecidas están decididas')}.`,
  agencyFor: (text: string) => `Crear la institución «${text}»`,
  newFieldFor: (column: string) => `Crear un campo propio para «${column}»`,
  newChoices: (n: number) => `La lista tendrá ${plural('es', n, 'opción', 'opciones')}`,
  decideAgainLine: (n: number) => `Volver a decidir la línea ${n}`,
  importingLines: (n: number, all: number) => `Importando: ${formatNumber('es', n)} de ${formatNumber('es', all)}`,
  monthAsked: (column: string, text: string) => `¿Qué es «${text}» en «${column}»?`,
  looksLike: (code: string, title: string) => `Se parece a ${code}, ${title}`,
  itIs: (code: string) => `Es ${code}`,
  inFile: (text: string) => `archivo: ${text}`,
  stay: (from: number, to: number) => (from === to ? `La línea ${from} no cambia` : `Las líneas ${from} a ${to} no cambian`),
  more: (n: number) => `Mostrar ${plural('es', n, 'línea más', 'líneas más')}`,
  why: {
    noTitle: (_part: string) => 'sin título en ningún idioma',
    unknownCode: (part: string) => `${part} no está en esta hoja de ruta`,
    twice: (part: string) => `otra línea trata ya de ${part}`,
    severalTitles: (part: string) => `varias acciones se llaman «${part}»`,
  },
  moment: (file: string) => `Antes de importar ${file}`,
  planSize: (bytes: string, most: string) => `Con esta importación, la hoja de ruta ocuparía ${bytes}; caben ${most}.`,
  before: (moment: string) => `Antes se conserva el momento «${moment}». Un solo «deshacer» revierte la importación.`,
  run: (n: number) => `Importar ${plural('es', n, 'línea', 'líneas')}`,
  imported: (n: number) => `${plural('es', n, 'línea importada', 'líneas importadas')}`,
  outcome: (created: number, changed: number, gaps: number, stayed: number, left: number) =>
    `${plural('es', created, 'acción creada', 'acciones creadas')} y ${plural('es', changed, 'cambiada', 'cambiadas')}${gaps > 0 ? `, de ellas ${formatNumber('es', gaps)} con algún dato vacío` : ''}. ${plural('es', stayed, 'línea', 'líneas')} sin cambios; ${plural('es', left, 'no se importó', 'no se importaron')}.`,
  word: {
    losses: {
      images: (n: number) => `${plural('es', n, 'imagen queda fuera', 'imágenes quedan fuera')}.`,
      objects: (n: number) =>
        `${plural('es', n, 'objeto incrustado queda fuera', 'objetos incrustados quedan fuera')} (gráficos, hojas, dibujos).`,
      textBoxes: (n: number) =>
        `${plural('es', n, 'cuadro de texto queda', 'cuadros de texto quedan')} después del párrafo al que ${form('es', n, 'está anclado', 'están anclados')}.`,
      equations: (n: number) =>
        `${plural('es', n, 'ecuación se importa', 'ecuaciones se importan')} como texto en una línea, por ejemplo «3/4» o «x^2».`,
      hidden: (n: number) => `${plural('es', n, 'fragmento de texto oculto queda fuera', 'fragmentos de texto oculto quedan fuera')}.`,
      contents: (_n: number) => 'La tabla de contenido queda fuera: Ruta muestra la estructura del texto.',
      margins: (_n: number) => 'Los encabezados y pies de página quedan fuera.',
      badLinks: (n: number) =>
        `${plural('es', n, 'vínculo se importa', 'vínculos se importan')} solo como texto: no ${form('es', n, 'lleva', 'llevan')} a una página web ni a una dirección de correo.`,
      headingNumbers: (n: number) =>
        `${form('es', n, 'El número', 'Los números')} de ${plural('es', n, 'título numerado se importa', 'títulos numerados se importan')} como parte del título.`,
      listLetters: (n: number) =>
        `${plural('es', n, 'punto de una lista con letras o números romanos lleva', 'puntos de listas con letras o números romanos llevan')} un número en el texto: revise las remisiones.`,
      merged: (n: number) => `${plural('es', n, 'celda combinada se divide', 'celdas combinadas se dividen')}.`,
      nested: (n: number) =>
        `${plural('es', n, 'tabla anidada se convierte', 'tablas anidadas se convierten')} en líneas de texto de su celda.`,
      endnotes: (n: number) => `${plural('es', n, 'nota final se convierte en nota', 'notas finales se convierten en notas')} al pie.`,
    },
    quoted: (words: string) => `«${words}»`,
    references: (n: number, named: string, rest: number) =>
      `${plural('es', n, 'remisión queda', 'remisiones quedan')} como texto: ${named}${rest > 0 ? ` y ${formatNumber('es', rest)} más` : ''}. No se ${form('es', n, 'actualiza', 'actualizan')} si cambian los números.`,
    sides: (both: number, es: number, en: number) =>
      `${plural('es', both, 'párrafo', 'párrafos')} en los dos idiomas · ${formatNumber('es', es)} solo en español · ${formatNumber('es', en)} solo en inglés`,
    oneSide: (n: number) => plural('es', n, 'párrafo', 'párrafos'),
    choices: (n: number) => plural('es', n, 'cambio hecho aquí', 'cambios hechos aquí'),
    changeRow: (number: string) => `Cambiar el párrafo ${number}`,
    changeWords: (words: string) => `Cambiar «${words}»`,
    wideTables: (n: number) =>
      `${plural('es', n, 'tabla demasiado grande se convierte', 'tablas demasiado grandes se convierten')} en párrafos, uno por fila.`,
    changes: (n: number) => `${plural('es', n, 'cambio en control de cambios', 'cambios en control de cambios')}:`,
    comments: (n: number) =>
      `${plural('es', n, 'comentario no se importa', 'comentarios no se importan')}: ${form('es', n, 'puede leerlo', 'puede leerlos')} aquí.`,
    size: (bytes: string, most: string) =>
      `El texto ocuparía ${bytes}; caben ${most}. Divida el documento o quite partes antes de importarlo.`,
    before: (moment: string) => `Antes se conserva el momento «${moment}».`,
    more: (n: number) => `Mostrar ${plural('es', n, 'párrafo más', 'párrafos más')}`,
  },
  people: {
    send: (n: number) => `Invitar a ${plural('es', n, 'persona', 'personas')}`,
    invited: (n: number, all: number) => `${formatNumber('es', n)} de ${plural('es', all, 'invitación creada', 'invitaciones creadas')}.`,
  },
}

export const en: Like<typeof es> = {
  size: (kilobytes) => `${formatNumber('en', kilobytes)} kB`,
  sheets: (n) => plural('en', n, 'sheet', 'sheets'),
  headLine: (n) => `The headings are in line ${n}.`,
  hiddenRows: (rows, columns) =>
    `The sheet hides ${plural('en', rows, 'row', 'rows')} and ${plural('en', columns, 'column', 'columns')}; they are read, too.`,
  merged: (n) => `${plural('en', n, 'range of merged cells', 'ranges of merged cells')}: each line takes the value of its range.`,
  notes: (n) => `${plural('en', n, 'line', 'lines')} below the table ${form('en', n, 'is', 'are')} not imported.`,
  goesTo: (column) => `“${column}” goes to`,
  column: (n) => `Column ${n}`,
  twice: (field) => `“${field}” is in two columns.`,
  recognized: (n, all) => `${n} of ${plural('en', all, 'column', 'columns')} recognized`,
  proposedValues: (n) => `${formatNumber('en', n)} proposed`,
  rememberedValues: (n) => `${formatNumber('en', n)} remembered from last time`,
  openValues: (n) => `${formatNumber('en', n)} without an answer`,
  isGap: (n) => `without an answer: ${plural('en', n, 'line is', 'lines are')} imported without it`,
  meaning: (text) => `“${text}” in Ruta`,
  moreValues: (n) => `Show ${plural('en', n, 'more value', 'more values')}`,
  streamFor: (text) => `Create the workstream “${text}”`,
  sums: {
    creates: (n) => `${formatNumber('en', n)} created`,
    changes: (n) => `${formatNumber('en', n)} changed`,
    gaps: (n) => `${formatNumber('en', n)} incomplete`,
    stays: (n) => `${formatNumber('en', n)} unchanged`,
    decide: (n) => `${formatNumber('en', n)} to decide`,
    skipped: (n) => `${formatNumber('en', n)} skipped`,
    refused: (n) => `${formatNumber('en', n)} refused`,
    all: (n) => plural('en', n, 'line in the file', 'lines in the file'),
  },
  likeMany: (n) => `${plural('en', n, 'line looks', 'lines look')} like items that exist already. Decide each, or all at once:`,
  decidedMany: (n) => `${plural('en', n, 'similar line is', 'similar lines are')} decided.`,
  agencyFor: (text) => `Create the agency “${text}”`,
  newFieldFor: (column) => `Create an own field for “${column}”`,
  newChoices: (n) => `The list will have ${plural('en', n, 'choice', 'choices')}`,
  decideAgainLine: (n) => `Decide line ${n} again`,
  importingLines: (n, all) => `Importing: ${formatNumber('en', n)} of ${formatNumber('en', all)}`,
  monthAsked: (column, text) => `What is “${text}” in “${column}”?`,
  looksLike: (code, title) => `Looks like ${code}, ${title}`,
  itIs: (code) => `It is ${code}`,
  inFile: (text) => `file: ${text}`,
  stay: (from, to) => (from === to ? `Line ${from} is unchanged` : `Lines ${from} to ${to} are unchanged`),
  more: (n) => `Show ${plural('en', n, 'more line', 'more lines')}`,
  why: {
    noTitle: () => 'no title in either language',
    unknownCode: (part) => `${part} is not in this road map`,
    twice: (part) => `another line is about ${part} already`,
    severalTitles: (part) => `several items are called “${part}”`,
  },
  moment: (file) => `Before importing ${file}`,
  planSize: (bytes, most) => `With this import, the road map would take ${bytes}; there is room for ${most}.`,
  before: (moment) => `The moment “${moment}” is saved first. You can undo the whole import in one step.`,
  run: (n) => `Import ${plural('en', n, 'line', 'lines')}`,
  imported: (n) => `${plural('en', n, 'line', 'lines')} imported`,
  outcome: (created, changed, gaps, stayed, left) =>
    `${plural('en', created, 'item', 'items')} created and ${formatNumber('en', changed)} changed${gaps > 0 ? `, ${formatNumber('en', gaps)} of them incomplete` : ''}. ${plural('en', stayed, 'line', 'lines')} unchanged; ${plural('en', left, 'was', 'were')} not imported.`,
  word: {
    losses: {
      images: (n) => `${plural('en', n, 'image is', 'images are')} left out.`,
      objects: (n) => `${plural('en', n, 'embedded object is', 'embedded objects are')} left out (charts, sheets, drawings).`,
      textBoxes: (n) =>
        `${plural('en', n, 'text box is', 'text boxes are')} placed after the paragraph that ${form('en', n, 'it is', 'they are')} anchored to.`,
      equations: (n) => `${plural('en', n, 'equation is', 'equations are')} imported as text in one line, such as “3/4” or “x^2”.`,
      hidden: (n) => `${plural('en', n, 'piece of hidden text is', 'pieces of hidden text are')} left out.`,
      contents: () => 'The table of contents is left out: Ruta shows the structure of the text.',
      margins: () => 'Headers and footers are left out.',
      badLinks: (n) =>
        `${plural('en', n, 'link is', 'links are')} imported as text only: ${form('en', n, 'it does', 'they do')} not lead to a web page or an email address.`,
      headingNumbers: (n) =>
        `The ${form('en', n, 'number', 'numbers')} of ${plural('en', n, 'numbered heading is imported as part of the heading', 'numbered headings are imported as part of the headings')}.`,
      listLetters: (n) =>
        `${plural('en', n, 'list entry with a letter or Roman numeral gets', 'list entries with letters or Roman numerals get')} a number in the text: check the cross-references.`,
      merged: (n) => `${plural('en', n, 'merged cell is', 'merged cells are')} split.`,
      nested: (n) =>
        `${plural('en', n, 'nested table becomes', 'nested tables become')} lines of text in ${form('en', n, 'its cell', 'their cells')}.`,
      endnotes: (n) => `${plural('en', n, 'endnote becomes a footnote', 'endnotes become footnotes')}.`,
    },
    quoted: (words) => `“${words}”`,
    references: (n, named, rest) =>
      `${plural('en', n, 'cross-reference becomes', 'cross-references become')} plain words: ${named}${rest > 0 ? ` and ${formatNumber('en', rest)} more` : ''}. ${form('en', n, 'It is', 'They are')} not updated if the numbers change.`,
    sides: (both, es, en) =>
      `${plural('en', both, 'paragraph', 'paragraphs')} in both languages · ${formatNumber('en', es)} only in Spanish · ${formatNumber('en', en)} only in English`,
    oneSide: (n) => plural('en', n, 'paragraph', 'paragraphs'),
    choices: (n) => plural('en', n, 'change made here', 'changes made here'),
    changeRow: (number) => `Change paragraph ${number}`,
    changeWords: (words) => `Change “${words}”`,
    wideTables: (n) => `${plural('en', n, 'table is too large and becomes', 'tables are too large and become')} paragraphs, one per row.`,
    changes: (n) => `${plural('en', n, 'tracked change', 'tracked changes')}:`,
    comments: (n) => `${plural('en', n, 'comment is', 'comments are')} not imported: you can read ${form('en', n, 'it', 'them')} here.`,
    size: (bytes, most) =>
      `The text would take ${bytes}; there is room for ${most}. Split the document or remove parts of it before you import it.`,
    before: (moment) => `The moment “${moment}” is kept first.`,
    more: (n) => `Show ${plural('en', n, 'more paragraph', 'more paragraphs')}`,
  },
  people: {
    send: (n) => `Invite ${plural('en', n, 'person', 'people')}`,
    invited: (n, all) => `${formatNumber('en', n)} of ${plural('en', all, 'invitation', 'invitations')} created.`,
  },
}
