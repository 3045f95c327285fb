// A page that proves an archive on the reader's device.
import { form, number } from '../../../shared/counts.ts'
import type { Like } from './like.ts'
import { plural } from './plural.ts'

export const es = {
  title: 'Comprobar un archivo',
  lead: 'Compruebe en este dispositivo, también sin conexión, que el registro de su grupo sigue siendo el que había cuando guardó sus sellos. Los archivos que elija no se envían a ninguna parte.',
  open: 'Comprobar un archivo en este dispositivo',
  back: 'Volver a Ruta',
  files: 'Archivos',
  drop: 'Suelte aquí el archivo completo (.ruta) y los sellos (.json) que guardó antes.',
  choose: 'Elegir archivos',
  kinds: {
    archive: 'Archivo completo',
    heads: 'Sellos',
    neither: 'No es un archivo de Ruta ni un archivo de sellos',
    empty: 'El archivo está vacío',
  },
  remove: (name: string) => `Quitar ${name}`,
  seen: (n: number, when: string) =>
    `Usar también lo que recuerda este dispositivo (${plural('es', n, 'documento', 'documentos')}, hasta el ${when})`,
  seenName: 'la memoria de este dispositivo',
  noArchive: 'Elija primero un archivo completo.',
  noHeads: 'Sin sellos anteriores solo se comprueba que el archivo es coherente. Eso no prueba nada frente a quien administra el servidor.',
  check: 'Comprobar',
  cancel: 'Cancelar',
  reading: 'Leyendo el archivo…',
  checking: (name: string) => `Comprobando: ${name}…`,
  result: 'Resultado',
  covered: (covered: number, entries: number) =>
    covered === entries
      ? `Probado: ${form('es', entries, 'la única entrada es la que había', `las ${number('es', entries)} entradas son las que había`)} cuando guardó sus sellos`
      : `Probado en parte: ${number('es', covered)} de ${number('es', entries)} entradas son las que había cuando guardó sus sellos`,
  coveredWhy: 'Hasta donde llegan sus sellos, nada se modificó, borró, agregó ni movió desde entonces.',
  after: (n: number) =>
    form(
      'es',
      n,
      'La entrada posterior a sus sellos es la palabra del servidor.',
      `Las ${number('es', n)} entradas posteriores a sus sellos son la palabra del servidor.`,
    ),
  consistent: 'El archivo es coherente, pero nada lo prueba frente al servidor',
  consistentWhy:
    'Quien administra el servidor podría haber escrito todo de nuevo y firmarlo. Elija sellos que su delegación haya guardado antes: hasta entonces, todas las entradas son la palabra del servidor.',
  noneCovered: 'Ninguno de sus sellos trata de un registro de este archivo: todas las entradas son la palabra del servidor.',
  wrong: 'No queda probado',
  wrongWhy:
    'Lo que se indica a continuación no está tal como se escribió, o tal como se descargó. Conserve el archivo y sus sellos, y avise a las demás delegaciones.',
  notArchive: 'Esto no es un archivo de Ruta',
  notArchiveWhy: 'Elija el archivo que da «Descargar archivo completo»; su nombre termina en .ruta.',
  unreadableHeads: 'Hay sellos que no se pueden usar',
  failed: 'La comprobación no se pudo terminar',
  failedWhy:
    'El archivo no se pudo leer hasta el final, o a este dispositivo no le alcanzó la memoria. Elíjalo otra vez, o use un equipo con más memoria.',
  exported: (name: string, when: string) => `${name}, descargado el ${when}`,
  names: (people: number) =>
    `Los nombres (${plural('es', people, 'persona', 'personas')}) y las horas son la palabra del servidor, aun en las entradas cubiertas.`,
  page: 'También esta página viene del servidor. Si desconfía de ella, repita la comprobación con un programa propio: «npm run verify» en un equipo suyo, o el de unas cien líneas de docs/integrate/verify-archive.mjs.',
  later: (n: number) =>
    form(
      'es',
      n,
      'Un sello de este dispositivo no se usó: es posterior a la fecha que lleva el archivo.',
      `${number('es', n)} sellos de este dispositivo no se usaron: son posteriores a la fecha que lleva el archivo.`,
    ),
  logs: 'Registros',
  all: (n: number) => `${plural('es', n, 'entrada cubierta', 'entradas, todas cubiertas')}`,
  some: (covered: number, after: number) =>
    `cubierto hasta la entrada ${number('es', covered)}; ${form('es', after, 'la siguiente es', `las ${number('es', after)} siguientes son`)} la palabra del servidor`,
  none: (n: number) => `${plural('es', n, 'entrada, no cubierta', 'entradas, ninguna cubierta')}: palabra del servidor`,
  closings: 'Huellas de los cierres',
  closingsWhy:
    'Compárelas con las de las actas impresas: si los cuarenta dígitos coinciden, todos los registros son, hasta ese cierre, los que había entonces.',
  keys: 'Claves que firmaron',
  sealed: 'con ella está sellado el archivo',
  documents: {
    roadmap: 'Hoja de ruta',
    glossary: 'Glosario',
    acts: 'Registro de actuaciones',
    page: (id: string) => `Texto ${id}`,
    meeting: (id: string) => `Sesión ${id}`,
  },
  wrongs: {
    entry: (seq: number) => `la entrada ${number('es', seq)} falta o no está tal como se escribió`,
    heldOther: (from: number, to: number, file: string, when: string) =>
      `las entradas ${number('es', from)} a ${number('es', to)} no son las que había: no llevan al sello del ${when} de ${file}`,
    other: (from: number, to: number) =>
      `las entradas ${number('es', from)} a ${number('es', to)} no llevan a lo que el propio archivo firmó o marcó`,
    heldShort: (last: number, seq: number, file: string, when: string) =>
      `termina en la entrada ${number('es', last)}, y el sello del ${when} de ${file} es de la entrada ${number('es', seq)}: o el registro se cortó, o el archivo es anterior a ese sello`,
    short: (last: number, seq: number) =>
      `termina en la entrada ${number('es', last)}, antes de la entrada ${number('es', seq)}, que el propio archivo firmó o marcó`,
    heldMissing: (file: string, when: string) => `no está en el archivo, y hay un sello suyo del ${when} en ${file}`,
    missing: 'no está en el archivo, que sin embargo lo firmó o lo marcó',
    state: (seq: number) =>
      `el registro está intacto, pero el servidor firmó en la entrada ${number('es', seq)} otro estado que el que resulta de él`,
    history: (seq: number) =>
      `el registro está intacto, pero el servidor firmó en la entrada ${number('es', seq)} otro historial que el que resulta de él`,
  },
  faults: {
    none: 'El archivo no empieza como un archivo de Ruta.',
    cut: (byte: number) => `El archivo está cortado después del byte ${number('es', byte)}: la descarga no terminó, o falta el final.`,
    unreadable: (byte: number) => `Lo que hay en el byte ${number('es', byte)} no se puede leer.`,
    order: 'Las partes del archivo no están en su orden, o falta alguna.',
    part: 'Una parte del archivo no se puede leer.',
    seal: 'El sello final no es el de la instalación: el archivo se modificó después de descargarlo, o no está completo.',
    twice: (document: string) => `Un registro está dos veces: ${document}.`,
    key: (key: string) => `La clave ${key} no es la que lleva ese nombre.`,
    person: (name: string) => `El nombre, el cargo o la delegación de ${name} no es lo que dice el registro de actuaciones.`,
    held: (file: string, document: string, seq: number) =>
      `${file}: el sello de ${document} en la entrada ${number('es', seq)} no está tal como se firmó.`,
    heldKey: (file: string, key: string) => `La clave ${key}, que firmó los sellos de ${file}, ya no está entre las de este archivo.`,
    heldGroup: (file: string, group: string) => `${file} contiene los sellos de otro grupo (${group}); no dice nada de este archivo.`,
    notHeads: (file: string) => `${file} no contiene sellos: elija el archivo que dio «Descargar sellos».`,
    more: (n: number) => plural('es', n, 'error más', 'errores más'),
  },
}

