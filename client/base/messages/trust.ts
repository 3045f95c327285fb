// Verification: what the server checked, what a delegation keeps elsewhere, and what a device saw before.
import { form, number } from '../../../shared/counts.ts'
import type { Like } from './like.ts'
import { plural } from './plural.ts'

export const es = {
  title: 'Verificación',
  checks: 'Comprobación del registro',
  allFine: (documents: number) =>
    form(
      'es',
      documents,
      'El registro es coherente, y lo que se lee resulta de él',
      `Los ${number('es', documents)} registros son coherentes, y lo que se lee resulta de ellos`,
    ),
  damaged: (documents: number) =>
    form('es', documents, 'Un registro no está tal como se escribió', `${documents} registros no están tal como se escribieron`),
  damagedWhy: 'Los demás no se ven afectados. Avise a la secretaría y conserve los sellos que su delegación haya descargado.',
  notYet: 'El registro todavía no se ha comprobado',
  notYetWhy: 'El servidor lo hace cada noche. También puede hacerse ahora.',
  checkedAt: (when: string, entries: number) => `Comprobado el ${when} · ${plural('es', entries, 'entrada', 'entradas')}`,
  checkNow: 'Comprobar ahora',
  checking: 'Comprobando…',
  checkFailed: 'La comprobación no se pudo hacer',
  documents: 'Documentos',
  entries: (n: number) => plural('es', n, 'entrada', 'entradas'),
  fine: 'sin alteraciones',
  firstBad: (seq: number) => `la entrada ${seq} no está tal como se escribió`,
  readings: {
    checkpoint: (seq: number) => `el registro está intacto; el estado guardado en la entrada ${seq} no es el que resulta de él`,
    history: (seq: number) => `el registro está intacto; el historial cuenta la entrada ${seq} de otra manera, o no la cuenta`,
    claims: (seq: number) => `el registro está intacto; lo escrito en la entrada ${seq} se atribuye a otra cuenta`,
    projection: () => 'el registro está intacto; los títulos o la búsqueda muestran otra cosa',
    marks: () => 'el registro está intacto; una marca de sesión o un momento con nombre se movió',
    people: () => 'el registro está intacto; un nombre, una función o una delegación se cambió sin dejar constancia',
  },
  untitled: 'Texto sin título',
  untitledSession: 'Sesión sin título',
  acts: 'Registro de actuaciones',
  audit: 'Registro de auditoría de la instalación',
  auditBad: 'una entrada se modificó, se borró o falta',
  keep: 'Guardar fuera del servidor',
  keepWhy:
    'Un sello firmado dice dónde estaba el registro de cada documento en un momento. Descárguelos de vez en cuando, y guárdelos donde el servidor no llega.',
  downloadHeads: 'Descargar sellos',
  downloadArchive: 'Descargar archivo completo',
  preparing: 'Preparando…',
  archiveWhy:
    'El archivo contiene todo el registro del grupo, con los nombres, los sellos y las claves. Cualquier persona puede comprobarlo sin servidor, con esta orden:',
  archiveNotYours: 'El archivo completo lo descargan la presidencia, la secretaría y las jefaturas de delegación.',
  earlierDate: 'FECHA-ANTERIOR',
  commandWhy: 'Use el archivo de hoy con sellos que guardó antes: los del mismo momento no prueban nada más.',
  downloadFailed: 'La descarga no se pudo hacer',
  key: 'Clave de firma',
  keyWhy: 'Debe ser la misma para todas las delegaciones: compárenla una vez, de viva voz.',
  keySince: (when: string) => `desde el ${when}`,
  noKey: 'La clave se crea con el primer sello.',
  meaning: 'Qué prueba y qué no',
  proves:
    'La comprobación prueba que las entradas forman una sola cadena que llega a todos los sellos, y que lo que se lee (historial, estado de los documentos, títulos, sesiones y nombres) es lo que resulta de ellas. Con sellos guardados fuera del servidor prueba además que, hasta la entrada que cubren, nada se modificó, borró, agregó ni movió desde entonces.',
  provesNot:
    'No prueba nada de las entradas posteriores a los sellos guardados, ni los nombres y las horas: son la palabra del servidor. Quien lo administra tiene la clave de firma y podría escribir todo de nuevo; eso se descubre con los sellos que cada delegación guarda en otro lugar.',
  closings: {
    title: 'Huellas de los cierres',
    none: 'Todavía no se ha cerrado ninguna sesión.',
    why: 'Léanla en voz alta al cerrar. Si los cuarenta dígitos coinciden en todas las pantallas, todas las delegaciones tienen los mismos registros hasta ese cierre. Este dispositivo la recuerda y avisa si cambia.',
    session: (n: number | null, when: string) => (n === null ? `Cierre del ${when}` : `Sesión ${n}, cerrada el ${when}`),
    other: (before: string) =>
      `Este dispositivo vio antes otra huella de este cierre: ${before}. Conserve lo que vio y avise a las demás delegaciones.`,
    changed: (closings: string) =>
      `El servidor muestra una huella distinta de la que vio este dispositivo: ${closings}. Compárela en Verificación, conserve lo que vio y avise a las demás delegaciones.`,
    keep: 'Guarde los sellos del cierre',
    keepWhy: (n: number | null) =>
      `${n === null ? 'Se cerró una sesión' : `Se cerró la sesión ${n}`}. Solo los sellos que su delegación guarde fuera del servidor podrán probar más adelante que nada anterior se modificó.`,
    notNow: 'Ya los tengo',
    print: 'Huella del cierre',
    printWhy:
      'Si estos cuarenta dígitos son los mismos para todas las delegaciones, todas tienen los mismos registros hasta este cierre. Consérvelos con el acta.',
  },
  didNotLoad: 'La verificación no se cargó',
  needsConnection: 'Sin conexión: esto es lo último que se supo.',
  chain: {
    title: 'El servidor muestra un historial distinto del que vio este dispositivo',
    why: 'Lo más frecuente es que el servidor se haya restaurado de una copia anterior; también puede ser que alguien haya alterado el registro. Usted puede seguir trabajando. Avise a la secretaría y guarde lo que vio.',
    shorter: (name: string, seq: number, when: string, end: number) =>
      `${name}: el ${when} este dispositivo vio la entrada ${seq}; ahora el registro termina en la ${end}.`,
    different: (name: string, seq: number, when: string) => `${name}: la entrada ${seq} ya no es la que este dispositivo vio el ${when}.`,
    download: 'Descargar lo que vi',
    understood: 'Entendido',
    understoodWhy: 'Al pulsar «Entendido», este dispositivo recordará lo que el servidor muestra ahora.',
  },
}

