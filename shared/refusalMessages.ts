// Messages of refusals that the client itself may show, in both languages: what happened and, if possible, what to do.
import type { Language } from './bilingual.ts'
import type { Refusal } from './refusals.ts'
import type { ServerRefusal } from './serverRefusalMessages.ts'
import type { UpdateRefusal } from './updateRefusals.ts'

/** For a refusal made on this device: the server's refusals include their message. */
export const refusalMessage = (refusal: Refusal, language: Language): string => {
  const own: Readonly<Partial<Record<Refusal, Sentences>>> = REFUSAL_MESSAGES
  return (own[refusal] ?? REFUSAL_MESSAGES['server-failed'])[language]
}
export const updateRefusalMessage = (refusal: UpdateRefusal, language: Language): string => UPDATE_REFUSAL_MESSAGES[refusal][language]

type Sentences = Readonly<Record<Language, string>>

export const REFUSAL_MESSAGES: Readonly<Record<Exclude<Refusal, ServerRefusal>, Sentences>> = {
  'bad-request': { es: 'La solicitud no tiene la forma esperada.', en: 'The request does not have the expected form.' },
  'wrong-credentials': {
    es: 'El correo o la contraseña no son correctos.',
    en: 'The e-mail address or the password is not correct.',
  },
  'too-many-failures': {
    es: 'Con este correo se escribieron cien contraseñas equivocadas seguidas. Inicie sesión en un navegador en el que ya lo haya hecho antes, o pida a la Secretaría un enlace de acceso.',
    en: 'A hundred wrong passwords in a row were entered for this e-mail address. Sign in from a browser that you have used before, or ask the secretariat for a sign-in link.',
  },
  'network-failures': {
    es: 'Desde su red se escribieron demasiadas contraseñas equivocadas, y por un cuarto de hora nadie puede iniciar sesión con contraseña en un navegador nuevo de esa red. Use un navegador en el que ya haya iniciado sesión, una llave de acceso o un enlace: el de «¿Olvidó su contraseña?» o uno de la secretaría.',
    en: 'Too many wrong passwords were entered from your network, and for a quarter of an hour nobody can sign in with a password from a new browser in it. Use a browser that you have used before, a passkey or a link: that of “Have you forgotten your password?” or one from the secretariat.',
  },
  'second-factor-needed': {
    es: 'Falta el código de su segundo factor.',
    en: 'The code of your second factor is missing.',
  },
  'wrong-code': {
    es: 'El código no es correcto o ya se usó. Espere al siguiente.',
    en: 'The code is not correct or has already been used. Wait for the next one.',
  },
  'wrong-passkey': {
    es: 'No se aceptó la llave de acceso.',
    en: 'The passkey was not accepted.',
  },
  'too-many-codes': {
    es: 'Se escribieron cien códigos equivocados seguidos. Use un código de recuperación o un navegador en el que ya haya entrado.',
    en: 'A hundred wrong codes in a row were entered. Use a recovery code or a browser that you have used before.',
  },
  'proof-needed': {
    es: 'Confirme primero que es usted.',
    en: 'First confirm that it is you.',
  },
  'edit-refused': { es: 'La hoja de ruta no acepta este cambio.', en: 'The road map does not accept this change.' },
  'sign-in-needed': { es: 'Inicie sesión para continuar.', en: 'Please sign in to continue.' },
  'foreign-origin': {
    es: 'Esta solicitud no viene de una dirección de Ruta permitida.',
    en: 'This request does not come from an allowed address of Ruta.',
  },
  forbidden: { es: 'Su función en el grupo no permite hacer esto.', en: 'Your role in the group does not allow this.' },
  'not-yours': {
    es: 'Solo quien la compartió o la secretaría puede cambiarla. Puede guardar una copia propia.',
    en: 'Only whoever shared it or the secretariat may change it. You can save a copy of your own.',
  },
  'not-settled': {
    es: 'Solo puede dar acceso un miembro de la delegación cuyo puesto lleve al menos una semana.',
    en: 'Only a member of the delegation whose seat has stood for at least a week can admit somebody.',
  },
  'comments-off': {
    es: 'En este grupo, quienes observan leen los comentarios y no escriben. La secretaría puede permitirlo en Ajustes.',
    en: 'In this group, those who observe read comments and do not write any. The secretariat can allow it under Settings.',
  },
  'not-in-delegation': {
    es: 'Este comentario es solo para su delegación y menciona a alguien de fuera, que no podría leerlo. Quite la mención o escriba uno para todo el grupo.',
    en: 'This comment is for your delegation only and mentions somebody outside it, who could not read it. Remove the mention or write one for the whole group.',
  },
  'thread-changed': {
    es: 'La conversación cambió mientras tanto: léala antes de continuar.',
    en: 'The conversation has changed in the meantime: read it before you go on.',
  },
  'thread-full': {
    es: 'Esta conversación ya tiene trescientos comentarios, el máximo que admite. Comience otra.',
    en: 'This conversation already has three hundred comments, the most it can hold. Begin another one.',
  },
  'not-your-agency': {
    es: 'Solo informan en nombre de esta institución quienes integran su delegación, o la Secretaría por ella.',
    en: 'Only its own delegation, or the secretariat on its behalf, reports for this agency.',
  },
  'period-closed': {
    es: 'La sesión para la que era este informe ya se cerró. Entréguelo de nuevo: quedará para la siguiente.',
    en: 'The session that this report was for has closed. Give it again: it will be for the next one.',
  },
  'nothing-due': {
    es: 'No falta ningún informe.',
    en: 'No report is missing.',
  },
  'unknown-item': {
    es: 'Esta acción no está en la hoja de ruta.',
    en: 'This item is not in the road map.',
  },
  'unknown-subject': {
    es: 'La acción, el punto o la decisión a que se adjunta el archivo no está en el servidor.',
    en: 'The item, point or decision to which the file is attached is not on the server.',
  },
  'words-missing': {
    es: 'El informe no dice nada: escriba al menos qué se hizo, qué lo dificulta o qué sigue.',
    en: 'The report says nothing: write at least what was done, what stands in the way or what comes next.',
  },
  'outcome-busy': {
    es: 'El servidor está haciendo otros documentos. Espere un momento y pídalo de nuevo.',
    en: 'The server is making other documents. Wait a moment and ask again.',
  },
  'outcome-slow': {
    es: 'Este documento tardó más de un minuto y no se terminó. Elija menos partes o menos acciones.',
    en: 'This document took more than a minute and was not finished. Choose fewer parts or fewer items.',
  },
  'not-found': {
    es: 'No existe, o usted no tiene acceso.',
    en: 'It does not exist, or you do not have access to it.',
  },
  'item-archived': {
    es: 'Esta acción está archivada: restáurela primero.',
    en: 'This item is archived: restore it first.',
  },
  'status-move': {
    es: 'El estado actual no permite pasar directamente a este.',
    en: 'The present status does not lead directly to this one.',
  },
  circular: {
    es: 'Las acciones quedarían en un círculo: cada una esperaría a la otra.',
    en: 'The action items would stand in a circle, each waiting for the other.',
  },
  'meeting-state': {
    es: 'La sesión no puede pasar de su estado actual a este.',
    en: 'The session cannot go from its present state to this one.',
  },
  'another-in-session': {
    es: 'Otra sesión del grupo está en curso: ciérrela primero.',
    en: 'Another session of the group is in session: close it first.',
  },
  'reason-missing': {
    es: 'Indique por qué se reabre la sesión.',
    en: 'State why the session is reopened.',
  },
  'not-begun': {
    es: 'En ese momento todavía no había nada escrito en este texto. Elija uno posterior.',
    en: 'At that moment nothing had been written in this text yet. Choose a later one.',
  },
  'unknown-moment': {
    es: 'Ese momento no existe en el historial de este grupo.',
    en: 'That moment does not exist in the history of this group.',
  },
  'recovery-closed': {
    es: 'La recuperación está cerrada: lo que el servidor perdió no se puede devolver ahora. Su copia sigue en este dispositivo.',
    en: 'Recovery is closed: what the server has lost cannot be brought back now. Your copy stays on this device.',
  },
  'view-changed': {
    es: 'Otra persona cambió esta vista mientras tanto: mírela antes de guardar, o guarde la suya como otra.',
    en: 'Somebody else has changed this view in the meantime: look at it before you save, or save yours as another one.',
  },
  'too-many-texts': {
    es: 'Este grupo ya tiene mil textos, el máximo que admite. Archive los que ya no se necesiten, o continúe en uno de ellos.',
    en: 'This group already has a thousand texts, the most it can hold. Archive those that are no longer needed, or continue in one of them.',
  },
  'new-texts': {
    es: 'En la última hora usted creó sesenta textos, el máximo por persona. Continúe en uno de ellos, o cree otro más tarde.',
    en: 'You created sixty texts in the last hour, the most for one person. Continue in one of them, or create another one later.',
  },
  'link-invalid': {
    es: 'El enlace no es válido: ya se usó, venció o se retiró. Pida uno nuevo.',
    en: 'The link is not valid: it has been used, has expired or was withdrawn. Ask for a new one.',
  },
  'too-large': { es: 'El contenido enviado es demasiado grande.', en: 'What was sent is too large.' },
  'name-taken': {
    es: 'Otra persona del grupo tiene un nombre que se lee igual. Agregue algo que los distinga, como el segundo apellido o la institución.',
    en: 'Somebody else in the group has a name that reads the same. Add something that tells them apart, such as a second surname or the agency.',
  },
  'unknown-delegation': {
    es: 'Esta delegación o institución no pertenece al grupo.',
    en: 'This delegation or agency does not belong to the group.',
  },
  'delegation-missing': { es: 'Elija por qué delegación escribe.', en: 'Choose the delegation they write for.' },
  'file-too-large': { es: 'El archivo es demasiado grande para este servidor.', en: 'The file is too large for this server.' },
  'file-kind': {
    es: 'Solo se aceptan PDF, imágenes y documentos de Office u OpenDocument, con el nombre que les corresponde y sin contraseña, macros, programas ni objetos incrustados (OLE).',
    en: 'Only PDF, images, and Office or OpenDocument files are accepted, named as what they are and without a password, macros, programs or embedded objects (OLE).',
  },
  'file-unscanned': {
    es: 'El archivo no se adjunta, porque el antivirus del servidor no responde. Inténtelo más tarde o avise a quien administra el servidor.',
    en: 'The file is not attached, because the server’s virus scanner does not answer. Try again later, or tell the people who run the server.',
  },
  'files-underway': {
    es: 'Está enviando muchos archivos a la vez. Espere a que terminen los otros e inténtelo de nuevo.',
    en: 'You are sending many files at once. Wait until the others are done and try again.',
  },
  'not-open': { es: 'Está cerrado: ya no se adjunta ni se retira nada.', en: 'It is closed: nothing is attached or removed any more.' },
  'too-many': { es: 'Demasiados intentos. Espere un momento e inténtelo de nuevo.', en: 'Too many attempts. Wait a moment and try again.' },
  'server-failed': {
    es: 'Algo falló en el servidor. Su trabajo en este dispositivo no se ha perdido.',
    en: 'Something failed on the server. Your work on this device is not lost.',
  },
  damaged: {
    es: 'El registro de este documento está dañado y no se puede leer hasta aquí. Verificación dice desde dónde.',
    en: 'The log of this document is damaged and cannot be read up to here. Verification says from where.',
  },
  unavailable: {
    es: 'El servidor no puede atender en este momento. Inténtelo de nuevo en un minuto.',
    en: 'The server cannot answer at the moment. Try again in a minute.',
  },
}

