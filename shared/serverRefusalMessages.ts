// Messages of refusals that only the server makes: included in its answers, so that they are not part of the page.
import type { Language } from './bilingual.ts'
import type { Refusal } from './refusals.ts'

type Sentences = Readonly<Record<Language, string>>

export const SERVER_REFUSAL_MESSAGES = {
  'provider-stranger': {
    es: 'En Ruta no hay ninguna cuenta para usted. Pida a la secretaría de su grupo una invitación y ábrala antes de volver a entrar de esta manera.',
    en: 'There is no account for you on Ruta. Ask the secretariat of your group for an invitation, and open it before you sign in this way again.',
  },
  'provider-refused': {
    es: 'El proveedor no confirmó quién es usted, o usted canceló. Inténtelo de nuevo.',
    en: 'The provider did not confirm who you are, or you canceled. Please try again.',
  },
  'provider-proof': {
    es: 'El proveedor no confirma que usted acabe de identificarse en él. Confirme su identidad de otra manera, o cierre la sesión y entre de nuevo.',
    en: 'The provider cannot confirm that you signed in recently. Confirm your identity in another way, or sign out and in again.',
  },
  'provider-expired': {
    es: 'Este intento de entrar venció, ya se usó o comenzó en otro navegador. Empiece de nuevo.',
    en: 'This attempt to sign in has expired, has been used already, or began in another browser. Please start again.',
  },
  'provider-email': {
    es: 'El proveedor no ha verificado su correo, y la invitación no indica ninguno. Acepte la invitación con una contraseña.',
    en: 'The provider has not verified your email address, and the invitation does not give one. Accept the invitation with a password.',
  },
  'provider-taken': {
    es: 'Esa cuenta del proveedor ya está vinculada con otra cuenta de Ruta.',
    en: 'That account at the provider is already linked to another Ruta account.',
  },
  'only-way-in': {
    es: 'Sin contraseña, esta es la única manera de entrar en su cuenta. Elija antes una contraseña con «¿Olvidó su contraseña?» en la página de inicio de sesión.',
    en: 'Without a password this is the only way to sign in to your account. First choose a password through “Forgot your password?” on the sign-in page.',
  },
  'provider-down': {
    es: 'El proveedor no responde en este momento. Entre con su contraseña o inténtelo más tarde.',
    en: 'The provider does not answer at the moment. Sign in with your password, or try again later.',
  },
  'factor-required': {
    es: 'Este grupo exige la verificación en dos pasos. Configúrela en Mi cuenta, Verificación en dos pasos.',
    en: 'This group requires two-step verification. Set it up under My account, Two-step verification.',
  },
  'provider-needed': {
    es: 'Este grupo solo se abre si usted entra con su proveedor de acceso. Un token de API sirve si se creó después de entrar así.',
    en: 'This group opens only if you sign in through its provider. An API token works if it was created after signing in that way.',
  },
  'group-read-only': {
    es: 'Este grupo está suspendido o archivado: se puede leer y exportar, pero no cambiar.',
    en: 'This group is suspended or archived: it can be read and exported, but not changed.',
  },
  'provider-other': {
    es: 'Su cuenta del proveedor corresponde a otra cuenta de Ruta, no a la que está abierta aquí. Cierre la sesión en el proveedor o aquí, y vuelva a intentarlo.',
    en: 'Your account at the provider belongs to another Ruta account, not to the one that is open here. Sign out at the provider or here, and try again.',
  },
  'more-than-password': {
    es: 'Un grupo suyo exige un proveedor de acceso; por eso, la contraseña no basta para este cambio. Cierre la sesión, pulse «¿Olvidó su contraseña?», elija una nueva con el enlace que recibirá por correo y vuelva aquí. Donde no hay correo, pida un enlace de acceso a la presidencia o a la secretaría.',
    en: 'A group of yours requires a sign-in provider, so the password is not enough for this change. Sign out, press “Forgot your password?”, choose a new one with the link that you receive by mail, and come back here. Where there is no mail, ask the chair or the secretariat for a sign-in link.',
  },
  'own-provider': {
    es: 'Para no quedarse fuera, entre primero con uno de esos proveedores.',
    en: 'First sign in through one of these providers, so that you do not lock yourself out.',
  },
  'token-invalid': { es: 'Este token no es válido.', en: 'This token is not valid.' },
  'token-scope': { es: 'Este token no permite esto.', en: 'This token does not allow this.' },
  'too-many-tokens': {
    es: 'Ya tiene diez tokens en este grupo. Revoque uno.',
    en: 'You already have ten tokens in this group. Revoke one.',
  },
  'too-many-webhooks': {
    es: 'El grupo ya tiene diez webhooks. Elimine uno.',
    en: 'The group already has ten webhooks. Delete one.',
  },
  'group-requests-off': {
    es: 'En esta instalación no se pueden solicitar grupos nuevos.',
    en: 'New groups cannot be asked for on this installation.',
  },
  'group-requests-full': {
    es: 'Su grupo ya tiene tres solicitudes sin respuesta. Espere a que se responda alguna.',
    en: 'Your group already has three requests without an answer. Wait until one is answered.',
  },
  'webhooks-off': {
    es: 'En esta instalación los webhooks están desactivados. Quienes la administran pueden permitir direcciones.',
    en: 'Webhooks are turned off in this installation. Those who run it can allow addresses.',
  },
  'webhook-stopped': {
    es: 'Este webhook está desactivado. Actívelo antes de enviar algo.',
    en: 'This webhook is off. Turn it on before you send something.',
  },
  'webhook-address': {
    es: 'Indique una dirección completa que comience con https://, sin usuario ni contraseña.',
    en: 'Enter a complete address that begins with https://, without user name or password.',
  },
  'webhook-host': {
    es: 'La administración del servidor no ha permitido enviar webhooks a ese servidor.',
    en: 'Those who run this installation have not allowed webhooks to that server.',
  },
  'mail-off': {
    es: 'Este servidor no envía correo. Pida a la secretaría de su grupo un enlace de acceso.',
    en: 'This server sends no mail. Ask the secretariat of your group for a sign-in link.',
  },
  'no-second-factor': { es: 'Esta cuenta no tiene verificación en dos pasos.', en: 'This account has no two-step verification.' },
  'last-factor': {
    es: 'Uno de sus grupos exige la verificación en dos pasos, y este es su único medio. Agregue otro antes de quitarlo.',
    en: 'One of your groups requires two-step verification, and this is your only means. Add another one before you remove it.',
  },
  'group-taken': {
    es: 'Otro grupo de la instalación ya tiene esta dirección. Elija otra.',
    en: 'Another group of the installation already has this address. Choose another one.',
  },
  'group-inhabited': {
    es: 'Ya hay personas en este grupo: su presidencia invita a las demás.',
    en: 'There are people in this group already: its chair invites the others.',
  },
  'already-set-up': { es: 'Ruta ya está configurada aquí.', en: 'Ruta has already been set up here.' },
  'email-taken': {
    es: 'Ya existe una cuenta con este correo: entre en ella y abra el enlace de nuevo.',
    en: 'An account with this email address already exists: sign in, then open the link again.',
  },
  'email-differs': {
    es: 'Esta invitación es para otro correo: ábrala con la cuenta de esa persona.',
    en: 'This invitation is for another email address: open it with the account of that person.',
  },
  'acronym-taken': {
    es: 'Otra institución de la delegación ya tiene esta sigla.',
    en: 'Another agency of the delegation already has this acronym.',
  },
  'still-seated': {
    es: 'Todavía hay personas que escriben por ella: deles antes otra función en Personas.',
    en: 'Some people still write for it. First give them another role under People.',
  },
  'too-many-delegations': {
    es: 'Este grupo ya tiene veinticuatro delegaciones, el máximo que admite.',
    en: 'This group already has twenty-four delegations, the most it can have.',
  },
  'too-many-agencies': {
    es: 'Esta delegación ya tiene cuarenta instituciones, el máximo que admite.',
    en: 'This delegation already has forty agencies, the most it can have.',
  },
  'code-taken': {
    es: 'Otra delegación del grupo ya tiene estas letras.',
    en: 'Another delegation of the group already has these letters.',
  },
  'identity-taken': {
    es: 'Otra delegación ya tiene este color y este patrón: elija uno libre.',
    en: 'Another delegation already has this color and pattern: choose a free one.',
  },
  'nobody-consents': {
    es: 'Nadie de esa delegación puede aceptar el enlace. Puede hacerlo quien ocupe la jefatura desde hace al menos una semana, o una persona autorizada por la jefatura; la persona interesada no. Si no hay nadie, la administración del servidor puede crearlo.',
    en: 'No one in that delegation can approve the link. It takes someone else who has been its head for at least a week, or a person authorized by its head. If there is no one, the server administrator can create the link.',
  },
  'password-short': {
    es: 'La contraseña debe tener entre 15 y 256 caracteres; una frase sirve muy bien.',
    en: 'The password must have between 15 and 256 characters; a phrase works very well.',
  },
  'password-common': {
    es: 'Esta contraseña es fácil de adivinar: elija otra que no contenga su correo, el nombre del producto ni repeticiones.',
    en: 'This password is easy to guess: choose another one, without your email address, the name of the product or repetitions.',
  },
  'order-changed': {
    es: 'La lista cambió mientras tanto: mírela y ordénela de nuevo.',
    en: 'The list has changed in the meantime: look at it and order it again.',
  },
  'last-chair': {
    es: 'El grupo no puede quedarse sin presidencia: nombre primero a otra persona.',
    en: 'The group cannot be left without a chair: appoint someone else first.',
  },
  'already-member': { es: 'Esta persona ya es miembro del grupo.', en: 'This person is already a member of the group.' },
  'files-full': {
    es: 'El grupo ya no tiene espacio para más archivos. Retire alguno o avise a la administración del servidor.',
    en: 'The group has no room for more files. Remove some, or tell the people who run the server.',
  },
  'file-infected': {
    es: 'El antivirus del servidor encontró algo en el archivo: no se adjunta. Revise su equipo o pida el archivo de nuevo.',
    en: 'The server’s virus scanner found something in the file: it is not attached. Check your computer, or ask for the file again.',
  },
  'push-service': {
    es: 'El servicio de avisos de este navegador no es uno de los que esta instalación admite.',
    en: 'The notice service of this browser is not one that this installation accepts.',
  },
  'reminded-today': {
    es: 'Ya se recordó hace menos de un día: se puede recordar una vez al día.',
    en: 'A reminder was sent less than a day ago. You can send one a day.',
  },
  'too-many-views': {
    es: 'Usted ya tiene doscientas vistas en este grupo: elimine alguna.',
    en: 'You already have two hundred views in this group: delete one of them.',
  },
  'name-characters': {
    es: 'El nombre contiene caracteres invisibles o que invierten el sentido de la lectura, o no contiene ninguna letra. Escríbalo de nuevo con el teclado.',
    en: 'The name contains characters that are invisible or reverse the reading direction, or it contains no letter. Type it again.',
  },
  'too-many-failures': {
    es: 'Con este correo se escribieron cien contraseñas equivocadas seguidas. Entre en un navegador en el que ya lo haya hecho antes, o pida a la secretaría un enlace de acceso.',
    en: 'A hundred wrong passwords in a row were entered for this email address. Sign in from a browser that you have used before, or ask the secretariat for a sign-in link.',
  },
  'edit-refused': { es: 'Este cambio no se puede hacer en la hoja de ruta.', en: 'This change cannot be made to the road map.' },
  'not-settled': {
    es: 'Solo puede dar acceso un miembro de la delegación cuyo puesto lleve al menos una semana.',
    en: 'Only a member of the delegation whose seat has stood for at least a week can admit someone.',
  },
  'comments-off': {
    es: 'En este grupo, quienes observan pueden leer los comentarios, pero no escribirlos. La secretaría puede permitirlo en Ajustes.',
    en: 'In this group, observers can read comments but not write them. The secretariat can change this under Settings.',
  },
  'not-in-delegation': {
    es: 'Este comentario es solo para su delegación y menciona a alguien de fuera, que no podría leerlo. Quite la mención o escriba uno para todo el grupo.',
    en: 'This comment is for your delegation only and mentions someone outside it, who could not read it. Remove the mention or write one for the whole group.',
  },
  'thread-changed': {
    es: 'La conversación cambió mientras tanto: léala antes de continuar.',
    en: 'The conversation has changed in the meantime: read it before you go on.',
  },
  'thread-full': {
    es: 'Esta conversación llegó a su límite de 300 comentarios. Inicie otra.',
    en: 'This conversation has reached its limit of 300 comments. Start another one.',
  },
  'not-your-agency': {
    es: 'Solo informan en nombre de esta institución quienes integran su delegación, o la secretaría por ella.',
    en: 'Only its own delegation, or the secretariat on its behalf, reports for this agency.',
  },
  'period-closed': {
    es: 'La sesión para la que era este informe ya se cerró. Entréguelo de nuevo: quedará para la siguiente.',
    en: 'The session this report was for has closed. Submit it again and it will go to the next session.',
  },
  'nothing-due': {
    es: 'No falta ningún informe.',
    en: 'All reports have been submitted.',
  },
  'unknown-item': {
    es: 'Esta acción no está en la hoja de ruta.',
    en: 'This item is not in the road map.',
  },
  'words-missing': {
    es: 'El informe está vacío: escriba al menos qué se hizo, qué lo dificulta o qué sigue.',
    en: 'The report is empty. Write at least what was done, what the obstacles are, or what comes next.',
  },
  'history-behind': {
    es: 'El servidor todavía está leyendo el historial de este grupo. Espere un momento y pídalo de nuevo.',
    en: 'The server is still reading the history of this group. Wait a moment and ask again.',
  },
  'outcome-busy': {
    es: 'El servidor está haciendo otros documentos. Espere un momento y pídalo de nuevo.',
    en: 'The server is making other documents. Wait a moment and ask again.',
  },
  'outcome-slow': {
    es: 'Este documento tardó más de un minuto y no se terminó. Elija menos partes o menos acciones.',
    en: 'This document took more than a minute and was not finished. Choose fewer parts or fewer items.',
  },
  'meeting-state': {
    es: 'La sesión no puede pasar de su estado actual a este.',
    en: 'The session cannot go from its present state to this one.',
  },
  'another-in-session': {
    es: 'Otra sesión del grupo está en curso: ciérrela primero.',
    en: 'Another session is in progress. Close it first.',
  },
  'reason-missing': {
    es: 'Indique por qué se reabre la sesión.',
    en: 'State why the session is reopened.',
  },
  'not-begun': {
    es: 'En ese momento todavía no había nada escrito en este texto. Elija uno posterior.',
    en: 'At that moment nothing had been written in this text yet. Choose a later one.',
  },
  'view-changed': {
    es: 'Otra persona cambió esta vista mientras tanto: mírela antes de guardar, o guarde la suya como otra.',
    en: 'Someone else has changed this view in the meantime: look at it before you save, or save yours as another one.',
  },
  'too-many-texts': {
    es: 'Este grupo ya tiene mil textos, el máximo que admite. Archive los que ya no se necesiten, o continúe en uno de ellos.',
    en: 'This group already has a thousand texts, the most it can hold. Archive those that are no longer needed, or continue in one of them.',
  },
  'empty-texts': {
    es: 'Usted tiene doscientos textos en los que no se ha escrito nada, el máximo por persona. Escriba en uno de ellos.',
    en: 'You have two hundred texts in which nothing has been written, the most for one person. Write in one of them.',
  },
  'archived-texts': {
    es: 'Hay demasiados textos archivados o vacíos: mil archivados de una misma persona, o diez mil en el grupo. Desarchive uno y continúe en él, o pida a otra persona que cree el texto.',
    en: 'There are too many archived or empty texts: a thousand archived ones of the same person, or ten thousand in the group. Take one out of the archive and continue in it, or ask someone else to create the text.',
  },
  'new-texts': {
    es: 'En la última hora usted creó sesenta textos, el máximo por persona. Continúe en uno de ellos, o cree otro más tarde.',
    en: 'You created sixty texts in the last hour, the most for one person. Continue in one of them, or create another one later.',
  },
  'name-taken': {
    es: 'Otra persona del grupo tiene un nombre que se lee igual. Agregue algo que los distinga, como el segundo apellido o la institución.',
    en: 'Someone else in the group has a name that reads the same. Add something that tells them apart, such as a second surname or the agency.',
  },
  'unknown-delegation': {
    es: 'Esta delegación o institución no pertenece al grupo.',
    en: 'This delegation or agency does not belong to the group.',
  },
  'file-too-large': { es: 'El archivo es demasiado grande para este servidor.', en: 'The file is too large for this server.' },
  'file-kind': {
    es: 'Solo se aceptan PDF, imágenes y documentos de Office u OpenDocument, con la extensión que les corresponde y sin contraseña, macros, programas, objetos incrustados (OLE), campos que abren programas (DDE, LINK) ni plantillas, imágenes o textos que se cargan de otro servidor.',
    en: 'Only PDF, images, and Office or OpenDocument files are accepted, with the matching file extension and without a password, macros, programs, embedded objects (OLE), fields that open programs (DDE, LINK), or templates, pictures or texts loaded from another server.',
  },
  'files-underway': {
    es: 'Está enviando muchos archivos a la vez. Espere a que terminen los otros e inténtelo de nuevo.',
    en: 'You are sending many files at once. Wait until the others are done and try again.',
  },
  'item-changed': {
    es: 'El elemento ha cambiado desde que usted lo leyó. Léalo de nuevo y decida si el cambio todavía procede.',
    en: 'The item has changed since you read it. Read it again, and decide whether the change still applies.',
  },
  'key-reused': {
    es: 'Con esta Idempotency-Key ya se envió otra solicitud. Use otra clave.',
    en: 'Another request was sent with this Idempotency-Key before. Use another key.',
  },
  'not-open': {
    es: 'La sesión está cerrada: ya no se pueden adjuntar ni quitar archivos.',
    en: 'The session is closed. Files can no longer be attached or removed.',
  },
} as const satisfies Readonly<Partial<Record<Refusal, Sentences>>>

export type ServerRefusal = keyof typeof SERVER_REFUSAL_MESSAGES