export const en: Like<typeof es> = {
  title: 'Verification',
  checks: 'Check of the log',
  allFine: (documents) =>
    form(
      'en',
      documents,
      'The log is consistent, and what people read follows from it',
      `All ${number('en', documents)} logs are consistent, and what people read follows from them`,
    ),
  damaged: (documents) => form('en', documents, 'One log is not as it was written', `${documents} logs are not as they were written`),
  damagedWhy: 'The others are not affected. Tell the secretariat, and keep the heads that your delegation has downloaded.',
  notYet: 'The log has not been checked yet',
  notYetWhy: 'The server checks it every night. It can also be done now.',
  checkedAt: (when, entries) => `Checked on ${when} · ${plural('en', entries, 'entry', 'entries')}`,
  checkNow: 'Check now',
  checking: 'Checking…',
  checkFailed: 'The check could not be made',
  documents: 'Documents',
  entries: (n) => plural('en', n, 'entry', 'entries'),
  fine: 'unaltered',
  firstBad: (seq) => `entry ${seq} is not as it was written`,
  readings: {
    checkpoint: (seq) => `the log is intact; the stored state at entry ${seq} is not the one that follows from it`,
    history: (seq) => `the log is intact; history tells entry ${seq} differently, or not at all`,
    claims: (seq) => `the log is intact; what was written in entry ${seq} is attributed to another account`,
    projection: () => 'the log is intact; titles or search show something else',
    marks: () => 'the log is intact; the mark of a session or a named moment was moved',
    people: () => 'the log is intact; a name, a role or a delegation was changed without any record of it',
  },
  untitled: 'Untitled text',
  untitledSession: 'Untitled session',
  acts: 'Record of acts',
  audit: 'Audit of the installation',
  auditBad: 'an entry was changed or removed, or is missing',
  keep: 'Keep it elsewhere',
  keepWhy:
    'A signed head says where the log of each document stood at a moment. Download them now and then, and keep them where the server cannot reach.',
  downloadHeads: 'Download heads',
  downloadArchive: 'Download archive',
  preparing: 'Preparing…',
  archiveWhy:
    'The archive holds the whole log of the group with names, heads and keys. Anybody can check it without a server, by this command:',
  archiveNotYours: 'The archive is for the chair, the secretariat and the heads of delegation.',
  earlierDate: 'EARLIER-DATE',
  commandWhy: 'Use today’s archive with heads that you kept earlier: those of the same moment prove nothing more.',
  downloadFailed: 'The download did not work',
  key: 'Signing key',
  keyWhy: 'It must be the same for every delegation: compare it once, by voice.',
  keySince: (when) => `since ${when}`,
  noKey: 'The key is made with the first signed head.',
  meaning: 'What this proves, and what not',
  proves:
    'The check proves that the entries form one chain that leads to all heads, and that what people read (history, the state of documents, titles, sessions and names) is what follows from them. With heads that were kept elsewhere it also proves that, up to the entry that they cover, nothing was changed, removed, added or moved since then.',
  provesNot:
    'It proves nothing of the entries after the heads that were kept, nor the names and hours: those are the server’s word. Whoever runs it has the signing key and could write all of it anew; that is found out by the heads that each delegation keeps elsewhere.',
  closings: {
    title: 'Fingerprints of closings',
    none: 'No session has been closed yet.',
    why: 'Read it aloud at the closing. If the forty digits are the same on every screen, all delegations have the same logs up to that closing. This device remembers it and says when it changes.',
    session: (n, when) => (n === null ? `Closing of ${when}` : `Session ${n}, closed on ${when}`),
    other: (before) =>
      `This device saw a different fingerprint of this closing before: ${before}. Keep what you saw, and tell the other delegations.`,
    changed: (closings) =>
      `The server shows a fingerprint different from the one that this device saw: ${closings}. Compare it under Verification, keep what you saw, and tell the other delegations.`,
    keep: 'Keep the heads of the closing',
    keepWhy: (n) =>
      `${n === null ? 'A session was closed' : `Session ${n} was closed`}. Only the heads that your delegation keeps outside the server can prove later that nothing before it was changed.`,
    notNow: 'I have them',
    print: 'Fingerprint of the closing',
    printWhy:
      'If these forty digits are the same for all delegations, all of them have the same logs up to this closing. Keep them with the minutes.',
  },
  didNotLoad: 'The verification did not load',
  needsConnection: 'You are offline: this is what was known last.',
  chain: {
    title: 'The server shows another history than the one this device saw',
    why: 'Most often the server was restored from an earlier copy; it may also be that somebody changed the log. You can go on working. Tell the secretariat, and keep what you saw.',
    shorter: (name, seq, when, end) => `${name}: on ${when} this device saw entry ${seq}; now the log ends at entry ${end}.`,
    different: (name, seq, when) => `${name}: entry ${seq} is no longer the one that this device saw on ${when}.`,
    download: 'Download what I saw',
    understood: 'Understood',
    understoodWhy: 'When you press “Understood”, this device will remember what the server shows now.',
  },
}
