// Texts: the list, a text in its two languages, and the editor.
import type { Like } from './like.ts'
import { plural } from './plural.ts'

export const es = {
  archiveOne: (title: string) => `Archivar «${title}»`,
  restoreOne: (title: string) => `Restaurar «${title}»`,
  pastedMerged: (n: number) =>
    `${plural('es', n, 'celda combinada se separó', 'celdas combinadas se separaron')}: las tablas de aquí no combinan celdas.`,
  pastedNotes: (n: number) =>
    `${plural('es', n, 'nota al pie se pegó', 'notas al pie se pegaron')} como texto, con su número: lo copiado no traía sus palabras.`,
  pastedImages: (n: number) => `${plural('es', n, 'imagen no se pegó', 'imágenes no se pegaron')}: los textos no tienen imágenes.`,
  find: {
    of: (at: number, all: number) => `${at} de ${all}`,
    replaceAll: (n: number) => (n === 0 ? 'Reemplazar todo' : `Reemplazar todo (${n})`),
    replaced: (n: number) => plural('es', n, 'reemplazo', 'reemplazos'),
  },
  outline: {
    length: (words: number, characters: number) =>
      `${plural('es', words, 'palabra', 'palabras')}, ${plural('es', characters, 'carácter', 'caracteres')}`,
  },
  tableFull: (rows: number, columns: number, cells: number) =>
    `No se agregó nada: en una tabla caben ${rows} filas, ${columns} columnas y, entre todas, ${cells} celdas.`,
  archivedTexts: (n: number) => `Archivados (${n})`,
  /** Count per language; shown once if both are equal. */
  paragraphsOf: (es: number, en: number) =>
    es === en ? plural('es', es, 'párrafo', 'párrafos') : `${plural('es', es, 'párrafo', 'párrafos')} en español, ${en} en inglés`,
  adoptedBy: (decision: string) => `Adoptado: decisión ${decision}`,
  proposedIn: (decision: string) => `Propuesto: decisión ${decision}`,
  foundTexts: (n: number) => (n === 0 ? 'Ningún título coincide.' : plural('es', n, 'texto', 'textos')),
  /** Each language in its own words. */
  toolbar: (of: string) => `Formato: ${of}`,
  reference: {
    due: (day: string) => `vence ${day}`,
    at: (target: string) => `Enlace: ${target}. Ctrl K lleva a él.`,
  },
  tools: {
    style: (now: string) => `Estilo: ${now}`,
  },
  /** Type of a change in a text, with its author. */
  marked: {
    formatted: (formats: string) => (formats === '' ? 'Formato cambiado' : `Formato cambiado (${formats})`),
    withFormat: (format: string) => `ahora ${format}`,
    withoutFormat: (format: string) => `antes ${format}`,
    attributes: (before: string) => (before === '' ? 'Cambiado' : `Cambiado (antes ${before})`),
    numberedFrom: (n: number) => `numerado desde ${n}`,
    atDepth: (n: number) => `en el nivel ${n}`,
    by: (what: string, who: string) => `${what}: ${who}`,
    at: (who: string, when: string) => `${who}, ${when}`,
    person: (name: string, delegation: string) => `${name} (${delegation})`,
    unverified: (who: string) => `${who}, autoría sin verificar`,
    pastedFrom: (who: string, text: string, writer: string) => `${who}, que lo pegó de «${text}», donde lo escribió ${writer}`,
    pasted: (text: string, who: string, writers: string) => `Pegado de «${text}» por ${who}. Escrito allí por: ${writers}.`,
    wrote: (writer: string, n: number) => `${writer}, ${plural('es', n, 'carácter', 'caracteres')}`,
  },
}

export const en: Like<typeof es> = {
  archiveOne: (title) => `Archive “${title}”`,
  restoreOne: (title) => `Restore “${title}”`,
  pastedMerged: (n) => `${plural('en', n, 'merged cell was', 'merged cells were')} split: tables here have no merged cells.`,
  pastedNotes: (n) =>
    `${plural('en', n, 'footnote was', 'footnotes were')} pasted as text with its number: the copied text did not include their content.`,
  pastedImages: (n) => `${plural('en', n, 'image was', 'images were')} not pasted: texts hold no images.`,
  find: {
    of: (at, all) => `${at} of ${all}`,
    replaceAll: (n) => (n === 0 ? 'Replace all' : `Replace all (${n})`),
    replaced: (n) => plural('en', n, 'replacement', 'replacements'),
  },
  outline: {
    length: (words, characters) => `${plural('en', words, 'word', 'words')}, ${plural('en', characters, 'character', 'characters')}`,
  },
  tableFull: (rows, columns, cells) =>
    `Nothing was added: a table has room for ${rows} rows, ${columns} columns and, in all, ${cells} cells.`,
  archivedTexts: (n) => `Archived (${n})`,
  paragraphsOf: (es, en) =>
    es === en ? plural('en', es, 'paragraph', 'paragraphs') : `${plural('en', es, 'paragraph', 'paragraphs')} in Spanish, ${en} in English`,
  adoptedBy: (decision) => `Adopted: decision ${decision}`,
  proposedIn: (decision) => `Proposed: decision ${decision}`,
  foundTexts: (n) => (n === 0 ? 'No title matches.' : plural('en', n, 'text', 'texts')),
  toolbar: (of) => `Formatting: ${of}`,
  reference: {
    due: (day) => `due ${day}`,
    at: (target) => `Link: ${target}. Ctrl K goes to it.`,
  },
  tools: {
    style: (now) => `Style: ${now}`,
  },
  marked: {
    formatted: (formats) => (formats === '' ? 'Format changed' : `Format changed (${formats})`),
    withFormat: (format) => `now ${format}`,
    withoutFormat: (format) => `was ${format}`,
    attributes: (before) => (before === '' ? 'Changed' : `Changed (was ${before})`),
    numberedFrom: (n) => `numbered from ${n}`,
    atDepth: (n) => `at level ${n}`,
    by: (what, who) => `${what}: ${who}`,
    at: (who, when) => `${who}, ${when}`,
    person: (name, delegation) => `${name} (${delegation})`,
    unverified: (who) => `${who}, author unverified`,
    pastedFrom: (who, text, writer) => `${who}, who pasted it from “${text}”, where ${writer} wrote it`,
    pasted: (text, who, writers) => `Pasted from “${text}” by ${who}. Written there by: ${writers}.`,
    wrote: (writer, n) => `${writer}, ${plural('en', n, 'character', 'characters')}`,
  },
}