const UPDATE_REFUSAL_MESSAGES: Readonly<Record<UpdateRefusal, Sentences>> = {
  'read-only': {
    es: 'El cambio no se guardó: aquí usted solo puede leer.',
    en: 'The change was not saved: you may only read here.',
  },
  'forged-author': {
    es: 'El cambio no se guardó: contiene ediciones que pertenecen a otra cuenta.',
    en: 'The change was not saved: it contains edits that belong to another account.',
  },
  'other-words': {
    es: 'El servidor tiene bajo su nombre otras palabras que las de este dispositivo. Su copia se apartó aquí, completa.',
    en: 'Under your name the server holds other words than this device does. Your copy was set aside here, whole.',
  },
  'foreign-content': {
    es: 'El cambio no se guardó: contiene algo que este documento no admite.',
    en: 'The change was not saved: it contains something that this document does not allow.',
  },
  'too-large': {
    es: 'El cambio no se guardó: es demasiado grande para enviarlo de una vez.',
    en: 'The change was not saved: it is too large to be sent at once.',
  },
  'too-long': {
    es: 'El cambio no se guardó: un texto o una lista sería más largo de lo que se admite.',
    en: 'The change was not saved: a text or a list would be longer than is allowed.',
  },
  'document-full': {
    es: 'El cambio no se guardó: el documento ha llegado a su tamaño máximo.',
    en: 'The change was not saved: the document has reached its greatest size.',
  },
  'too-many-ids': {
    es: 'El cambio no se guardó: viene de demasiadas copias a la vez. Espere un minuto y vuelva a abrir el documento.',
    en: 'The change was not saved: it comes from too many copies at once. Wait a minute and open the document again.',
  },
}