export const en: Like<typeof es> = {
  title: 'Check an archive',
  lead: 'Check on this device, also without a connection, that the log of your group is still the one that stood when you kept your heads. The files that you choose are sent nowhere.',
  open: 'Check an archive on this device',
  back: 'Back to Ruta',
  files: 'Files',
  drop: 'Drop the archive (.ruta) here, and the heads (.json) that you kept earlier.',
  choose: 'Choose files',
  kinds: {
    archive: 'Archive',
    heads: 'Heads',
    neither: 'Neither an archive of Ruta nor a file of heads',
    empty: 'The file is empty',
  },
  remove: (name) => `Remove ${name}`,
  seen: (n, when) => `Also use what this device remembers (${plural('en', n, 'document', 'documents')}, up to ${when})`,
  seenName: 'the memory of this device',
  noArchive: 'Choose an archive first.',
  noHeads: 'Without earlier heads it is only checked that the archive is consistent. That proves nothing against whoever runs the server.',
  check: 'Check',
  cancel: 'Cancel',
  reading: 'Reading the archive…',
  checking: (name) => `Checking: ${name}…`,
  result: 'Result',
  covered: (covered, entries) =>
    covered === entries
      ? `Proved: ${form('en', entries, 'the only entry is the one', `all ${number('en', entries)} entries are those`)} that stood when you kept your heads`
      : `Proved in part: ${number('en', covered)} of ${number('en', entries)} entries are those that stood when you kept your heads`,
  coveredWhy: 'As far as your heads reach, nothing was changed, removed, added or moved since.',
  after: (n) =>
    form(
      'en',
      n,
      'The entry after your heads is the server’s word.',
      `The ${number('en', n)} entries after your heads are the server’s word.`,
    ),
  consistent: 'The archive is consistent, but nothing proves it against the server',
  consistentWhy:
    'Whoever runs the server could have written all of it anew, and signed it. Choose heads that your delegation kept earlier: until then every entry is the server’s word.',
  noneCovered: 'None of your heads is of a log in this archive: every entry is the server’s word.',
  wrong: 'Not proved',
  wrongWhy:
    'What is named below is not as it was written, or not as it was downloaded. Keep the archive and your heads, and tell the other delegations.',
  notArchive: 'This is not an archive of Ruta',
  notArchiveWhy: 'Choose the file that “Download archive” gives; its name ends in .ruta.',
  unreadableHeads: 'Some heads cannot be used',
  failed: 'The check could not be finished',
  failedWhy:
    'The file could not be read to its end, or this device ran out of memory. Choose it again, or use a computer with more memory.',
  exported: (name, when) => `${name}, downloaded on ${when}`,
  names: (people) =>
    `Names (${plural('en', people, 'person', 'people')}) and hours are the server’s word, also in entries that are covered.`,
  page: 'This page comes from the server, too. If you distrust it, check again with a program of your own: “npm run verify” on your computer, or the hundred lines of docs/integrate/verify-archive.mjs.',
  later: (n) =>
    form(
      'en',
      n,
      'One head of this device was not used: it is later than the date that the archive bears.',
      `${number('en', n)} heads of this device were not used: they are later than the date that the archive bears.`,
    ),
  logs: 'Logs',
  all: (n) => plural('en', n, 'entry, covered', 'entries, all covered'),
  some: (covered, after) =>
    `covered up to entry ${number('en', covered)}; ${form('en', after, 'the one after it is', `the ${number('en', after)} after it are`)} the server’s word`,
  none: (n) => `${plural('en', n, 'entry, not covered', 'entries, none covered')}: the server’s word`,
  closings: 'Fingerprints of closings',
  closingsWhy:
    'Compare them with those in the printed minutes: if the forty digits are the same, all logs are, up to that closing, those that stood then.',
  keys: 'Keys that signed',
  sealed: 'the archive is sealed by it',
  documents: {
    roadmap: 'Road map',
    glossary: 'Glossary',
    acts: 'Record of acts',
    page: (id) => `Text ${id}`,
    meeting: (id) => `Session ${id}`,
  },
  wrongs: {
    entry: (seq) => `entry ${number('en', seq)} is missing or not as it was written`,
    heldOther: (from, to, file, when) =>
      `entries ${number('en', from)} to ${number('en', to)} are not those that stood: they do not lead to the head of ${when} in ${file}`,
    other: (from, to) => `entries ${number('en', from)} to ${number('en', to)} do not lead to what the archive itself has signed or marked`,
    heldShort: (last, seq, file, when) =>
      `it ends at entry ${number('en', last)}, and the head of ${when} in ${file} is of entry ${number('en', seq)}: either the log was cut off, or the archive is older than that head`,
    short: (last, seq) =>
      `it ends at entry ${number('en', last)}, before entry ${number('en', seq)}, which the archive itself has signed or marked`,
    heldMissing: (file, when) => `it is not in the archive, and there is a head of it of ${when} in ${file}`,
    missing: 'it is not in the archive, which has signed or marked it all the same',
    state: (seq) =>
      `the log is intact, but at entry ${number('en', seq)} the server signed another state than the one that follows from it`,
    history: (seq) =>
      `the log is intact, but at entry ${number('en', seq)} the server signed another history than the one that follows from it`,
  },
  faults: {
    none: 'The file does not begin as an archive of Ruta.',
    cut: (byte) => `The file is cut off after byte ${number('en', byte)}: the download did not finish, or its end is missing.`,
    unreadable: (byte) => `What stands at byte ${number('en', byte)} cannot be read.`,
    order: 'The parts of the file are not in their order, or one is missing.',
    part: 'A part of the file cannot be read.',
    seal: 'The final seal is not that of the installation: the file was changed after it was downloaded, or is not complete.',
    twice: (document) => `A log stands in it twice: ${document}.`,
    key: (key) => `The key ${key} is not the one that bears this name.`,
    person: (name) => `The name, role or delegation of ${name} is not what the record of acts says.`,
    held: (file, document, seq) => `${file}: the head of ${document} at entry ${number('en', seq)} is not as it was signed.`,
    heldKey: (file, key) => `The key ${key}, which signed the heads in ${file}, is no longer among those of this archive.`,
    heldGroup: (file, group) => `${file} holds the heads of another group (${group}); it says nothing of this archive.`,
    notHeads: (file) => `${file} holds no heads: choose the file that “Download heads” gave.`,
    more: (n) => plural('en', n, 'more error', 'more errors'),
  },
}
