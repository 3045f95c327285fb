// The help page: the ideas of the product in a page's worth of words, the keys, and who may do what.
import type { Like } from './like.ts'

export const es = {
  title: 'Ayuda',
  lead: 'Ruta es donde las delegaciones de un grupo de trabajo escriben juntas una hoja de ruta: en vivo durante las sesiones, y con responsables entre una y otra.',
  contents: 'En esta página',
  print: 'Imprimir',
  ideas: {
    log: {
      title: 'Todo lo que escribe queda',
      text: 'No hay botón para guardar. Cada cambio se envía al servidor, que anota quién lo hizo, por qué delegación y cuándo, y solo entonces lo muestra a los demás. «Guardado» significa que está en el disco del servidor. Nadie escribe en nombre de otra persona: si alguien entró en su cuenta con un enlace, el historial dice quién lo pidió y quién lo aceptó. Ruta no cambia ni borra nada de lo anotado: lo que sobra se archiva y se puede restaurar.',
    },
    history: {
      title: 'El historial se lee como frases',
      text: 'Quién cambió qué, de qué a qué, cuándo y en qué sesión: de una acción, de un texto o de todo el grupo. La barra de tiempo muestra el plan y los textos como estaban en cualquier momento. Restaurar algo es un cambio nuevo, que también se puede deshacer; nunca borra lo que vino después.',
    },
    comparison: {
      title: 'Comparar es la pregunta principal',
      text: '«¿Qué pasó desde la última sesión?» Elija en la barra superior desde cuándo: el plan y los textos muestran lo agregado, lo archivado y lo cambiado, con lo que decían antes. La dirección de la página lo conserva: un colega que la abre ve lo mismo.',
    },
    sessions: {
      title: 'Sesiones: preparar, celebrar, cerrar',
      text: 'Una sesión empieza como borrador con su orden del día; la secretaría la abre, la pone en curso y la cierra. En la sala se tratan los puntos, se toman decisiones y nacen acciones. Al cerrar, lo pendiente se propone para la siguiente con su motivo, y los documentos de la sesión quedan de solo lectura.',
    },
    languages: {
      title: 'Dos idiomas iguales',
      text: 'Todo título, texto y decisión tiene un lado en español y otro en inglés, y ninguno es la traducción del otro. Donde falta uno se muestra el otro, señalado. El glosario guarda cómo dice el grupo cada término: en los textos, los términos llevan un subrayado punteado y dicen su equivalente al señalarlos, o con F2 cuando el cursor está en ellos.',
    },
    offline: {
      title: 'Sin conexión se sigue trabajando',
      text: 'Lo que ya abrió en este dispositivo se lee y se edita sin red. El estado, arriba, dice cuántos cambios esperan; al volver la conexión se envían y se unen a los de los demás letra por letra. Si el servidor no puede aceptar algo, queda guardado en su dispositivo y se puede descargar.',
    },
    people: {
      title: 'Varios en el mismo lugar',
      text: 'Usted ve quién está y qué edita cada quien, con las letras de su delegación. Si dos personas escriben en el mismo texto, ambas quedan. Si dos ponen un valor distinto al mismo tiempo, una marca ofrece el que no quedó. Deshacer deshace solo lo suyo.',
    },
    proof: {
      title: 'Qué se puede probar, y qué no',
      text: 'Cada documento tiene un registro encadenado, y el servidor firma dónde está. La clave de firma la tiene quien administra el servidor: por eso solo prueba algo contra él lo que su delegación guardó antes en otro lugar. Guarde los sellos después de cada cierre; con ellos y el archivo completo, la página de comprobación (abajo) o la orden «npm run verify» en un equipo suyo dicen hasta qué entrada de cada registro está cubierto: hasta allí nada se modificó, borró ni agregó desde entonces. Las entradas posteriores, todos los nombres y todas las horas son la palabra del servidor. Al cerrar una sesión, lean en voz alta la huella del cierre (Verificación): si los cuarenta dígitos coinciden, todas las delegaciones tienen los mismos registros hasta ese cierre. Este dispositivo la recuerda y avisa si cambia. Si algo no coincide, guarde lo que vio y avise a las demás delegaciones.',
    },
    never: {
      title: 'Nunca casos ni personas investigadas',
      text: 'Ruta guarda estrategias, prácticas, capacitaciones y tareas. No escriba aquí nombres de personas investigadas, números de expediente ni información operativa.',
    },
  },
  keys: 'Teclas',
  keysWhy:
    'Todo se puede hacer con el teclado. Con «?» se abre esta lista en cualquier pantalla; con Ctrl K se busca o se ejecuta cualquier acción por su nombre.',
  rights: 'Quién puede hacer qué',
  rightsWhy: 'Cada persona tiene un papel en el grupo, y pertenece a una delegación y a una institución, o a ninguna.',
  licences: 'Licencias del software con que está hecha Ruta',
  action: 'Acción',
  yes: 'sí',
  no: 'no',
  actions: {
    'document.read': 'Leer todo: plan, textos, sesiones, decisiones, glosario',
    'document.write': 'Editar el plan, los textos, el orden del día, las actas y el glosario',
    'page.create': 'Crear textos',
    'history.read': 'Leer el historial y comparar',
    'moment.name': 'Dar nombre a un momento',
    'meeting.plan': 'Crear sesiones',
    'meeting.conduct': 'Abrir, celebrar y cerrar sesiones',
    'members.invite': 'Invitar a personas',
    'members.change': 'Cambiar papeles y retirar a personas',
    'log.verify': 'Verificar el registro',
    'archive.export': 'Descargar el archivo completo del grupo',
  },
}

