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
  'bad-request': {
    es: 'El servidor no pudo entender la solicitud. Recargue la página e inténtelo de nuevo.',
    en: 'The server could not understand the request. Reload the page and try again.',
  },
  'wrong-credentials': {
    es: 'El correo o la contraseña no son correctos.',
    en: 'The email address or the password is not correct.',
  },
  'network-failures': {
    es: 'Desde su red se escribieron demasiadas contraseñas equivocadas, y por un cuarto de hora nadie puede entrar con contraseña en un navegador nuevo de esa red. Use un navegador en el que ya haya entrado, una llave de acceso o un enlace: el de «¿Olvidó su contraseña?» o uno de la secretaría.',
    en: 'Too many wrong passwords were entered from your network, and for a quarter of an hour no one can sign in with a password from a new browser in it. Use a browser that you have used before, a passkey or a link: that of “Forgot your password?” or one from the secretariat.',
  },
  'second-factor-needed': {
    es: 'Falta el código de verificación.',
    en: 'The verification code is missing.',
  },
  'wrong-code': {
    es: 'El código no es correcto o ya se usó. Espere al siguiente.',
    en: 'That code is wrong or was already used. Wait for the next one.',
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
  'sign-in-needed': { es: 'Entre en su cuenta para continuar.', en: 'Please sign in to continue.' },
  'foreign-origin': {
    es: 'Esta solicitud no viene de una dirección de Ruta permitida.',
    en: 'This request does not come from an allowed address of Ruta.',
  },
  forbidden: { es: 'Su función en el grupo no permite hacer esto.', en: 'Your role in the group does not allow this.' },
  'not-yours': {
    es: 'Solo quien la compartió o la secretaría puede cambiarla. Puede guardar una copia propia.',
    en: 'Only whoever shared it or the secretariat may change it. You can save a copy of your own.',
  },
  'unknown-subject': {
    es: 'La acción, el punto o la decisión a que se adjunta el archivo no está en el servidor.',
    en: 'The action item, agenda item, or decision to which the file is attached is not on the server.',
  },
  'not-found': {
    es: 'No se encontró, o usted no tiene acceso.',
    en: 'It does not exist, or you do not have access to it.',
  },
  'item-archived': {
    es: 'Esta acción está archivada: restáurela primero.',
    en: 'This item is archived: restore it first.',
  },
  'status-move': {
    es: 'Desde el estado actual no se puede pasar directamente a ese.',
    en: 'This item cannot go from its current status to that one in one step.',
  },
  circular: {
    es: 'No se puede: cada acción dependería de la otra.',
    en: 'Not possible: these action items would depend on each other.',
  },
  'unknown-moment': {
    es: 'Ese momento no existe en el historial de este grupo.',
    en: 'That moment does not exist in the history of this group.',
  },
  'recovery-closed': {
    es: 'La recuperación está cerrada: lo que el servidor perdió no se puede devolver ahora. Su copia sigue en este dispositivo.',
    en: 'Recovery is closed: what the server has lost cannot be brought back now. Your copy stays on this device.',
  },
  'link-invalid': {
    es: 'El enlace no es válido: ya se usó, venció o se retiró. Pida uno nuevo.',
    en: 'The link is not valid: it has been used, has expired or was withdrawn. Ask for a new one.',
  },
  'too-large': { es: 'El contenido enviado es demasiado grande.', en: 'The file or text is too large.' },
  'delegation-missing': { es: 'Elija por qué delegación escribe.', en: 'Choose the delegation they write for.' },
  'file-unscanned': {
    es: 'El archivo no se adjunta, porque el antivirus del servidor no responde. Inténtelo más tarde o avise a la administración del servidor.',
    en: 'The file is not attached, because the server’s virus scanner does not answer. Try again later, or tell the people who run the server.',
  },
  'too-many': { es: 'Demasiados intentos. Espere un momento e inténtelo de nuevo.', en: 'Too many attempts. Wait a moment and try again.' },
  'server-failed': {
    es: 'Algo falló en el servidor. Su trabajo en este dispositivo no se ha perdido.',
    en: 'Something failed on the server. Your work on this device is not lost.',
  },
  damaged: {
    es: 'El registro de este documento está dañado y no se puede leer hasta este momento. En Verificación se indica desde qué entrada.',
    en: 'The log of this document is damaged and cannot be read up to this moment. See Verification for the first damaged entry.',
  },
  unavailable: {
    es: 'El servidor no está disponible en este momento. Inténtelo de nuevo en un minuto.',
    en: 'The server is not available at the moment. Try again in a minute.',
  },
}

const UPDATE_REFUSAL_MESSAGES: Readonly<Record<UpdateRefusal, Sentences>> = {
  'read-only': {
    es: 'El cambio no se guardó: aquí usted solo puede leer.',
    en: 'The change was not saved: you have read-only access here.',
  },
  'forged-author': {
    es: 'El cambio no se guardó: contiene ediciones que pertenecen a otra cuenta.',
    en: 'The change was not saved: it contains edits that belong to another account.',
  },
  'other-words': {
    es: 'Lo que el servidor guarda a su nombre no coincide con lo de este dispositivo. Aquí se conserva su copia completa.',
    en: 'What the server has under your name differs from what is on this device. Your full copy is kept here.',
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
    en: 'The change was not saved: the document has reached its maximum size.',
  },
  'too-many-ids': {
    es: 'El cambio no se guardó: viene de demasiadas copias a la vez. Espere un minuto y vuelva a abrir el documento.',
    en: 'The change was not saved: it comes from too many open copies of the document. Wait a minute and open the document again.',
  },
}