export const en: Like<typeof es> = {
  title: 'Help',
  lead: 'Ruta is where the delegations of a working group write one road map together: live during their sessions, and accountable between them.',
  contents: 'On this page',
  print: 'Print',
  ideas: {
    log: {
      title: 'What you write stays',
      text: 'There is no save button. Each change goes to the server, which records who made it, for which delegation and when, and only then shows it to the others. “Saved” means that it is on the server’s disk. Nobody writes in another person’s name: where somebody came into an account by a sign-in link, the history says who asked for it and who agreed. Ruta changes and erases nothing that was recorded: what is no longer needed is archived and can be restored.',
    },
    history: {
      title: 'History reads as sentences',
      text: 'Who changed what, from what to what, when and in which session: of an item, of a text, or of the whole group. The time slider shows the plan and the texts as they were at any moment. Restoring something is a new change, which can be undone as well; it never erases what came after.',
    },
    comparison: {
      title: 'Comparing is the main question',
      text: '“What happened since the last session?” Choose in the top bar since when: the plan and the texts show what was added, archived and changed, with what they said before. The page’s address keeps it: a colleague who opens it sees the same.',
    },
    sessions: {
      title: 'Sessions: prepare, hold, close',
      text: 'A session begins as a draft with its agenda; the secretariat opens it, holds it and closes it. In the room points are dealt with, decisions are taken and items are born. On closing, what is unfinished is proposed for the next one with its reason, and the session’s documents become read-only.',
    },
    languages: {
      title: 'Two equal languages',
      text: 'Every title, text and decision has a Spanish and an English side, and neither is the translation of the other. Where one is missing the other is shown, marked. The glossary keeps how the group says each term: in texts, terms have a dotted underline and say their counterpart when you point at them, or with F2 when the caret is in them.',
    },
    offline: {
      title: 'Without a connection work goes on',
      text: 'What you have opened on this device can be read and edited without a network. The status at the top says how many changes wait; when the connection is back they are sent and join those of the others letter by letter. If the server cannot accept something, it is kept on your device and can be downloaded.',
    },
    people: {
      title: 'Several in the same place',
      text: 'You see who is here and what each of them edits, with the letters of their delegation. If two people write in the same text, both stay. If two set a different value at the same moment, a mark offers the one that does not stand. Undo takes back only what is yours.',
    },
    proof: {
      title: 'What can be proved and what cannot',
      text: 'Each document has a chained log, and the server signs where it stands. Whoever runs the server holds the signing key: so against the server only what your delegation kept elsewhere before proves anything. Keep the heads after each closing; with them and the archive, the page of verification (below) or the command “npm run verify” on a computer of your own say up to which entry each log is covered: up to there nothing was changed, removed or added since. The entries after that, all names and all hours are the server’s word. When a session is closed, read the fingerprint of the closing aloud (Verification): if its forty digits are the same, all delegations have the same logs up to that closing. This device remembers it and says when it changes. If something differs, keep what you saw and tell the other delegations.',
    },
    never: {
      title: 'Never cases or suspects',
      text: 'Ruta holds strategies, practices, trainings and tasks. Do not write names of persons under investigation, case numbers or operational information here.',
    },
  },
  keys: 'Keys',
  keysWhy:
    'Everything can be done with the keyboard. “?” opens this list on any screen; Ctrl K finds things, or runs any action by its name.',
  rights: 'Who may do what',
  rightsWhy: 'Each person has a role in the group, and belongs to a delegation and an agency, or to none.',
  licences: 'Licences of the software that Ruta is made of',
  action: 'Action',
  yes: 'yes',
  no: 'no',
  actions: {
    'document.read': 'Read everything: plan, texts, sessions, decisions, glossary',
    'document.write': 'Edit the plan, texts, agendas, minutes and the glossary',
    'page.create': 'Create texts',
    'history.read': 'Read the history and compare',
    'moment.name': 'Name a moment',
    'meeting.plan': 'Create sessions',
    'meeting.conduct': 'Open, hold and close sessions',
    'members.invite': 'Invite people',
    'members.change': 'Change roles and remove people',
    'log.verify': 'Verify the log',
    'archive.export': 'Download the group’s complete archive',
  },
}
